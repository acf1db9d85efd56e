//! Taking over, trying and forgetting the way to the database.

use std::sync::Arc;

use model::{Code, Connection, ConnectionImport, ConnectionUnlock, Invalid};
use store::connection_file::ConnectionFile;
use store::local::Setting;
use store::mysql::{Database, Retry};

use crate::desk::{Desk, Link, Turn};
use crate::error::DeskError;
use crate::host::Secret;

impl Desk {
    /// Takes over a connection file, if the database answers to it. Nothing is kept of one that does not work.
    pub async fn connection_import(&self, request: ConnectionImport) -> Result<Connection, DeskError> {
        let mut file = ConnectionFile::parse(&request.file)?;
        let inside = file.take_password().map(|password| password.to_string());
        let password = request.password.filter(|typed| !typed.is_empty()).or(inside);
        let Some(password) = password else {
            return Err(Invalid { field: "password", code: Code::InputRequired, limit: None }.into());
        };
        let link = link(file, &password);
        link.database.reach().await?;
        let turn = self.turn().await;
        self.leave(&turn).await?;
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
        let turn = self.turn().await;
        self.leave(&turn).await?;
        self.inner.secrets.forget(Secret::AccountPassword).await;
        self.inner.local.forget_setting(Setting::ConnectionFile).await?;
        self.set_link(None, Connection::None);
        Ok(Connection::None)
    }

    /// Signs out of a database that this workstation turns away from.
    async fn leave(&self, turn: &Turn<'_>) -> Result<(), DeskError> {
        if let Ok(here) = self.here() {
            self.close_behind(here);
        }
        self.sign_out_here(turn).await
    }

    /// Takes up the connection of the last run.
    pub(crate) async fn restore_connection(&self) -> Result<(), DeskError> {
        let Some(text) = self.inner.local.setting(Setting::ConnectionFile).await? else { return Ok(()) };
        let file = ConnectionFile::parse(&text)?;
        let server = file.server().to_string();
        match self.inner.secrets.get(Secret::AccountPassword).await {
            Some(password) => self.set_link(Some(Arc::new(link(file, &password))), Connection::Connecting { server }),
            None => self.set_link(None, Connection::Locked { server }),
        }
        Ok(())
    }

    fn take_up(&self, link: Link) -> Connection {
        let connection = Connection::Online { server: link.file.server().to_string() };
        self.set_link(Some(Arc::new(link)), connection.clone());
        self.inner.wake.notify_one();
        connection
    }
}

fn link(file: ConnectionFile, password: &str) -> Link {
    let database = Database::new(file.connect_options(password), Retry::default());
    Link { file, database }
}
