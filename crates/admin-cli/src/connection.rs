//! The administrator's connection to the server.

use std::path::{Path, PathBuf};
use std::time::Duration;

use database::DatabaseError;
use database::connection_file::{CaCertificate, Server, Tls};
use i18n::Locale;
use sqlx::mysql::{MySqlConnectOptions, MySqlConnection};
use sqlx::{ConnectOptions as _, Connection as _};

use crate::arguments::{DEFAULT_PORT, DEFAULT_SCHEMA, DEFAULT_USER, ServerArguments};
use crate::failure::Failure;
use crate::password;

const TIMEOUT: Duration = Duration::from_secs(10);

impl ServerArguments {
    /// The server's address. Only an address of this computer is used without TLS, and only if no authority is given.
    pub fn server(&self) -> Result<Server, Failure> {
        match (&self.socket, &self.host) {
            (Some(path), None) => Ok(Server::Socket { path: path.clone() }),
            (Some(_), Some(_)) => Err(Failure::SocketAndHost),
            (None, host) => {
                let host = host.as_deref().unwrap_or("127.0.0.1");
                Ok(at(host, self.port, self.ca_certificate()?))
            }
        }
    }

    /// The certificate of the server's authority, if one was given.
    pub fn ca_certificate(&self) -> Result<Option<CaCertificate>, Failure> {
        self.ca.as_deref().map(read_certificate).transpose()
    }

    /// The given arguments as on a command line, to be followed by a command; empty if there are none.
    pub fn spelled(&self) -> String {
        let path = |path: &Option<PathBuf>| path.as_ref().map(|path| path.display().to_string());
        let port = (self.port != DEFAULT_PORT).then(|| self.port.to_string());
        let user = (self.user != DEFAULT_USER).then(|| self.user.clone());
        let schema = (self.schema != DEFAULT_SCHEMA).then(|| self.schema.clone());
        let said = [
            ("--host", self.host.clone()),
            ("--port", port),
            ("--socket", path(&self.socket)),
            ("--user", user),
            ("--password-file", path(&self.password_file)),
            ("--ca", path(&self.ca)),
            ("--schema", schema),
        ];
        said.into_iter().filter_map(|(name, value)| value.map(|value| format!("{name} {value} "))).collect()
    }

    /// How to connect as the administrator.
    pub fn connect_options(&self, locale: Locale) -> Result<MySqlConnectOptions, Failure> {
        // Statements that create accounts contain passwords: none is ever logged.
        let options = self.server()?.connect_options().username(&self.user).disable_statement_logging();
        let password = password::obtain(self.password_file.as_deref(), &self.user, locale)?;
        Ok(match password {
            Some(password) => options.password(&password),
            None => options,
        })
    }
}

/// Connects, or says what prevents it.
pub async fn connect(options: &MySqlConnectOptions) -> Result<MySqlConnection, Failure> {
    let attempt = async {
        if options.get_socket().is_none() {
            let found = tokio::net::lookup_host((options.get_host(), options.get_port())).await;
            found.map(drop).map_err(DatabaseError::HostUnknown)?;
        }
        options.connect().await.map_err(DatabaseError::from)
    };
    match tokio::time::timeout(TIMEOUT, attempt).await {
        Ok(connected) => Ok(connected?),
        Err(_) => Err(DatabaseError::TimedOut(TIMEOUT.as_secs()).into()),
    }
}

/// A server at a TCP address, with TLS unless the address is of this computer and no authority is given.
pub fn at(host: &str, port: u16, ca_certificate: Option<CaCertificate>) -> Server {
    // Servers without name lookup accept only socket users at `localhost`.
    let host = if host.eq_ignore_ascii_case("localhost") { "127.0.0.1" } else { host }.to_owned();
    let open = Server::Host { host: host.clone(), port, tls: Tls::None };
    if ca_certificate.is_none() && open.is_this_computer() {
        open
    } else {
        Server::Host { host, port, tls: Tls::Verified { ca_certificate } }
    }
}

fn read_certificate(file: &Path) -> Result<CaCertificate, Failure> {
    let pem = std::fs::read_to_string(file).map_err(|error| Failure::Unreadable { file: file.to_owned(), error })?;
    CaCertificate::parse(&pem).map_err(|error| Failure::Certificate { file: file.to_owned(), error })
}

/// Closes the connection; the work is done, so a failure changes nothing.
pub async fn close(connection: MySqlConnection) {
    let _ = connection.close().await;
}
