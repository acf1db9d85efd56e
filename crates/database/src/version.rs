//! Which versions of server and procedures the database has.

use model::API_VERSION;
use serde::Deserialize;
use sqlx::Executor as _;
use sqlx::mysql::MySqlConnection;

use crate::error::DatabaseError;
use crate::fetch::{defect, document, guarded};

/// Refuses a database whose procedures are too old or too new for this application.
pub(crate) async fn check_version(connection: &mut MySqlConnection) -> Result<(), DatabaseError> {
    // As plain text: asked once, it needs no prepared statement.
    let rows = guarded(async { Ok(connection.fetch_all("CALL api_version()").await?) }).await?;
    match rows.first().map(document::<ApiVersion>).transpose()? {
        Some(version) if version.minimum > API_VERSION => Err(DatabaseError::TooNew(version.minimum)),
        Some(version) if version.current < API_VERSION => Err(DatabaseError::TooOld(version.current)),
        Some(_) => Ok(()),
        None => Err(defect("api_version answered no row".into())),
    }
}

/// The versions of a database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// The server's own version string, such as `10.11.19-MariaDB`.
    pub server: String,
    /// The current version of the procedures.
    pub api: u32,
}

#[derive(Deserialize)]
pub(crate) struct ServerName {
    pub(crate) version: String,
}

#[derive(Deserialize)]
pub(crate) struct ApiVersion {
    pub(crate) current: u32,
    pub(crate) minimum: u32,
}
