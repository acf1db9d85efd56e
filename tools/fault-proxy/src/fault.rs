//! The faults that a proxy can have.

use std::io;
use std::time::Duration;

use tokio::sync::watch;

use crate::damage::Damage;

/// What is wrong with the connections of a proxy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing is wrong.
    None,
    /// Open connections break, and new ones are closed at once.
    Cut,
    /// Connections stay open and new ones are accepted, but nothing passes until the fault ends.
    Frozen,
    /// Every packet is delayed by this much, in each direction.
    Slow(Duration),
    /// Each connection breaks after a random number of bytes in one direction, at most this many: in the handshake, in the
    /// middle of a call, or after the call took effect and before its answer arrived.
    Brittle(u32),
    /// Whatever the connections that are open now carry vanishes for good, as after sleep or a change of network; new ones work.
    Blackhole,
    /// The same from the server to the client only: calls arrive and answers vanish.
    Deaf,
    /// The server's next answers to prepared statements are damaged, so many of them. Begun while a connection is idle, and
    /// not over TLS.
    Garbled(Damage, u32),
}

/// Waits until bytes may pass. Fails when this connection is broken.
pub(crate) async fn wait_while_frozen(fault: &mut watch::Receiver<Fault>) -> io::Result<Fault> {
    let now = *fault.wait_for(|now| *now != Fault::Frozen).await.map_err(|_| broken())?;
    if now == Fault::Cut { Err(broken()) } else { Ok(now) }
}

/// Returns once connections break.
pub(crate) async fn cut(mut fault: watch::Receiver<Fault>) -> io::Error {
    // A dropped proxy breaks them as well.
    let _ = fault.wait_for(|now| *now == Fault::Cut).await;
    broken()
}

pub(crate) fn broken() -> io::Error {
    io::ErrorKind::ConnectionReset.into()
}
