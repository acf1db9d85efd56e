//! A way to a server that breaks where a test wants it to.

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

/// Listens on 127.0.0.1 and leads to a server there, until it is told to cut. Dropping it ends every connection.
pub struct Cutter {
    port: u16,
    way: Arc<Way>,
    _connections: JoinSet<()>,
}

#[derive(Default)]
struct Way {
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
        let way = Arc::new(Way::default());
        let mut connections = JoinSet::new();
        connections.spawn(accept(listener, server, Arc::clone(&way)));
        Self { port, way, _connections: connections }
    }

    /// Where it listens.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Cuts as soon as this many more bytes came from one side: what is open then ends at both ends, and later connections go
    /// through. With 0 the next byte does not pass.
    pub fn cut_after(&self, side: Side, bytes: usize) {
        self.way.state().plan = Some((side, bytes));
    }

    /// Cuts nothing any more.
    pub fn lets_through(&self) {
        self.way.state().plan = None;
    }

    /// Whether the planned cut has not met anything yet.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.way.state().plan.is_some()
    }

    /// How many bytes came from a side so far.
    #[must_use]
    pub fn passed(&self, side: Side) -> usize {
        *self.way.state().passed(side)
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

impl Way {
    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many of the bytes that came may pass, and whether the cut is due after them.
    fn look(&self, side: Side, came: usize) -> (usize, bool) {
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

async fn accept(listener: TcpListener, server: u16, way: Arc<Way>) {
    let mut connections = JoinSet::new();
    while let Ok((client, _)) = listener.accept().await {
        connections.spawn(lead(client, server, Arc::clone(&way)));
    }
}

/// Either side's end ends both, and so does a cut.
async fn lead(client: TcpStream, server: u16, way: Arc<Way>) -> io::Result<()> {
    let server = TcpStream::connect(("127.0.0.1", server)).await?;
    client.set_nodelay(true)?;
    server.set_nodelay(true)?;
    let (from_client, to_client) = client.into_split();
    let (from_server, to_server) = server.into_split();
    tokio::select! {
        () = way.cut.notified() => Ok(()),
        ended = pass(Side::Client, from_client, to_server, &way) => ended,
        ended = pass(Side::Server, from_server, to_client, &way) => ended,
    }
}

async fn pass(side: Side, mut from: OwnedReadHalf, mut to: OwnedWriteHalf, way: &Way) -> io::Result<()> {
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let came = from.read(&mut buffer).await?;
        if came == 0 {
            return to.shutdown().await;
        }
        let (passes, cut) = way.look(side, came);
        to.write_all(buffer.get(..passes).unwrap_or_default()).await?;
        if cut {
            way.cut.notify_waiters();
            return Ok(());
        }
    }
}
