//! Taking over, trying and forgetting the way to the database.

use std::sync::Arc;

use database::connection_file::{CaCertificate, ConnectionFile, ConnectionFileError, DEFAULT_DATABASE, Server, Tls};
use database::{Database, Retry, probe};
use local_store::Setting;
use model::{
    AppState, Code, Connection, ConnectionFields, ConnectionImport, ConnectionTest, ConnectionUnlock,
    ConnectionVerdict, Invalid,
};

use crate::desk::Desk;
use crate::error::DeskError;
use crate::here::{Link, Turn};
use crate::host::Secret;

impl Desk {
    /// Takes over a connection file, if the database answers to it. Nothing is kept of one that does not work.
    pub async fn connection_import(&self, request: ConnectionImport) -> Result<Connection, DeskError> {
        let (file, password) = from_file(request)?;
        self.take_over(file, password).await
    }

    /// Takes over a connection that was typed in.
    pub async fn connection_enter(&self, request: ConnectionFields) -> Result<Connection, DeskError> {
        let (file, password) = from_fields(request)?;
        self.take_over(file, password).await
    }

    /// Tries a connection and tells how far it came. Nothing of it is kept.
    pub async fn connection_test(&self, request: ConnectionTest) -> Result<ConnectionVerdict, DeskError> {
        let (file, password) = match request {
            ConnectionTest::File(file) => from_file(file)?,
            ConnectionTest::Fields(fields) => from_fields(fields)?,
        };
        Ok(probe(file.server(), file.connect_options(&password)).await)
    }

    async fn take_over(&self, file: ConnectionFile, password: String) -> Result<Connection, DeskError> {
        self.may_change_connection()?;
        let link = link(file, &password);
        link.database.reach().await?;
        let turn = self.turn().await;
        self.leave(&turn).await?;
        // Whoever has a real desk needs no trial any more.
        self.remove_trial(&turn).await?;
        self.inner.local.keep_setting(Setting::ConnectionFile, &link.file.to_text()).await?;
        self.inner.secrets.keep(Secret::AccountPassword, password).await;
        Ok(self.take_up(link))
    }

    /// Gives the password that a locked connection lacks.
    pub async fn connection_unlock(&self, request: ConnectionUnlock) -> Result<Connection, DeskError> {
        let text = self.inner.local.setting(Setting::ConnectionFile).await?.ok_or(DeskError::NoConnection)?;
        let link = link(ConnectionFile::parse(&text)?, &request.password);
        link.database.reach().await?;
        let turn = self.turn().await;
        self.inner.secrets.keep(Secret::AccountPassword, request.password).await;
        let connection = self.take_up(link);
        self.restore_session(&turn).await?;
        Ok(connection)
    }

    /// Asks the keyring again, and goes on where its lack had stopped.
    pub async fn keyring_retry(&self, (): ()) -> Result<AppState, DeskError> {
        self.inner.secrets.retry().await;
        let turn = self.turn().await;
        if matches!(self.app_state(()).await?.connection, Connection::Locked { .. }) {
            self.restore_connection().await?;
            self.restore_session(&turn).await?;
            self.inner.wake.notify_one();
        }
        drop(turn);
        self.app_state(()).await
    }

    /// Tries the database now.
    pub async fn connection_retry(&self, (): ()) -> Result<Connection, DeskError> {
        if let Ok(link) = self.link() {
            // The state tells how it went; that it failed again is no error of this command.
            let _ = self.settle_link(&link, link.database.reach().await);
            self.inner.wake.notify_one();
        }
        Ok(self.app_state(()).await?.connection)
    }

    /// Forgets the connection and its secrets. Drafts stay for the person who wrote them.
    pub async fn connection_forget(&self, (): ()) -> Result<Connection, DeskError> {
        self.may_change_connection()?;
        let turn = self.turn().await;
        self.leave(&turn).await?;
        self.remove_trial(&turn).await?;
        self.inner.secrets.forget(Secret::AccountPassword).await;
        self.inner.local.forget_setting(Setting::ConnectionFile).await?;
        self.set_link(None, Connection::None);
        Ok(Connection::None)
    }

    /// Signs out of a database that this workstation turns away from.
    pub(crate) async fn leave(&self, turn: &Turn<'_>) -> Result<(), DeskError> {
        if let Ok(here) = self.here() {
            self.close_behind(here);
        }
        self.sign_out_here(turn).await
    }

    /// Takes up the connection of the last run, or the one that the organisation gives.
    pub(crate) async fn restore_connection(&self) -> Result<(), DeskError> {
        let inside = self.follow_managed().await?;
        self.restore_trial().await?;
        let Some(text) = self.inner.local.setting(Setting::ConnectionFile).await? else { return Ok(()) };
        let file = ConnectionFile::parse(&text)?;
        let server = file.server().to_string();
        let password = match inside {
            Some(password) => Some(password.to_string()),
            None => self.inner.secrets.get(Secret::AccountPassword).await,
        };
        match password {
            Some(password) => self.set_link(Some(Arc::new(link(file, &password))), Connection::Connecting { server }),
            None => self.set_link(None, Connection::Locked { server }),
        }
        Ok(())
    }

    pub(crate) fn take_up(&self, link: Link) -> Connection {
        let connection = Connection::Online { server: link.file.server().to_string() };
        self.set_link(Some(Arc::new(link)), connection.clone());
        self.inner.wake.notify_one();
        connection
    }
}

pub(crate) fn link(file: ConnectionFile, password: &str) -> Link {
    let database = Database::new(file.connect_options(password), Retry::default());
    Link { file, database }
}

fn from_file(request: ConnectionImport) -> Result<(ConnectionFile, String), DeskError> {
    let mut file = ConnectionFile::parse(&request.file)?;
    let inside = file.take_password().map(|password| password.to_string());
    let password = request.password.filter(|typed| !typed.is_empty()).or(inside);
    match password {
        Some(password) => Ok((file, password)),
        None => Err(Invalid { field: "password", code: Code::InputRequired, limit: None }.into()),
    }
}

fn from_fields(request: ConnectionFields) -> Result<(ConnectionFile, String), DeskError> {
    let ConnectionFields { host, port, database, account, password, ca_certificate, plain } = request;
    let required = |field| DeskError::from(Invalid { field, code: Code::InputRequired, limit: None });
    let (host, account, database) = (host.trim(), account.trim(), database.trim());
    for (field, text) in [("host", host), ("account", account), ("password", &password)] {
        if text.is_empty() {
            return Err(required(field));
        }
    }
    let ca_certificate = ca_certificate.filter(|pem| !plain && !pem.trim().is_empty());
    let ca_certificate = ca_certificate.map(|pem| CaCertificate::parse(&pem)).transpose().map_err(of_field)?;
    let port = u16::try_from(port).map_err(|_| Invalid { field: "port", code: Code::InputInvalid, limit: None })?;
    let tls = if plain { Tls::None } else { Tls::Verified { ca_certificate } };
    let server = Server::Host { host: host.trim_matches(['[', ']']).to_owned(), port, tls };
    let database = if database.is_empty() { DEFAULT_DATABASE } else { database };
    let file = ConnectionFile::new(server, database, account).map_err(of_field)?;
    // Its form is that of a password in a file.
    let mut file = file.with_password(&password).map_err(of_field)?;
    drop(file.take_password());
    Ok((file, password))
}

/// A rule of the file, told by the field of the form.
fn of_field(error: ConnectionFileError) -> DeskError {
    let field = match error.field() {
        Some("host") => "host",
        Some("port") => "port",
        Some("database") => "database",
        Some("account") => "account",
        Some("password") => "password",
        Some("ca_certificate") => "caCertificate",
        Some("tls") => "plain",
        _ => return error.into(),
    };
    Invalid { field, code: Code::InputInvalid, limit: None }.into()
}
