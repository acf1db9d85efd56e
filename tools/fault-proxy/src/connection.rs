//! One forwarded connection.

use std::io;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::sync::watch;

use crate::fault::{Fault, broken, cut, wait_while_frozen};

pub(crate) async fn forward(client: TcpStream, server: TcpStream, fault: watch::Receiver<Fault>) -> io::Result<()> {
    let (from_client, to_client) = client.into_split();
    let (from_server, to_server) = server.into_split();
    tokio::select! {
        ended = pass(from_client, to_server, fault.clone()) => ended,
        ended = pass(from_server, to_client, fault.clone()) => ended,
        error = cut(fault) => Err(error),
    }
}

async fn pass(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, mut fault: watch::Receiver<Fault>) -> io::Result<()> {
    let mut buffer = vec![0; 64 * 1024];
    // How many more bytes pass before a brittle connection breaks.
    let mut remaining: Option<usize> = None;
    loop {
        let length = from.read(&mut buffer).await?;
        let bytes = buffer.get(..length).unwrap_or_default();
        if bytes.is_empty() {
            return to.shutdown().await;
        }
        match wait_while_frozen(&mut fault).await? {
            Fault::Slow(delay) => tokio::time::sleep(delay).await,
            Fault::Brittle(most) => {
                let left = remaining.unwrap_or_else(|| rand::random_range(0..=most as usize));
                if left < bytes.len() {
                    to.write_all(bytes.get(..left).unwrap_or_default()).await?;
                    to.flush().await?;
                    return Err(broken());
                }
                remaining = Some(left - bytes.len());
            }
            _ => remaining = None,
        }
        to.write_all(bytes).await?;
    }
}
