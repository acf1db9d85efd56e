//! Carries a connection of the driver to an address of our choice.
//!
//! The driver connects to the first address of the name whose certificate it verifies, and takes no socket of ours. To reach
//! another address under the same verified name, it gets a local socket, and what it sends there is carried over.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use socket2::{SockRef, TcpKeepalive};
use sqlx::mysql::MySqlConnectOptions;
use tempfile::TempDir;
use tokio::io::copy_bidirectional;
use tokio::net::{TcpStream, UnixListener};
use tokio::time::timeout;

/// How long the driver may take to come to its socket.
const TIMEOUT: Duration = Duration::from_secs(5);

/// Options that lead over `stream`. The socket is in a directory of this user alone, takes one connection, and is gone then.
pub(crate) fn over(stream: TcpStream, options: MySqlConnectOptions) -> io::Result<MySqlConnectOptions> {
    stream.set_nodelay(true)?;
    // Notices that the network dropped the connection silently.
    let alive = TcpKeepalive::new().with_time(Duration::from_secs(10)).with_interval(Duration::from_secs(3));
    SockRef::from(&stream).set_tcp_keepalive(&alive)?;
    #[cfg(target_os = "linux")]
    SockRef::from(&stream).set_tcp_user_timeout(Some(Duration::from_secs(15)))?;
    let directory = TempDir::new()?;
    let path: PathBuf = directory.path().join("database");
    let listener = UnixListener::bind(&path)?;
    tokio::spawn(carry(stream, listener, directory));
    Ok(options.socket(path))
}

async fn carry(mut stream: TcpStream, listener: UnixListener, directory: TempDir) {
    let Ok(Ok((mut driver, _))) = timeout(TIMEOUT, listener.accept()).await else { return };
    drop((listener, directory));
    // Either side may break at any time: both are closed then, and the driver reports it.
    let _ = copy_bidirectional(&mut driver, &mut stream).await;
}
