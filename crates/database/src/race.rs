//! Which of several addresses answers first: happy eyeballs, <https://www.rfc-editor.org/rfc/rfc8305>.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use tokio::net::TcpStream;
use tokio::task::{JoinError, JoinSet};
use tokio::time::error::Elapsed;
use tokio::time::timeout;

/// The next address is tried when the one before has not answered for so long (RFC 8305, section 5).
const STAGGER: Duration = Duration::from_millis(250);

/// How long one address may take.
const PER_ADDRESS: Duration = Duration::from_millis(1500);

/// Connects to the address that answers first. They are tried in their order, both families by turns.
pub(crate) async fn connect(addresses: &[SocketAddr]) -> io::Result<TcpStream> {
    let mut trying = JoinSet::new();
    let mut failure = io::Error::from(io::ErrorKind::AddrNotAvailable);
    for address in by_turns(addresses) {
        trying.spawn(timeout(PER_ADDRESS, TcpStream::connect(address)));
        // The next one gets its turn after a while, or as soon as one failed.
        if let Ok(Some(tried)) = timeout(STAGGER, trying.join_next()).await {
            match outcome(tried) {
                Ok(stream) => return Ok(stream),
                Err(error) => failure = error,
            }
        }
    }
    while let Some(tried) = trying.join_next().await {
        match outcome(tried) {
            Ok(stream) => return Ok(stream),
            Err(error) => failure = error,
        }
    }
    Err(failure)
}

fn outcome(tried: Result<Result<io::Result<TcpStream>, Elapsed>, JoinError>) -> io::Result<TcpStream> {
    tried.map_err(io::Error::other)?.map_err(|_| io::Error::from(io::ErrorKind::TimedOut))?
}

/// The addresses in their order, but the families take turns (RFC 8305, section 4).
fn by_turns(addresses: &[SocketAddr]) -> Vec<SocketAddr> {
    let first_is_v6 = addresses.first().is_some_and(SocketAddr::is_ipv6);
    let (same, other): (Vec<SocketAddr>, Vec<SocketAddr>) =
        addresses.iter().partition(|address| address.is_ipv6() == first_is_v6);
    let mut turns = Vec::with_capacity(addresses.len());
    let (mut same, mut other) = (same.into_iter(), other.into_iter());
    loop {
        let pair = [same.next(), other.next()];
        if pair == [None, None] {
            return turns;
        }
        turns.extend(pair.into_iter().flatten());
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use tokio::net::{TcpListener, TcpSocket};

    use super::*;

    /// A listener that answers nobody: its queue is full, and further requests are dropped without a word.
    async fn silent() -> (SocketAddr, Vec<TcpStream>, TcpListener) {
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind((Ipv4Addr::LOCALHOST, 0).into()).unwrap();
        let listener = socket.listen(0).unwrap();
        let address = listener.local_addr().unwrap();
        let mut queued = Vec::new();
        while let Ok(Ok(stream)) = timeout(Duration::from_millis(200), TcpStream::connect(address)).await {
            queued.push(stream);
        }
        (address, queued, listener)
    }

    #[tokio::test]
    async fn a_silent_address_does_not_hide_one_that_answers() {
        let (silent, _queued, _listener) = silent().await;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let works = listener.local_addr().unwrap();
        let stream = connect(&[silent, works]).await.unwrap();
        assert_eq!(stream.peer_addr().unwrap(), works);
    }

    #[tokio::test]
    async fn nobody_who_answers_is_an_error_with_its_reason() {
        let (silent, _queued, _listener) = silent().await;
        let closed = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap().local_addr().unwrap();
        assert_eq!(connect(&[closed]).await.unwrap_err().kind(), io::ErrorKind::ConnectionRefused);
        assert_eq!(connect(&[silent]).await.unwrap_err().kind(), io::ErrorKind::TimedOut);
        assert!(connect(&[]).await.is_err());
    }

    #[test]
    fn the_families_take_turns() {
        let addresses = |list: &[&str]| list.iter().map(|one| one.parse().unwrap()).collect::<Vec<SocketAddr>>();
        let mixed = addresses(&["[::1]:1", "[::2]:1", "[::3]:1", "1.1.1.1:1"]);
        assert_eq!(by_turns(&mixed), addresses(&["[::1]:1", "1.1.1.1:1", "[::2]:1", "[::3]:1"]));
    }
}
