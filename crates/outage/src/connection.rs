//! One connection that goes this way.

use std::io;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::sync::watch;

use crate::trouble::{Trouble, broken, cut, thawed};

pub(crate) async fn lead(client: TcpStream, server: TcpStream, trouble: watch::Receiver<Trouble>) -> io::Result<()> {
    let (from_client, to_client) = client.into_split();
    let (from_server, to_server) = server.into_split();
    tokio::select! {
        ended = pass(from_client, to_server, trouble.clone()) => ended,
        ended = pass(from_server, to_client, trouble.clone()) => ended,
        error = cut(trouble) => Err(error),
    }
}

async fn pass(
    mut from: OwnedReadHalf,
    mut to: OwnedWriteHalf,
    mut trouble: watch::Receiver<Trouble>,
) -> io::Result<()> {
    let mut buffer = vec![0; 64 * 1024];
    // How many bytes it lasts for, from when it is brittle.
    let mut lasts: Option<usize> = None;
    loop {
        let length = from.read(&mut buffer).await?;
        let bytes = buffer.get(..length).unwrap_or_default();
        if bytes.is_empty() {
            return to.shutdown().await;
        }
        match thawed(&mut trouble).await? {
            Trouble::Slow(delay) => tokio::time::sleep(delay).await,
            Trouble::Brittle(most) => {
                let left = lasts.unwrap_or_else(|| rand::random_range(0..=most as usize));
                if left < bytes.len() {
                    to.write_all(bytes.get(..left).unwrap_or_default()).await?;
                    to.flush().await?;
                    return Err(broken());
                }
                lasts = Some(left - bytes.len());
            }
            _ => lasts = None,
        }
        to.write_all(bytes).await?;
    }
}
