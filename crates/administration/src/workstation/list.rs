//! The workstations of a desk.

use serde::Serialize;
use sqlx::Row as _;
use sqlx::mysql::{MySqlConnection, MySqlRow};

use super::account::grant_pattern;
use super::connections;
use super::name::{Account, Name, Origin};
use crate::AdministrationError;
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
    /// Whether it comes in without a password: an account may take its own away.
    pub without_password: bool,
    /// How many connections it has open now.
    pub connections: usize,
}

/// Every workstation of this desk, in the order of their names.
///
/// # Errors
/// When the database refuses.
pub async fn list(connection: &mut MySqlConnection, names: &Names) -> Result<Vec<Workstation>, AdministrationError> {
    let open = connections::open(connection).await?;
    let rows = rows(connection, names, None).await?;
    let workstation = |Row { account, origin, tls_required, without_password }| {
        let name = account.name.to_string();
        let account = account.to_string();
        let connections = open.iter().filter(|open| open.user == account).count();
        Workstation { name, origin: origin.as_str().to_owned(), tls_required, without_password, connections, account }
    };
    Ok(rows.into_iter().map(workstation).collect())
}

/// The accounts of a workstation of this desk; one for each place from where it may connect.
pub(super) async fn accounts(
    connection: &mut MySqlConnection,
    names: &Names,
    name: &Name,
) -> Result<Vec<(Account, Origin)>, AdministrationError> {
    let rows = rows(connection, names, Some(name)).await?;
    let accounts: Vec<_> = rows.into_iter().map(|row| (row.account, row.origin)).collect();
    if accounts.is_empty() { Err(AdministrationError::WorkstationUnknown(name.to_string())) } else { Ok(accounts) }
}

/// What the server knows of an account.
struct Row {
    account: Account,
    origin: Origin,
    tls_required: bool,
    without_password: bool,
}

/// Accounts that are named like workstations and may call this desk's procedures, or nothing at all: an account whose
/// creation was interrupted must be found, so that it can be removed. With `only`, the accounts of one workstation:
/// searching thousands of accounts for each of thousands takes minutes. Nothing is prepared here, so that a workstation
/// that has exhausted the server's prepared statements can be revoked.
async fn rows(
    connection: &mut MySqlConnection,
    names: &Names,
    only: Option<&Name>,
) -> Result<Vec<Row>, AdministrationError> {
    let pattern = grant_pattern(connection, &names.api).await?;
    let only = only.map(|name| format!("AND SUBSTRING_INDEX(u.User, '.', 1) = '{}'", Account::first(name)));
    let only = only.unwrap_or_default();
    // Names were checked when they were parsed: none holds a quote. A backslash before an underscore stays one in any
    // mode.
    let select = format!(
        "SELECT CONVERT(u.User USING utf8mb4), CONVERT(u.Host USING utf8mb4), CAST(u.ssl_type <> '' AS CHAR),
                CAST(COALESCE(u.authentication_string, '') = '' AND u.plugin NOT IN ('unix_socket', 'auth_socket') AS CHAR)
           FROM mysql.user u
          WHERE LEFT(u.User, 3) = 'td_' {only}
            AND (EXISTS (SELECT 1 FROM mysql.db d
                          WHERE d.User = u.User AND d.Host = u.Host AND d.Db IN ('{pattern}', '{}'))
                 OR NOT EXISTS (SELECT 1 FROM mysql.db d WHERE d.User = u.User AND d.Host = u.Host))
          ORDER BY u.User, u.Host",
        names.api
    );
    let rows = sqlx::raw_sql(&select).fetch_all(connection).await?;
    let text = |row: &MySqlRow, column: usize| row.try_get::<String, _>(column);
    let mut found = Vec::new();
    for row in &rows {
        let (account, origin) = (Account::parse(&text(row, 0)?), Origin::parse(&text(row, 1)?));
        if let (Some(account), Ok(origin)) = (account, origin) {
            let (tls_required, without_password) = (text(row, 2)? == "1", text(row, 3)? == "1");
            found.push(Row { account, origin, tls_required, without_password });
        }
    }
    Ok(found)
}
