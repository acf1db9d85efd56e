//! Who keeps an installation from a table or a routine.

use sqlx::Row as _;
use sqlx::mysql::{MySqlConnection, MySqlRow};

use super::names::Names;

/// How many seconds the installer waits for a table or a routine. Whoever comes after it waits as long, so it is short; the
/// servers' own limit is a day or a year.
pub(super) const LOCK_WAIT: u64 = 5;

/// A connection that has been holding something for longer than the installer waits.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Blocker {
    /// Its number: `KILL` ends it.
    pub id: u64,
    /// Who signed in, or the owner account if the server does not tell during a call.
    pub account: String,
    /// For how long it has been in its present state.
    pub seconds: u64,
}

impl std::fmt::Display for Blocker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({}, {} s)", self.id, self.account, self.seconds)
    }
}

/// Everybody who has been inside a call, or has had a transaction open, for at least `seconds`; the longest first.
pub(super) async fn find(connection: &mut MySqlConnection, names: &Names, seconds: u64) -> Vec<Blocker> {
    let text = |row: &MySqlRow, column: usize| row.try_get_unchecked::<Option<String>, _>(column).ok().flatten();
    let number = |row: &MySqlRow, column| text(row, column).and_then(|number| number.parse::<u64>().ok());
    let own = all(connection, "SELECT CONNECTION_ID()").await.first().and_then(|row| number(row, 0));
    // What this administrator may not read is left out.
    let transactions: Vec<u64> = all(connection, "SELECT trx_mysql_thread_id FROM information_schema.INNODB_TRX")
        .await
        .iter()
        .filter_map(|row| number(row, 0))
        .collect();
    let accounts: Vec<(u64, String)> = all(
        connection,
        "SELECT PROCESSLIST_ID, PROCESSLIST_USER FROM performance_schema.threads WHERE PROCESSLIST_ID IS NOT NULL",
    )
    .await
    .iter()
    .filter_map(|row| Some((number(row, 0)?, text(row, 1)?)))
    .collect();
    let mut found: Vec<Blocker> = all(connection, "SHOW PROCESSLIST")
        .await
        .iter()
        .filter_map(|row| {
            let (id, user, running) = (number(row, 0)?, text(row, 1)?, number(row, 5).unwrap_or(0));
            let holds = user == names.owner || transactions.contains(&id);
            let account = accounts.iter().find(|(known, _)| *known == id).map_or(user, |(_, account)| account.clone());
            (holds && running >= seconds && Some(id) != own).then_some(Blocker { id, account, seconds: running })
        })
        .collect();
    found.sort_by_key(|blocker| std::cmp::Reverse(blocker.seconds));
    found.truncate(5);
    found
}

async fn all(connection: &mut MySqlConnection, select: &str) -> Vec<MySqlRow> {
    sqlx::raw_sql(select).fetch_all(connection).await.unwrap_or_default()
}
