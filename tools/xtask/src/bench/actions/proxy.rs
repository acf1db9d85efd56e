//! A proxy to a server that counts round trips, delays packets, and passes so many bytes a second.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until};

/// One direction of a route with a delay and a bandwidth.
#[derive(Clone)]
pub struct Line {
    delay: Duration,
    bytes_a_second: Option<u32>,
    /// When it has carried all bytes so far.
    free: Arc<Mutex<Instant>>,
}

impl Line {
    /// Everything takes `delay` longer, and no more than so many bytes pass in a second.
    pub fn of(delay: Duration, bytes_a_second: Option<u32>) -> Self {
        Self { delay, bytes_a_second, free: Arc::new(Mutex::new(Instant::now())) }
    }

    /// When these bytes arrive.
    fn due(&self, bytes: usize) -> Instant {
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(rate) = self.bytes_a_second {
            let bytes = u32::try_from(bytes).unwrap_or(u32::MAX);
            *free = (*free).max(Instant::now()) + Duration::from_secs(1) * bytes / rate;
        } else {
            *free = Instant::now();
        }
        *free + self.delay
    }
}

/// Dropping it closes every connection that goes through it.
pub struct Proxy {
    port: u16,
    asked: Arc<AtomicU64>,
    _connections: JoinSet<()>,
}

impl Proxy {
    /// Listens on 127.0.0.1 and leads to `server` there. Each direction is such a line, for all connections together.
    pub async fn start(server: u16, line: Line) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await.context("no port for the proxy")?;
        let port = listener.local_addr()?.port();
        let asked = Arc::new(AtomicU64::new(0));
        let mut connections = JoinSet::new();
        let lines = [line.clone(), Line::of(line.delay, line.bytes_a_second)];
        connections.spawn(accept(listener, server, lines, Arc::clone(&asked)));
        Ok(Self { port, asked, _connections: connections })
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// How many commands that the server answers have gone through so far: each is one round trip.
    pub fn asked(&self) -> u64 {
        self.asked.load(Ordering::SeqCst)
    }
}

async fn accept(listener: TcpListener, server: u16, lines: [Line; 2], asked: Arc<AtomicU64>) {
    let mut ways = JoinSet::new();
    while let Ok((client, _)) = listener.accept().await {
        ways.spawn(lead(client, server, lines.clone(), Arc::clone(&asked)));
    }
}

/// Either side's end ends both.
async fn lead(client: TcpStream, server: u16, [there, back]: [Line; 2], asked: Arc<AtomicU64>) -> std::io::Result<()> {
    let server = TcpStream::connect(("127.0.0.1", server)).await?;
    client.set_nodelay(true)?;
    server.set_nodelay(true)?;
    let (from_client, to_client) = client.into_split();
    let (from_server, to_server) = server.into_split();
    let mut commands = Commands::default();
    tokio::select! {
        ended = pass(from_client, to_server, there, |bytes| {
            asked.fetch_add(commands.count(bytes), Ordering::SeqCst);
        }) => ended,
        ended = pass(from_server, to_client, back, |_| ()) => ended,
    }
}

/// Forwards bytes when the line has carried them, however many follow meanwhile.
async fn pass(
    mut from: impl AsyncRead + Unpin,
    mut to: impl AsyncWrite + Unpin,
    line: Line,
    mut look: impl FnMut(&[u8]),
) -> std::io::Result<()> {
    let (way, mut under_way) = mpsc::unbounded_channel::<(Instant, Vec<u8>)>();
    let read = async move {
        let mut buffer = vec![0; 64 * 1024];
        loop {
            let length = from.read(&mut buffer).await?;
            let bytes = buffer.get(..length).unwrap_or_default();
            look(bytes);
            if length == 0 || way.send((line.due(length), bytes.to_vec())).is_err() {
                return std::io::Result::Ok(());
            }
        }
    };
    let write = async move {
        while let Some((due, bytes)) = under_way.recv().await {
            if due > Instant::now() {
                sleep_until(due).await;
            }
            to.write_all(&bytes).await?;
        }
        to.shutdown().await
    };
    tokio::try_join!(read, write).map(|_| ())
}

/// Counts commands in what a client sends: packets of three bytes of length, a sequence number that is 0 for a command, and
/// the command's own byte. Source: <https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_basic_packets.html>.
#[derive(Default)]
struct Commands {
    head: Vec<u8>,
    /// What is left of the packet that was recognised last.
    rest: usize,
}

/// Commands without an answer: the client does not wait for them.
const QUIT: u8 = 0x01;
const CLOSE_STATEMENT: u8 = 0x19;

impl Commands {
    fn count(&mut self, mut bytes: &[u8]) -> u64 {
        let mut found = 0;
        loop {
            bytes = bytes.get(self.rest.min(bytes.len())..).map_or(&[], |after| {
                self.rest -= bytes.len() - after.len();
                after
            });
            let Some((byte, after)) = bytes.split_first() else { return found };
            bytes = after;
            self.head.push(*byte);
            match *self.head {
                [0, 0, 0, _] => self.head.clear(),
                [a, b, c, sequence, command] => {
                    let length = usize::from(a) | usize::from(b) << 8 | usize::from(c) << 16;
                    self.rest = length - 1;
                    found += u64::from(sequence == 0 && ![QUIT, CLOSE_STATEMENT].contains(&command));
                    self.head.clear();
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_counted_however_they_are_cut() {
        // COM_QUERY "SELECT 1", the second packet of a handshake, COM_STMT_CLOSE, COM_STMT_EXECUTE.
        let stream = [
            [9, 0, 0, 0, 3].as_slice(),
            b"SELECT 1",
            &[3, 0, 0, 1, 3, 3, 3],
            &[5, 0, 0, 0, CLOSE_STATEMENT, 1, 0, 0, 0],
            &[2, 0, 0, 0, 0x17, 0],
        ]
        .concat();
        for size in 1..=stream.len() {
            let mut commands = Commands::default();
            let found: u64 = stream.chunks(size).map(|chunk| commands.count(chunk)).sum();
            assert_eq!(found, 2, "cut into pieces of {size}");
        }
    }
}
