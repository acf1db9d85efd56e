//! What `check` finds beside the installed objects: accounts and settings of the server that leave something open.

mod finding;
mod rights;

use std::collections::BTreeMap;

use sqlx::Row as _;
use sqlx::mysql::MySqlConnection;

use crate::install::Names;
use crate::{AdministrationError, workstation};

pub use finding::{Finding, Kind};

/// A setting, when its value is one to change, and what is found then.
type Rule = (&'static str, fn(&str, &BTreeMap<String, String>) -> bool, Kind);

const GIBIBYTE: u64 = 1 << 30;

fn at_most(value: &str, limit: u64) -> bool {
    value.parse::<u64>().is_ok_and(|number| number <= limit)
}

fn is_on(settings: &BTreeMap<String, String>, name: &str) -> bool {
    settings.get(name).is_some_and(|value| value == "ON")
}

const RULES: [Rule; 9] = [
    ("wsrep_retry_autocommit", |value, settings| is_on(settings, "wsrep_on") && value != "0", Kind::RetryAutocommit),
    ("innodb_flush_log_at_trx_commit", |value, settings| is_on(settings, "wsrep_on") && value != "1", Kind::FlushLog),
    ("general_log", |value, _| value == "ON", Kind::GeneralLog),
    // Without names there is no cache of hosts, and nobody is counted.
    (
        "max_connect_errors",
        |value, settings| !is_on(settings, "skip_name_resolve") && at_most(value, 9_999),
        Kind::ConnectErrors,
    ),
    // A chunk in hexadecimal, where it is sent without a prepared statement, and room.
    ("max_allowed_packet", |value, _| at_most(value, (1 << 20) - 1), Kind::PacketSize),
    ("idle_transaction_timeout", |value, _| value == "0", Kind::IdleTransaction),
    ("max_session_mem_used", |value, _| !at_most(value, GIBIBYTE), Kind::SessionMemory),
    ("connection_memory_limit", |value, _| !at_most(value, GIBIBYTE), Kind::SessionMemory),
    ("max_tmp_session_space_usage", |value, _| value == "0", Kind::TemporaryFiles),
];

/// A workstation keeps at most this many statements prepared.
const STATEMENTS_EACH: u64 = database::connection_file::STATEMENTS as u64;

/// Looks at the desk's accounts and at the server's settings.
///
/// # Errors
/// When the database refuses.
pub async fn find(connection: &mut MySqlConnection, names: &Names) -> Result<Vec<Finding>, AdministrationError> {
    let workstations = workstation::list(connection, names).await?;
    let mut found: Vec<Finding> = workstations
        .iter()
        .filter(|workstation| workstation.without_password)
        .map(|workstation| Finding { kind: Kind::EmptyPassword, subject: workstation.account.clone() })
        .collect();
    found.extend(rights::find(connection, names).await?);
    let rows: Vec<(String, String)> = sqlx::query_as("SHOW GLOBAL VARIABLES").fetch_all(&mut *connection).await?;
    let settings: BTreeMap<String, String> = rows.into_iter().collect();
    if !is_on(&settings, "require_secure_transport") {
        let open = workstations.iter().filter(|workstation| !workstation.tls_required && !is_own(&workstation.origin));
        found.extend(open.map(|workstation| Finding {
            kind: Kind::WithoutTls,
            subject: format!("'{}'@'{}'", workstation.account, workstation.origin),
        }));
    }
    if is_on(&settings, "wsrep_on") {
        found.extend(writers(connection, names).await?);
    }
    found.extend(primaries(connection).await);
    found.extend(of_settings(&settings, workstations.len() as u64));
    Ok(found)
}

/// Whether this origin is the server's own computer.
fn is_own(origin: &str) -> bool {
    ["localhost", "127.0.0.1", "::1"].contains(&origin)
}

/// What is to change in the settings of a server with so many workstations.
fn of_settings(settings: &BTreeMap<String, String>, workstations: u64) -> Vec<Finding> {
    let finding = |name: &str, value: &str, kind| Finding { kind, subject: format!("{name} = {value}") };
    let mut found = Vec::new();
    for (name, is_to_change, kind) in RULES {
        if let Some(value) = settings.get(name).filter(|value| is_to_change(value, settings)) {
            found.push(finding(name, value, kind));
        }
    }
    let name = "max_prepared_stmt_count";
    // As much again for whoever tries to use them up.
    let needed = STATEMENTS_EACH * 2 * workstations;
    if let Some(value) = settings.get(name).filter(|value| at_most(value, needed)) {
        found.push(finding(name, value, Kind::PreparedStatements));
    }
    found
}

/// Each node of a Galera cluster gives out numbers of its own, so the latest events tell through how many people wrote.
async fn writers(connection: &mut MySqlConnection, names: &Names) -> Result<Option<Finding>, AdministrationError> {
    let select = format!(
        "SELECT COUNT(DISTINCT id MOD @@GLOBAL.auto_increment_increment)
           FROM (SELECT id, created_at FROM {}.ticket_events ORDER BY id DESC LIMIT 1000) AS latest
          WHERE created_at > UTC_TIMESTAMP(6) - INTERVAL 1 DAY AND @@GLOBAL.auto_increment_increment > 1",
        names.data
    );
    let nodes: i64 = sqlx::query_scalar(&select).fetch_one(connection).await?;
    Ok((nodes > 1).then(|| Finding { kind: Kind::SeveralWriters, subject: nodes.to_string() }))
}

/// MariaDB has no such table, and not every administrator may read it.
async fn primaries(connection: &mut MySqlConnection) -> Option<Finding> {
    let select = "SELECT CAST(COUNT(*) AS CHAR) FROM performance_schema.replication_group_members
                   WHERE MEMBER_ROLE = 'PRIMARY' AND MEMBER_STATE = 'ONLINE'";
    let rows = sqlx::raw_sql(select).fetch_all(connection).await.ok()?;
    let nodes: String = rows.first()?.try_get(0).ok()?;
    (nodes.parse::<u64>().ok()? > 1).then_some(Finding { kind: Kind::SeveralPrimaries, subject: nodes })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(settings: &[(&str, &str)], workstations: u64) -> Vec<Kind> {
        let settings = settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        of_settings(&settings, workstations).into_iter().map(|finding| finding.kind).collect()
    }

    #[test]
    fn each_setting_that_leaves_something_open_is_found() {
        use Kind::{
            ConnectErrors, FlushLog, GeneralLog, IdleTransaction, PacketSize, PreparedStatements, RetryAutocommit,
            SessionMemory, TemporaryFiles,
        };
        let (unlimited, mebibyte) = ("18446744073709551615", "1048576");
        for (name, open, bounded, kind) in [
            ("general_log", "ON", "OFF", GeneralLog),
            ("max_connect_errors", "100", "10000", ConnectErrors),
            ("max_allowed_packet", "1048575", mebibyte, PacketSize),
            ("idle_transaction_timeout", "0", "60", IdleTransaction),
            ("max_session_mem_used", "9223372036854775807", "1073741824", SessionMemory),
            ("connection_memory_limit", unlimited, "1073741824", SessionMemory),
            ("max_tmp_session_space_usage", "0", mebibyte, TemporaryFiles),
            ("max_prepared_stmt_count", "960", "961", PreparedStatements),
        ] {
            assert_eq!(found(&[(name, open)], 10), [kind], "{name} = {open}");
            assert_eq!(found(&[(name, bounded)], 10), [], "{name} = {bounded}");
        }
        for (name, open, kind) in
            [("wsrep_retry_autocommit", "1", RetryAutocommit), ("innodb_flush_log_at_trx_commit", "2", FlushLog)]
        {
            assert_eq!(found(&[("wsrep_on", "ON"), (name, open)], 1), [kind]);
            assert_eq!(found(&[("wsrep_on", "OFF"), (name, open)], 1), [], "{name}: no cluster");
        }
        assert_eq!(found(&[("skip_name_resolve", "ON"), ("max_connect_errors", "100")], 1), [], "nobody is counted");
    }
}
