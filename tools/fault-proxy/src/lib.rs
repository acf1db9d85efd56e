//! A TCP proxy to a database server with switchable faults: it cuts connections, freezes or delays them, breaks them in the
//! middle of a packet or after a given byte, or damages the server's answers. For the tests and the devserver; nothing that ships depends on it.

mod connection;
mod cut;
mod damage;
mod fault;

use std::io;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};

use crate::cut::Meter;

pub use cut::Side;
pub use damage::Damage;
pub use fault::Fault;

/// Forwards connections from its own port on 127.0.0.1 to a server. Dropping it breaks every connection.
#[derive(Debug)]
pub struct FaultProxy {
    port: u16,
    fault: watch::Sender<Fault>,
    accepted: Arc<AtomicU64>,
    /// How many more answers are damaged.
    budget: Arc<AtomicU32>,
    meter: Arc<Meter>,
    accepting: JoinHandle<()>,
}

impl FaultProxy {
    /// Listens on a free port and forwards to `port` of `host`.
    pub async fn to(host: &str, port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let own_port = listener.local_addr()?.port();
        let (fault, current) = watch::channel(Fault::None);
        let accepted = Arc::new(AtomicU64::new(0));
        let budget = Arc::new(AtomicU32::new(0));
        let meter = Arc::new(Meter::default());
        let route = Route {
            server: (host.to_owned(), port),
            fault: current,
            budget: Arc::clone(&budget),
            meter: Arc::clone(&meter),
        };
        let accepting = tokio::spawn(accept(listener, route, Arc::clone(&accepted)));
        Ok(Self { port: own_port, fault, accepted, budget, meter, accepting })
    }

    /// The port on 127.0.0.1.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// How many connections came so far, also those that a fault ended at once.
    #[must_use]
    pub fn accepted(&self) -> u64 {
        self.accepted.load(Ordering::Relaxed)
    }

    /// Starts a fault, or ends it with [`Fault::None`]. It applies to open connections and to new ones.
    pub fn set(&self, fault: Fault) {
        self.budget.store(if let Fault::Garbled(_, answers) = fault { answers } else { 0 }, Ordering::SeqCst);
        self.fault.send_replace(fault);
    }

    /// Cuts every open connection as soon as this many more bytes came from one side; later connections work. With 0 the next
    /// byte does not pass.
    pub fn cut_after(&self, side: Side, bytes: usize) {
        self.meter.plan(Some((side, bytes)));
    }

    /// Cancels a cut that is still pending.
    pub fn cancel_cut(&self) {
        self.meter.plan(None);
    }

    /// Whether the planned cut is still pending.
    #[must_use]
    pub fn has_pending_cut(&self) -> bool {
        self.meter.has_plan()
    }

    /// How many bytes came from a side and passed so far.
    #[must_use]
    pub fn passed(&self, side: Side) -> usize {
        self.meter.passed(side)
    }
}

impl Drop for FaultProxy {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

/// What every connection of a proxy needs.
#[derive(Clone)]
struct Route {
    server: (String, u16),
    fault: watch::Receiver<Fault>,
    budget: Arc<AtomicU32>,
    meter: Arc<Meter>,
}

async fn accept(listener: TcpListener, route: Route, accepted: Arc<AtomicU64>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            connection = listener.accept() => match connection {
                Ok((client, _)) => {
                    accepted.fetch_add(1, Ordering::Relaxed);
                    connections.spawn(forward(client, route.clone()));
                }
                // Out of file descriptors, or the client has gone again: others may come.
                Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
            },
            Some(_) = connections.join_next() => {}
        }
    }
}

/// Forwards one connection until either side closes it.
async fn forward(client: TcpStream, route: Route) -> io::Result<()> {
    let Route { server, mut fault, budget, meter } = route;
    fault::wait_while_frozen(&mut fault).await?;
    let server = TcpStream::connect(server).await?;
    client.set_nodelay(true)?;
    server.set_nodelay(true)?;
    connection::forward(client, server, fault, budget, &meter).await
}
