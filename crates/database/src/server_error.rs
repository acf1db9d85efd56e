//! The one table of server error numbers: what each says about the server, and what the client does about it.
//!
//! Sources: <https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html> and
//! <https://mariadb.com/kb/en/mariadb-error-code-reference/>.

use sqlx::mysql::MySqlDatabaseError;

/// What a server error says, by what the client does about it. A number that is not in [`TABLE`] has no class: the call failed
/// and may succeed later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ServerError {
    /// The transaction lost to another one and was rolled back. It is sent again for a moment.
    Conflict,
    /// The connection, or its server, is on its way out. The call is sent again over a new connection.
    Lost,
    /// This server takes no changes, because another one does or soon will: the connection is dropped and the writer looked for.
    Switching,
    /// No room on the server's disk.
    Full,
    /// The server, or the account, has all the connections that it may have.
    TooManyConnections,
    /// The server lacks something that it will have again: memory, threads, time.
    Unwell,
    /// Account or password of the workstation are refused.
    AccountRefused,
    /// The account may only come over TLS.
    NeedsTls,
    /// Unknown schema, or no right to it or to execute a procedure.
    NotInstalled,
    /// Unknown procedure: an upgrade drops all of them before it changes anything else.
    Upgrading,
}

use ServerError::{
    AccountRefused, Conflict, Full, Lost, NeedsTls, NotInstalled, Switching, TooManyConnections, Unwell, Upgrading,
};

const TABLE: [(ServerError, &[u16]); 10] = [
    // Record changed, commit refused by the cluster (1180, 3101), lock wait, deadlock, statement or table definition changed.
    (Conflict, &[1020, 1180, 1205, 1213, 1412, 1615, 3101, 3572]),
    // Galera without a majority or not in sync (1047); shutdown; broken packets and pipes; killed; session timed out.
    (
        Lost,
        &[
            1043, 1047, 1053, 1077, 1079, 1080, 1081, 1152, 1156, 1157, 1158, 1159, 1160, 1161, 1184, 1317, 1835, 1927,
            4031,
        ],
    ),
    // read_only, super_read_only, innodb_read_only; group replication refuses before the commit.
    (Switching, &[1290, 1792, 1836, 3100]),
    // Error writing a file (3, 20, 1026), disk full, table full, temporary file not written.
    (Full, &[3, 20, 1021, 1026, 1114, 1878]),
    // All connections in use: of the server, of the account, or the account's hourly limit.
    (TooManyConnections, &[1040, 1203, 1226]),
    // Error of the storage engine, out of memory, of sort memory, of threads or of locks, unknown error, packet too large, binary
    // log not written, too many transactions, statement took too long (1969 MariaDB, 3024 MySQL).
    (Unwell, &[1030, 1037, 1038, 1041, 1105, 1135, 1153, 1197, 1206, 1534, 1598, 1637, 1969, 3024]),
    // Access denied, host not allowed, host blocked, account locked, password expired.
    (AccountRefused, &[1045, 1129, 1130, 1698, 1820, 1862, 3118, 4151]),
    (NeedsTls, &[3159]),
    (NotInstalled, &[1044, 1049, 1370]),
    (Upgrading, &[1305]),
];

impl ServerError {
    /// The class of a server's error number.
    pub(crate) fn of(number: u16) -> Option<Self> {
        TABLE.iter().find(|(_, numbers)| numbers.contains(&number)).map(|(class, _)| *class)
    }
}

/// The server's number of an error.
pub(crate) fn number(error: &sqlx::Error) -> Option<u16> {
    error.as_database_error()?.try_downcast_ref::<MySqlDatabaseError>().map(MySqlDatabaseError::number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_number_has_two_classes() {
        let mut numbers: Vec<u16> = TABLE.iter().flat_map(|(_, numbers)| numbers.iter().copied()).collect();
        let all = numbers.len();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), all);
        assert_eq!(ServerError::of(1406), None, "an unknown number has no class");
    }
}
