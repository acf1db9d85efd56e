//! A way to the database that the pages of a profile can take away.

use outage::Way;
use store::connection_file::{ConnectionFile, ConnectionFileError, Server, Tls};

/// Why there is none.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TroubledError {
    #[error(transparent)]
    File(#[from] ConnectionFileError),
    #[error("outages need a connection file with a port of this computer, without TLS, and with its password inside")]
    OtherWay,
    #[error("no port for the way: {0}")]
    Port(#[from] std::io::Error),
}

/// Opens the way, and answers the connection file that leads over it.
pub(crate) async fn way(file: &str) -> Result<(String, Way), TroubledError> {
    let mut file = ConnectionFile::parse(file)?;
    let password = file.take_password().ok_or(TroubledError::OtherWay)?;
    let Server::Host { host, port, tls: Tls::None } = file.server() else { return Err(TroubledError::OtherWay) };
    let way = Way::to(host, *port).await?;
    let server = Server::Host { host: "127.0.0.1".to_owned(), port: way.port(), tls: Tls::None };
    let troubled = ConnectionFile::new(server, file.database(), file.account())?.with_password(&password)?;
    let troubled = if file.keep_cache() { troubled } else { troubled.without_cache() };
    Ok((troubled.to_text().to_string(), way))
}
