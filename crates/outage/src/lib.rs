//! A way to a database server that can be taken away: it breaks off, freezes, is slow, or breaks in the middle of a packet.
//! For the tests and the devserver; nothing that is shipped is built from it.

mod connection;
mod trouble;

use std::io;
use std::net::Ipv4Addr;
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};

pub use trouble::Trouble;

/// Leads from a port of its own on 127.0.0.1 to a server. Dropping it breaks every connection.
#[derive(Debug)]
pub struct Way {
    port: u16,
    trouble: watch::Sender<Trouble>,
    accepting: JoinHandle<()>,
}

impl Way {
    /// Listens on a free port. `host` and `server` tell where it leads.
    pub async fn to(host: &str, server: u16) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let port = listener.local_addr()?.port();
        let (trouble, seen) = watch::channel(Trouble::None);
        let accepting = tokio::spawn(accept(listener, (host.to_owned(), server), seen));
        Ok(Self { port, trouble, accepting })
    }

    /// The port on 127.0.0.1.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Begins a trouble, or ends it with [`Trouble::None`]. It holds for the connections that are open as well as for new ones.
    pub fn suffer(&self, trouble: Trouble) {
        self.trouble.send_replace(trouble);
    }
}

impl Drop for Way {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn accept(listener: TcpListener, server: (String, u16), trouble: watch::Receiver<Trouble>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((client, _)) => {
                    connections.spawn(lead(client, server.clone(), trouble.clone()));
                }
                // Out of file descriptors, or the client has gone again: others may come.
                Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
            },
            Some(_) = connections.join_next() => {}
        }
    }
}

/// Either side's end ends both.
async fn lead(client: TcpStream, server: (String, u16), mut trouble: watch::Receiver<Trouble>) -> io::Result<()> {
    trouble::thawed(&mut trouble).await?;
    let server = TcpStream::connect(server).await?;
    client.set_nodelay(true)?;
    server.set_nodelay(true)?;
    connection::lead(client, server, trouble).await
}
