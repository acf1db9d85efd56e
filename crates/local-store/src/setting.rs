//! Small values that outlive the application.

use crate::{Local, LocalError};

/// What can be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// The connection file, without its password.
    ConnectionFile,
    /// The profile of the person who is signed in, as it was last seen.
    Person,
    /// `false` where the person wants what was read to be forgotten at sign-out.
    KeepCache,
    /// What the person set, as JSON.
    Preferences,
    /// Up to where the inbox was told, and to whom, as JSON.
    Told,
    /// The port of the trial's database, where the connection is to one.
    Trial,
}

impl Setting {
    const fn name(self) -> &'static str {
        match self {
            Self::ConnectionFile => "connection_file",
            Self::Person => "person",
            Self::KeepCache => "keep_cache",
            Self::Preferences => "preferences",
            Self::Told => "told",
            Self::Trial => "trial",
        }
    }
}

impl Local {
    /// The value that was last kept.
    pub async fn setting(&self, setting: Setting) -> Result<Option<String>, LocalError> {
        let row: Option<(String,)> = sqlx::query_as("SELECT value FROM settings WHERE name = ?")
            .bind(setting.name())
            .fetch_optional(&self.pool)
            .await?;
        Ok(row.map(|(value,)| value))
    }

    /// Keeps a value.
    pub async fn keep_setting(&self, setting: Setting, value: &str) -> Result<(), LocalError> {
        sqlx::query(
            "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        )
        .bind(setting.name())
        .bind(value)
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// Forgets a value.
    pub async fn forget_setting(&self, setting: Setting) -> Result<(), LocalError> {
        sqlx::query("DELETE FROM settings WHERE name = ?").bind(setting.name()).execute(&self.pool).await?;
        Ok(())
    }
}
