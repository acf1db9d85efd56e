//! A proxy to a server that cuts connections where a test wants it to.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::task::JoinSet;

/// From whom bytes come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// From the workstation.
    Client,
    /// From the database.
    Server,
}

impl Side {
    /// Both.
    pub const BOTH: [Self; 2] = [Self::Client, Self::Server];
}

/// Listens on 127.0.0.1 and forwards to a server there, until it has to cut. Dropping it ends every connection.
pub struct Cutter {
    port: u16,
    route: Arc<Route>,
    _connections: JoinSet<()>,
}

#[derive(Default)]
struct Route {
    state: Mutex<State>,
    cut: Notify,
}

#[derive(Default)]
struct State {
    /// How many bytes came from the workstation.
    from_client: usize,
    /// How many bytes came from the server.
    from_server: usize,
    /// From which side how many more bytes may pass.
    plan: Option<(Side, usize)>,
}

impl Cutter {
    /// Begins; nothing is cut yet.
    ///
    /// # Panics
    /// When there is no port.
    pub async fn to(server: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("its number").port();
        let route = Arc::new(Route::default());
        let mut connections = JoinSet::new();
        connections.spawn(accept(listener, server, Arc::clone(&route)));
        Self { port, route, _connections: connections }
    }

    /// The port that it listens on.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Cuts as soon as this many more bytes came from one side: what is open then ends at both ends, and later connections go
    /// through. With 0 the next byte does not pass.
    pub fn cut_after(&self, side: Side, bytes: usize) {
        self.route.state().plan = Some((side, bytes));
    }

    /// Cancels the cut.
    pub fn lets_through(&self) {
        self.route.state().plan = None;
    }

    /// Whether the planned cut is still pending.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.route.state().plan.is_some()
    }

    /// How many bytes came from a side so far.
    #[must_use]
    pub fn passed(&self, side: Side) -> usize {
        *self.route.state().passed(side)
    }
}

impl State {
    fn passed(&mut self, side: Side) -> &mut usize {
        match side {
            Side::Client => &mut self.from_client,
            Side::Server => &mut self.from_server,
        }
    }
}

impl Route {
    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many of the bytes that came may pass, and whether the cut is due after them.
    fn admit(&self, side: Side, came: usize) -> (usize, bool) {
        let mut state = self.state();
        let (pass, cut) = match state.plan {
            Some((planned, left)) if planned == side => (came.min(left), left <= came),
            _ => (came, false),
        };
        *state.passed(side) += pass;
        state.plan = match state.plan {
            Some((planned, left)) if planned == side && !cut => Some((side, left - pass)),
            Some(_) if cut => None,
            plan => plan,
        };
        (pass, cut)
    }
}

async fn accept(listener: TcpListener, server: u16, route: Arc<Route>) {
    let mut connections = JoinSet::new();
    while let Ok((client, _)) = listener.accept().await {
        connections.spawn(lead(client, server, Arc::clone(&route)));
    }
}

/// Either side's end ends both, and so does a cut.
async fn lead(client: TcpStream, server: u16, route: Arc<Route>) -> io::Result<()> {
    let server = TcpStream::connect(("127.0.0.1", server)).await?;
    client.set_nodelay(true)?;
    server.set_nodelay(true)?;
    let (from_client, to_client) = client.into_split();
    let (from_server, to_server) = server.into_split();
    tokio::select! {
        () = route.cut.notified() => Ok(()),
        ended = pass(Side::Client, from_client, to_server, &route) => ended,
        ended = pass(Side::Server, from_server, to_client, &route) => ended,
    }
}

async fn pass(side: Side, mut from: OwnedReadHalf, mut to: OwnedWriteHalf, route: &Route) -> io::Result<()> {
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let came = from.read(&mut buffer).await?;
        if came == 0 {
            return to.shutdown().await;
        }
        let (passes, cut) = route.admit(side, came);
        to.write_all(buffer.get(..passes).unwrap_or_default()).await?;
        if cut {
            route.cut.notify_waiters();
            return Ok(());
        }
    }
}
