//! Settings: small values that outlive the application.

use crate::{Local, LocalError};

/// The name of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// The connection file, without its password.
    ConnectionFile,
    /// The profile of the person who is signed in, as it was last seen.
    Person,
    /// `false` if signing out wipes the person's cached answers.
    KeepCache,
    /// The person's preferences, as JSON.
    Preferences,
    /// The last-notified cursor and its person, as JSON.
    LastNotified,
    /// The overdue tickets that were notified and their person, as JSON.
    OverdueNotified,
    /// How far the database's clock is ahead of this workstation's, in milliseconds.
    ClockOffset,
    /// The key combination that opens the form of a new ticket from anywhere.
    Shortcut,
    /// The port of the trial's database, if the connection is to a trial.
    Trial,
}

impl Setting {
    const fn name(self) -> &'static str {
        match self {
            Self::ConnectionFile => "connection_file",
            Self::Person => "person",
            Self::KeepCache => "keep_cache",
            Self::Preferences => "preferences",
            Self::LastNotified => "last_notified",
            Self::OverdueNotified => "overdue_notified",
            Self::ClockOffset => "clock_offset",
            Self::Shortcut => "shortcut",
            Self::Trial => "trial",
        }
    }
}

impl Local {
    /// The stored value.
    pub async fn setting(&self, setting: Setting) -> Result<Option<String>, LocalError> {
        let row: Option<(String,)> = sqlx::query_as("SELECT value FROM settings WHERE name = ?")
            .bind(setting.name())
            .fetch_optional(&self.pool)
            .await?;
        Ok(row.map(|(value,)| value))
    }

    /// Stores a value.
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

    /// Deletes a value.
    pub async fn forget_setting(&self, setting: Setting) -> Result<(), LocalError> {
        sqlx::query("DELETE FROM settings WHERE name = ?").bind(setting.name()).execute(&self.pool).await?;
        Ok(())
    }
}
