//! Removes what nobody needs any more. The history of tickets and people stays.

use serde::Serialize;
use sqlx::mysql::MySqlConnection;

use crate::AdministrationError;
use crate::install::Names;
use crate::retry::with_retries;

/// A session lives for 180 days at most, and its workstation may repeat a request for as long.
pub const LEAST_DAYS: u16 = 190;

/// What was removed, or would be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Removed {
    /// From which table.
    pub table: &'static str,
    /// How many rows.
    pub rows: u64,
}

struct Rule {
    table: &'static str,
    /// The column by which the table is divided: rows of one value go in one transaction, found by its index.
    part: &'static str,
    /// Which rows nobody needs; `{before}` is the moment, `{unfinished}` that of uploads.
    condition: &'static str,
}

/// After this long nobody goes on with an upload; whoever does, begins again.
const UPLOAD_DAYS: u16 = 30;

const RULES: [Rule; 6] = [
    // Sessions that ended.
    Rule {
        table: "sessions",
        part: "user_id",
        condition: "LEAST(expires_at, idle_until, COALESCE(revoked_at, expires_at)) < {before}",
    },
    // Answers for a request that comes again.
    Rule { table: "requests", part: "scope", condition: "created_at < {before}" },
    // Failures to sign in. A row of a name and a workstation tells that this person signed in there: it stays.
    Rule { table: "sign_in_guards", part: "name", condition: "INSTR(name, '@') = 0 AND last_failure_at < {before}" },
    Rule { table: "sign_in_sources", part: "source", condition: "window_start < {before}" },
    // Uploads that were never completed, and chunks of files whose content is stored in another one.
    Rule {
        table: "attachment_chunks",
        part: "attachment_id",
        condition: "attachment_id IN (SELECT id FROM {data}.attachments
                     WHERE stored_as IS NOT NULL OR (completed_at IS NULL AND created_at < {unfinished}))",
    },
    Rule { table: "attachments", part: "id", condition: "completed_at IS NULL AND created_at < {unfinished}" },
];

/// Removes what is older than `days`, which is [`LEAST_DAYS`] at least, and uploads that were not completed within [`UPLOAD_DAYS`]; with `dry_run` it only counts. An answer that is removed is not
/// repeated: a workstation that was away for longer would send a request again, and have it carried out twice.
///
/// # Errors
/// When the database refuses. What was removed by then stays removed.
pub async fn run(
    connection: &mut MySqlConnection,
    names: &Names,
    days: u16,
    dry_run: bool,
) -> Result<Vec<Removed>, AdministrationError> {
    let before = format!("UTC_TIMESTAMP(6) - INTERVAL {} DAY", days.max(LEAST_DAYS));
    let unfinished = format!("UTC_TIMESTAMP(6) - INTERVAL {UPLOAD_DAYS} DAY");
    let mut removed = Vec::new();
    for Rule { table, part, condition } in RULES {
        let place = format!("{}.{table}", names.data);
        let condition = condition.replace("{before}", &before).replace("{unfinished}", &unfinished);
        let condition = condition.replace("{data}", &names.data);
        let rows = if dry_run {
            let count: i64 = sqlx::query_scalar(&format!("SELECT COUNT(*) FROM {place} WHERE {condition}"))
                .fetch_one(&mut *connection)
                .await?;
            count.unsigned_abs()
        } else {
            remove(connection, &place, part, &condition).await?
        };
        removed.push(Removed { table, rows });
    }
    Ok(removed)
}

async fn remove(
    connection: &mut MySqlConnection,
    place: &str,
    part: &str,
    condition: &str,
) -> Result<u64, AdministrationError> {
    let parts: Vec<String> =
        sqlx::query_scalar(&format!("SELECT DISTINCT CAST({part} AS CHAR) FROM {place} WHERE {condition}"))
            .fetch_all(&mut *connection)
            .await?;
    let delete = format!("DELETE FROM {place} WHERE {part} = ? AND {condition}");
    let mut rows = 0;
    for value in parts {
        rows += with_retries(async || {
            Ok(sqlx::query(&delete).bind(&value).execute(&mut *connection).await?.rows_affected())
        })
        .await?;
    }
    Ok(rows)
}
