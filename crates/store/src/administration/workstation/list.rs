//! The workstations of a desk.

use serde::Serialize;
use sqlx::mysql::MySqlConnection;

use super::account::grant_pattern;
use super::connections;
use super::name::{Name, Origin};
use crate::administration::AdministrationError;
use crate::install::Names;

/// A workstation's account.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Workstation {
    /// Its name, as the other functions take it.
    pub name: String,
    /// The account on the server.
    pub account: String,
    /// From where it may connect.
    pub origin: String,
    /// Whether the server refuses it without TLS.
    pub tls_required: bool,
    /// How many connections it has open now.
    pub connections: usize,
}

/// Every workstation of this desk, in the order of their names.
///
/// # Errors
/// When the database refuses.
pub async fn list(connection: &mut MySqlConnection, names: &Names) -> Result<Vec<Workstation>, AdministrationError> {
    let open = connections::open(connection).await?;
    let rows = rows(connection, names).await?;
    let workstation = |(name, origin, tls_required): (Name, Origin, bool)| {
        let account = name.account();
        Workstation {
            name: name.to_string(),
            origin: origin.as_str().to_owned(),
            tls_required,
            connections: open.iter().filter(|(_, user)| *user == account).count(),
            account,
        }
    };
    Ok(rows.into_iter().map(workstation).collect())
}

/// From where a workstation of this desk may connect; one account for each.
pub(super) async fn accounts(
    connection: &mut MySqlConnection,
    names: &Names,
    name: &Name,
) -> Result<Vec<Origin>, AdministrationError> {
    let rows = rows(connection, names).await?;
    let origins: Vec<Origin> =
        rows.into_iter().filter(|(found, ..)| found == name).map(|(_, origin, _)| origin).collect();
    if origins.is_empty() { Err(AdministrationError::WorkstationUnknown(name.to_string())) } else { Ok(origins) }
}

/// Accounts that are called like workstations and may call this desk's procedures, or nothing at all: one whose making was
/// interrupted must be found to be removed.
async fn rows(
    connection: &mut MySqlConnection,
    names: &Names,
) -> Result<Vec<(Name, Origin, bool)>, AdministrationError> {
    let pattern = grant_pattern(connection, &names.api).await?;
    let select = "SELECT CONVERT(u.User USING utf8mb4), CONVERT(u.Host USING utf8mb4), u.ssl_type <> ''
                  FROM mysql.user u
                  WHERE LEFT(u.User, 3) = 'td_'
                    AND (EXISTS (SELECT 1 FROM mysql.db d WHERE d.User = u.User AND d.Host = u.Host AND d.Db IN (?, ?))
                         OR NOT EXISTS (SELECT 1 FROM mysql.db d WHERE d.User = u.User AND d.Host = u.Host))
                  ORDER BY u.User, u.Host";
    let rows: Vec<(String, String, bool)> =
        sqlx::query_as(select).bind(&pattern).bind(&names.api).fetch_all(connection).await?;
    let ours = |(account, origin, tls): (String, String, bool)| {
        Some((Name::of_account(&account)?, Origin::parse(&origin).ok()?, tls))
    };
    Ok(rows.into_iter().filter_map(ours).collect())
}
