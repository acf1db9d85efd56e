//! One forwarded connection.

use std::borrow::Cow;
use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicU32;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::sync::watch;

use crate::cut::{Meter, Side};
use crate::damage::{Damaging, Statements};
use crate::fault::{Fault, broken, cut, wait_while_frozen};

pub(crate) async fn forward(
    client: TcpStream,
    server: TcpStream,
    fault: watch::Receiver<Fault>,
    budget: Arc<AtomicU32>,
    meter: &Meter,
) -> io::Result<()> {
    let born = *fault.borrow();
    let (from_client, to_client) = client.into_split();
    let (from_server, to_server) = server.into_split();
    let statements = Arc::new(Statements::default());
    let to_server = Target::Server(to_server, Arc::clone(&statements));
    let to_client = Target::Client(to_client, Damaging::new(statements, budget));
    tokio::select! {
        ended = pass(from_client, to_server, fault.clone(), born, meter) => ended,
        ended = pass(from_server, to_client, fault.clone(), born, meter) => ended,
        () = meter.until_cut() => Err(broken()),
        error = cut(fault) => Err(error),
    }
}

/// Where bytes go.
enum Target {
    Server(OwnedWriteHalf, Arc<Statements>),
    Client(OwnedWriteHalf, Damaging),
}

impl Target {
    fn writer(&mut self) -> &mut OwnedWriteHalf {
        match self {
            Self::Server(writer, _) | Self::Client(writer, _) => writer,
        }
    }

    /// The side that these bytes come from.
    fn sender(&self) -> Side {
        match self {
            Self::Server(..) => Side::Client,
            Self::Client(..) => Side::Server,
        }
    }

    /// Whether bytes vanish on this side under this fault.
    fn swallows(&self, fault: Fault) -> bool {
        fault == Fault::Blackhole || (fault == Fault::Deaf && matches!(self, Self::Client(..)))
    }

    /// What is sent for `bytes` under this fault.
    fn faulty<'a>(&mut self, fault: Fault, bytes: &'a [u8]) -> Cow<'a, [u8]> {
        match (self, fault) {
            (Self::Server(_, statements), _) => {
                statements.watch(bytes);
                bytes.into()
            }
            (Self::Client(_, damaging), Fault::Garbled(damage, _)) => damaging.apply(damage, bytes).into(),
            (Self::Client(..), _) => bytes.into(),
        }
    }
}

async fn pass(
    mut from: OwnedReadHalf,
    mut to: Target,
    mut fault: watch::Receiver<Fault>,
    born: Fault,
    meter: &Meter,
) -> io::Result<()> {
    let mut buffer = vec![0; 64 * 1024];
    // Once bytes vanished, nothing passes any more, not even the end of the connection.
    let mut vanished = false;
    // How many more bytes pass before a brittle connection breaks.
    let mut remaining: Option<usize> = None;
    loop {
        let length = from.read(&mut buffer).await?;
        let bytes = buffer.get(..length).unwrap_or_default();
        let current = *fault.borrow();
        vanished |= current != born && to.swallows(current);
        if vanished && bytes.is_empty() {
            return std::future::pending().await;
        }
        if vanished {
            continue;
        }
        if bytes.is_empty() {
            return to.writer().shutdown().await;
        }
        let now = wait_while_frozen(&mut fault).await?;
        match now {
            Fault::Slow(delay) => tokio::time::sleep(delay).await,
            Fault::Brittle(most) => {
                let left = remaining.unwrap_or_else(|| rand::random_range(0..=most as usize));
                if left < bytes.len() {
                    to.writer().write_all(bytes.get(..left).unwrap_or_default()).await?;
                    to.writer().flush().await?;
                    return Err(broken());
                }
                remaining = Some(left - bytes.len());
            }
            _ => remaining = None,
        }
        let bytes = to.faulty(now, bytes);
        let (passes, is_cut) = meter.admit(to.sender(), bytes.len());
        to.writer().write_all(bytes.get(..passes).unwrap_or_default()).await?;
        if is_cut {
            meter.cut();
            return Err(broken());
        }
    }
}
