//! The connection that an organisation gives to every workstation, in a file at the system's usual place.

use database::connection_file::ConnectionFile;
use local_store::Setting;
use zeroize::Zeroizing;

use crate::desk::Desk;
use crate::error::DeskError;
use crate::host::Secret;

/// What the organisation's file comes to.
#[derive(Debug, Clone, Default)]
pub(crate) enum Managed {
    /// There is none.
    #[default]
    No,
    /// It gives the connection.
    Yes,
    /// It is there and cannot be used.
    Refused(String),
}

impl Desk {
    /// Takes over what the organisation's file says now; answers the password inside. What was kept of another database is
    /// forgotten first: it must not be sent to this one.
    pub(crate) async fn follow_managed(&self) -> Result<Option<Zeroizing<String>>, DeskError> {
        let Some(path) = self.inner.managed.clone() else { return Ok(None) };
        let text = match tokio::fs::read_to_string(&path).await {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => {
                self.set_managed(Managed::Refused(format!("{}: {error}", path.display())));
                return Ok(None);
            }
        };
        let mut file = match ConnectionFile::parse(&text) {
            Ok(file) => file,
            Err(error) => {
                tracing::warn!(%error, "the organisation's connection file cannot be used");
                self.set_managed(Managed::Refused(format!("{}: {error}", path.display())));
                return Ok(None);
            }
        };
        let password = file.take_password();
        let before = self.inner.local.setting(Setting::ConnectionFile).await?;
        let before = before.and_then(|text| ConnectionFile::parse(&text).ok());
        let place =
            |file: &ConnectionFile| (file.server().clone(), file.database().to_owned(), file.account().to_owned());
        if before.as_ref().map(place) != Some(place(&file)) {
            self.inner.secrets.forget(Secret::AccountPassword).await;
            self.inner.secrets.forget(Secret::Session).await;
            for setting in [Setting::Person, Setting::Trial] {
                self.inner.local.forget_setting(setting).await?;
            }
        }
        self.inner.local.keep_setting(Setting::ConnectionFile, &file.to_text()).await?;
        self.set_managed(Managed::Yes);
        Ok(password)
    }

    /// Whether this workstation may choose its connection.
    pub(crate) fn may_change_connection(&self) -> Result<(), DeskError> {
        match self.managed() {
            Managed::Yes => Err(DeskError::Managed),
            Managed::No | Managed::Refused(_) => Ok(()),
        }
    }
}
