//! Rights on the desk's schemas that the desk did not give.

use sqlx::Row as _;
use sqlx::mysql::{MySqlConnection, MySqlRow};

use super::finding::{Finding, Kind};
use crate::AdministrationError;
use crate::install::Names;

/// The privileges that `mysql.db` keeps, by its columns. `mysql.user` has the same.
const OF_SCHEMAS: [(&str, &str); 19] = [
    ("Select_priv", "SELECT"),
    ("Insert_priv", "INSERT"),
    ("Update_priv", "UPDATE"),
    ("Delete_priv", "DELETE"),
    ("Create_priv", "CREATE"),
    ("Drop_priv", "DROP"),
    ("Grant_priv", "GRANT OPTION"),
    ("References_priv", "REFERENCES"),
    ("Index_priv", "INDEX"),
    ("Alter_priv", "ALTER"),
    ("Create_tmp_table_priv", "CREATE TEMPORARY TABLES"),
    ("Lock_tables_priv", "LOCK TABLES"),
    ("Create_view_priv", "CREATE VIEW"),
    ("Show_view_priv", "SHOW VIEW"),
    ("Create_routine_priv", "CREATE ROUTINE"),
    ("Alter_routine_priv", "ALTER ROUTINE"),
    ("Execute_priv", "EXECUTE"),
    ("Event_priv", "EVENT"),
    ("Trigger_priv", "TRIGGER"),
];

/// Privileges that only the whole server has.
const OF_SERVER: [(&str, &str); 6] = [
    ("Super_priv", "SUPER"),
    ("Create_user_priv", "CREATE USER"),
    ("File_priv", "FILE"),
    ("Process_priv", "PROCESS"),
    ("Reload_priv", "RELOAD"),
    ("Repl_slave_priv", "REPLICATION SLAVE"),
];

/// What a workstation's account has.
const OF_WORKSTATIONS: &str = "EXECUTE";

/// Rights of an account on something.
struct Right {
    user: String,
    host: String,
    on: String,
    privileges: String,
}

/// Every right on the desk's schemas beside those of its owner and of its workstations, and rights on the whole server of workstations and of
/// everybody. Accounts that administer the server have such rights, which is no finding.
///
/// # Errors
/// When the database refuses.
pub(super) async fn find(connection: &mut MySqlConnection, names: &Names) -> Result<Vec<Finding>, AdministrationError> {
    let rows = sqlx::raw_sql(&select(names)).fetch_all(connection).await?;
    let rights: Vec<Right> = rows.iter().map(right).collect::<Result<_, _>>()?;
    Ok(rights.iter().filter(|right| !right.is_expected(names)).map(Right::finding).collect())
}

/// Nothing is prepared, and names hold no quote. A backslash before an underscore is a sign of its own to `LIKE` in any mode.
fn select(Names { data, api, owner, .. }: &Names) -> String {
    let listed = |(column, privilege): &(&str, &str)| format!("IF({column} = 'Y', '{privilege}', NULL)");
    let of_schemas: Vec<String> = OF_SCHEMAS.iter().map(listed).collect();
    let of_server: Vec<String> = OF_SCHEMAS.iter().chain(&OF_SERVER).map(listed).collect();
    let columns: Vec<&str> = OF_SCHEMAS.iter().chain(&OF_SERVER).map(|(column, _)| *column).collect();
    let text = |column: &str| format!("CONVERT({column} USING utf8mb4)");
    let upper = |column: &str| format!("UPPER({})", text(column));
    let (user, host, schema) = (text("User"), text("Host"), text("Db"));
    format!(
        "SELECT {user} who, {host}, {schema}, CONCAT_WS(', ', {of_schemas}) FROM mysql.db
          WHERE (Db IN ('{data}', '{api}') OR '{data}' LIKE Db OR '{api}' LIKE Db)
            AND NOT (User = '{owner}' AND Host = 'localhost')
          UNION ALL
         SELECT {user}, {host}, CONCAT({schema}, '.', {table}), CONCAT_WS(', ', NULLIF({of_table}, ''), NULLIF({of_columns}, ''))
           FROM mysql.tables_priv WHERE Db IN ('{data}', '{api}') AND NOT (User = '{owner}' AND Host = 'localhost')
          UNION ALL
         SELECT {user}, {host}, CONCAT({schema}, '.', {routine}), {of_routine}
           FROM mysql.procs_priv WHERE Db IN ('{data}', '{api}') AND NOT (User = '{owner}' AND Host = 'localhost')
          UNION ALL
         SELECT {user}, {host}, '*.*', CONCAT_WS(', ', {of_server}) FROM mysql.user u
          WHERE 'Y' IN ({columns})
            AND (User IN ('', 'PUBLIC')
                 OR LEFT(User, 3) = 'td_' AND EXISTS (SELECT 1 FROM mysql.db d
                                                       WHERE d.User = u.User AND d.Host = u.Host AND '{api}' LIKE d.Db))
          ORDER BY who",
        of_schemas = of_schemas.join(", "),
        of_server = of_server.join(", "),
        columns = columns.join(", "),
        table = text("Table_name"),
        of_table = upper("Table_priv"),
        of_columns = upper("Column_priv"),
        routine = text("Routine_name"),
        of_routine = upper("Proc_priv"),
    )
}

fn right(row: &MySqlRow) -> Result<Right, sqlx::Error> {
    let text = |column: usize| row.try_get_unchecked::<String, _>(column);
    Ok(Right { user: text(0)?, host: text(1)?, on: text(2)?, privileges: text(3)? })
}

impl Right {
    fn is_workstation(&self) -> bool {
        self.user.starts_with("td_")
    }

    fn is_expected(&self, names: &Names) -> bool {
        let schema = self.on.replace('\\', "");
        self.is_workstation() && schema == names.api && self.privileges == OF_WORKSTATIONS
    }

    fn finding(&self) -> Finding {
        let Self { user, host, on, privileges } = self;
        let kind = match user.as_str() {
            "" | "PUBLIC" => Kind::RightsOfEverybody,
            _ if self.is_workstation() => Kind::RightsOfWorkstation,
            _ => Kind::RightsOfOthers,
        };
        Finding { kind, subject: format!("'{user}'@'{host}': {privileges} ON {on}") }
    }
}
