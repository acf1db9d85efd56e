//! Compares what is installed with this program, and changes nothing.

use sqlx::Connection as _;
use sqlx::mysql::MySqlConnectOptions;

use super::error::{Doing as _, InstallError};
use super::names::Names;
use super::owner::{self, OwnerProblem};
use super::server::Server;
use super::{connection, files, inventory, objects, steps};

/// What is installed on a server, compared with this program.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Installed {
    /// The server, such as `MariaDB 10.11.19`.
    pub server: String,
    /// Whether Ticket Desk is installed at all.
    pub present: bool,
    /// What is wrong with the account that owns the routines; an upgrade sets it right.
    pub owner: Vec<OwnerProblem>,
    /// Steps of the schema that have not run; an upgrade runs them.
    pub steps_missing: Vec<String>,
    /// Steps that this program does not know, or knows with another text: the database belongs to another version.
    pub steps_foreign: Vec<String>,
    /// Routines, triggers and filled tables that are missing or of another version; an upgrade recreates them.
    pub objects_outdated: Vec<String>,
    /// Routines, triggers and filled tables that somebody changed on the server; an upgrade sets them right.
    pub objects_changed: Vec<String>,
    /// Routines and triggers on the server that this program does not know.
    pub objects_foreign: Vec<String>,
}

impl Installed {
    /// Whether the database is exactly what this program would install.
    #[must_use]
    pub fn is_current(&self) -> bool {
        self.present
            && self.owner.is_empty()
            && [
                &self.steps_missing,
                &self.steps_foreign,
                &self.objects_outdated,
                &self.objects_changed,
                &self.objects_foreign,
            ]
            .iter()
            .all(|list| list.is_empty())
    }
}

/// Compares what is installed with this program.
///
/// # Errors
/// When the server is too old or does not answer.
pub async fn check(admin: &MySqlConnectOptions, names: &Names) -> Result<Installed, InstallError> {
    names.validate()?;
    let mut connection = connection::open(admin).await?;
    let server = Server::of(&mut connection).await?;
    let memory: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM information_schema.TABLES
          WHERE TABLE_SCHEMA = ? AND TABLE_NAME IN ('schema_steps', 'installed_objects')",
    )
    .bind(&names.data)
    .fetch_one(&mut connection)
    .await
    .doing("looking for Ticket Desk")?;
    let mut found = Installed {
        server: server.to_string(),
        present: memory == 2,
        owner: Vec::new(),
        steps_missing: Vec::new(),
        steps_foreign: Vec::new(),
        objects_outdated: Vec::new(),
        objects_changed: Vec::new(),
        objects_foreign: Vec::new(),
    };
    if !found.present {
        return Ok(found);
    }

    found.owner = owner::problems(&mut connection, names).await?;
    let mut done = steps::finished(&mut connection, names).await?;
    for step in files::steps() {
        match done.remove(step.name) {
            None => found.steps_missing.push(step.name.to_owned()),
            Some(checksum) if checksum != step.checksum() => found.steps_foreign.push(step.name.to_owned()),
            Some(_) => {}
        }
    }
    found.steps_foreign.extend(done.into_keys());

    let mut known = inventory::remembered(&mut connection, names).await?;
    let mut present = inventory::bodies(&mut connection, names).await?;
    for (kind, file) in objects::all() {
        let key = (kind, file.name.to_owned());
        let (known, present) = (known.remove(&key), present.remove(&key));
        if inventory::is_current(known.as_ref(), present.as_ref(), &file) {
            continue;
        }
        let same_text = known.is_some_and(|known| known.checksum == file.checksum());
        if same_text && present.is_some() {
            found.objects_changed.push(key.1);
        } else {
            found.objects_outdated.push(key.1);
        }
    }
    found.objects_foreign.extend(present.into_keys().map(|(_, name)| name));
    // The work is done; over TLS a server that hangs up first makes the good-bye fail.
    connection.close().await.ok();
    Ok(found)
}
