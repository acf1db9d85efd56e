//! A private server with Ticket Desk installed, its workstations and its invitations. It uses the same code as an
//! administrator.

use model::{CategoryId, CategoryName, Role};
use sqlx::mysql::MySqlConnection;
use sqlx::{ConnectOptions as _, Connection as _};
use time::Duration;

use crate::{PrivateServer, PrivateServerError};
use administration::category;
use administration::install::{InstallError, Names, install};
use administration::invitation::{self, Code};
use administration::workstation::{self, Name, NewWorkstation, Origin};
use administration::{AdministrationError, random};
use database::connection_file::{ConnectionFile, ConnectionFileError, Server, Tls};

const INVITATIONS_LAST: Duration = Duration::days(30);

/// How a workstation reaches the server.
#[derive(Debug, Clone, Copy)]
pub enum Route {
    /// Through the socket, the fastest route. Its path changes with each start of the server.
    Socket,
    /// Through this TCP port on 127.0.0.1.
    Port(u16),
}

/// Why something failed on a private installation.
#[derive(Debug, thiserror::Error)]
pub enum PrivateInstallationError {
    /// The server could not be started or stopped.
    #[error(transparent)]
    Server(#[from] PrivateServerError),
    /// Ticket Desk could not be installed on it.
    #[error("cannot install Ticket Desk on the private server: {0}")]
    Install(#[from] InstallError),
    /// A command of its administrator failed.
    #[error(transparent)]
    Administration(#[from] AdministrationError),
    /// A connection file could not be made.
    #[error(transparent)]
    ConnectionFile(#[from] ConnectionFileError),
}

impl From<sqlx::Error> for PrivateInstallationError {
    fn from(error: sqlx::Error) -> Self {
        Self::Administration(error.into())
    }
}

/// A running server with Ticket Desk installed. Dropping it ends the server.
#[derive(Debug)]
pub struct PrivateInstallation {
    server: PrivateServer,
    names: Names,
}

impl PrivateInstallation {
    /// Installs or upgrades Ticket Desk on a server.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn install(server: PrivateServer) -> Result<Self, PrivateInstallationError> {
        let names = Names::default();
        install(&server.administrator(), &names).await?;
        Ok(Self { server, names })
    }

    /// Its server.
    #[must_use]
    pub fn server(&self) -> &PrivateServer {
        &self.server
    }

    /// A connection of the administrator.
    ///
    /// # Errors
    /// When the server does not answer.
    pub async fn administrator(&self) -> Result<MySqlConnection, PrivateInstallationError> {
        Ok(self.server.administrator().disable_statement_logging().connect().await?)
    }

    /// Creates a workstation's account and returns its connection file, with the password inside.
    ///
    /// # Errors
    /// When the name is taken or invalid.
    pub async fn workstation(&self, name: &str, route: Route) -> Result<ConnectionFile, PrivateInstallationError> {
        let (server, origin) = match route {
            Route::Socket if cfg!(unix) => (Server::Socket { path: self.server.socket() }, Origin::socket()),
            Route::Socket => (loopback(self.server.port()), Origin::parse("127.0.0.1")?),
            Route::Port(port) => (loopback(port), Origin::parse("127.0.0.1")?),
        };
        let new = NewWorkstation { name: Name::parse(name)?, origin, tls_required: false };
        let mut administrator = self.administrator().await?;
        let made = workstation::create(&mut administrator, &self.names, &new, random()?).await?;
        administrator.close().await?;
        Ok(ConnectionFile::new(server, &self.names.api, &made.account)?.with_password(&made.password)?)
    }

    /// Revokes a workstation's account.
    ///
    /// # Errors
    /// When there is no such workstation.
    pub async fn revoke(&self, name: &str) -> Result<(), PrivateInstallationError> {
        let mut administrator = self.administrator().await?;
        workstation::revoke(&mut administrator, &self.names, &Name::parse(name)?).await?;
        Ok(administrator.close().await?)
    }

    /// A code with which one person signs up as a responder.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn invitation(&self) -> Result<String, PrivateInstallationError> {
        let code = Code::from_random(random()?);
        let mut administrator = self.administrator().await?;
        let role = Role::Responder;
        invitation::create(&mut administrator, &self.names, &code, role, "", INVITATIONS_LAST).await?;
        administrator.close().await?;
        Ok(code.expose().to_owned())
    }

    /// Adds a category at the end of the list.
    ///
    /// # Errors
    /// When a category has this name already, or the server refuses.
    pub async fn category(&self, name: &CategoryName) -> Result<CategoryId, PrivateInstallationError> {
        let mut administrator = self.administrator().await?;
        category::add(&mut administrator, &self.names, name).await?;
        let last = category::list(&mut administrator, &self.names).await?.into_iter().map(|category| category.id).max();
        administrator.close().await?;
        Ok(CategoryId(u64::from(last.unwrap_or_default())))
    }

    /// Kills the server, whose data are no longer needed.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn kill(&mut self) -> Result<(), PrivateInstallationError> {
        Ok(self.server.kill()?)
    }

    /// Ends the server cleanly.
    ///
    /// # Errors
    /// When it did not end and had to be killed.
    pub async fn stop(self) -> Result<(), PrivateInstallationError> {
        Ok(self.server.stop().await?)
    }
}

/// A port of this computer, which needs no TLS.
#[must_use]
pub fn loopback(port: u16) -> Server {
    Server::Host { host: "127.0.0.1".to_owned(), port, tls: Tls::None }
}
