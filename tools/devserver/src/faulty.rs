//! The route to the database of a profile whose pages can cause faults.

use database::connection_file::{ConnectionFile, ConnectionFileError, Server, Tls};
use fault_proxy::FaultProxy;

/// Why a profile gets no fault proxy.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FaultyError {
    #[error(transparent)]
    File(#[from] ConnectionFileError),
    #[error("faults need a connection file with a port of this computer, without TLS, and with its password inside")]
    OtherRoute,
    #[error("no port for the fault proxy: {0}")]
    Port(#[from] std::io::Error),
}

/// Starts a fault proxy and returns it with the connection file that goes through it.
pub(crate) async fn route(file: &str) -> Result<(String, FaultProxy), FaultyError> {
    let mut file = ConnectionFile::parse(file)?;
    let password = file.take_password().ok_or(FaultyError::OtherRoute)?;
    let Server::Host { host, port, tls: Tls::None } = file.server() else { return Err(FaultyError::OtherRoute) };
    let proxy = FaultProxy::to(host, *port).await?;
    let server = Server::Host { host: "127.0.0.1".to_owned(), port: proxy.port(), tls: Tls::None };
    let rerouted = ConnectionFile::new(server, file.database(), file.account())?.with_password(&password)?;
    let rerouted = if file.keep_cache() { rerouted } else { rerouted.without_cache() };
    Ok((rerouted.to_text().to_string(), proxy))
}
