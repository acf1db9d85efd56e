//! What can be wrong with a way.

use std::io;
use std::time::Duration;

use tokio::sync::watch;

/// What is wrong with a way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// Nothing.
    None,
    /// Connections break, and new ones end at once.
    Cut,
    /// Connections stay, new ones are taken, and nothing passes. What waits passes afterwards.
    Frozen,
    /// Everything takes so much longer, in each direction.
    Slow(Duration),
    /// Each connection breaks after a number of bytes in one direction, by chance up to so many: in the handshake, in the
    /// middle of a call, or after it was carried out and before its answer has come.
    Brittle(u32),
}

/// Waits until something may pass; an error when nothing ever will on this connection.
pub(crate) async fn thawed(trouble: &mut watch::Receiver<Trouble>) -> io::Result<Trouble> {
    let now = *trouble.wait_for(|now| *now != Trouble::Frozen).await.map_err(|_| broken())?;
    if now == Trouble::Cut { Err(broken()) } else { Ok(now) }
}

/// Ends when connections break.
pub(crate) async fn cut(mut trouble: watch::Receiver<Trouble>) -> io::Error {
    // The way itself is gone: that breaks them as well.
    let _ = trouble.wait_for(|now| *now == Trouble::Cut).await;
    broken()
}

pub(crate) fn broken() -> io::Error {
    io::ErrorKind::ConnectionReset.into()
}
