//! Compares every ticket with the columns of its last event; [`walk`](super::walk) compares it with what the events changed.

use futures_util::TryStreamExt as _;
use model::TicketId;
use sqlx::Row as _;
use sqlx::mysql::{MySqlConnection, MySqlRow};

use super::selection::only;
use super::verdict::{Broken, Fault};
use crate::AdministrationError;
use crate::install::Names;

pub(super) async fn walk(
    connection: &mut MySqlConnection,
    names: &Names,
    tickets: &[TicketId],
    count: &mut u64,
) -> Result<Option<Broken>, AdministrationError> {
    let select = select(&names.data, tickets);
    let mut rows = sqlx::query(&select).fetch(connection);
    let mut broken = None;
    while let Some(row) = rows.try_next().await? {
        *count += 1;
        if broken.is_none() {
            broken = compare(&row)?;
        }
    }
    Ok(broken)
}

fn select(data: &str, tickets: &[TicketId]) -> String {
    let only = only("t.id", tickets);
    format!(
        "SELECT t.id, t.version, e.seq,
                CAST(COALESCE(
                  t.user_id = first.actor_user_id AND t.created_at = first.created_at
                  AND t.updated_at = e.created_at AND CAST(t.last_event_type AS BINARY) = CAST(e.event_type AS BINARY)
                  AND t.last_actor_user_id <=> e.actor_user_id AND CAST(t.status AS BINARY) = CAST(e.to_status AS BINARY)
                  AND (e.note IS NULL OR CAST(t.last_note AS BINARY) = CAST(e.note AS BINARY))
                  AND (t.closing IS NULL OR ended.seq IS NOT NULL)
                  AND IF(t.closing IS NULL, CHAR_LENGTH(t.closing_note) = 0,
                    ended.note IS NULL OR CAST(t.closing_note AS BINARY) = CAST(ended.note AS BINARY))
                  AND t.completed_at <=> IF(t.closing = 'completed', ended.created_at, NULL)
                  AND t.withdrawn_at <=> IF(t.closing = 'withdrawn', ended.created_at, NULL)
                  AND t.claimed_at <=> IF(t.responder_id IS NULL, NULL,
                    (SELECT claim.created_at FROM {data}.ticket_events claim
                      WHERE claim.ticket_id = t.id AND claim.event_type = 'assigned' ORDER BY claim.seq DESC LIMIT 1)),
                FALSE) AS SIGNED) AS told
         FROM {data}.tickets t
         LEFT JOIN {data}.ticket_events first ON first.ticket_id = t.id AND first.seq = 1
         LEFT JOIN {data}.ticket_events e ON e.ticket_id = t.id AND e.seq = t.version
         LEFT JOIN {data}.ticket_events ended ON ended.ticket_id = t.id AND ended.seq = (
           SELECT MAX(closing.seq) FROM {data}.ticket_events closing
            WHERE closing.ticket_id = t.id AND closing.event_type = CONVERT(CAST(t.closing AS CHAR) USING ascii))
         WHERE {only} ORDER BY t.id"
    )
}

fn compare(row: &MySqlRow) -> Result<Option<Broken>, AdministrationError> {
    let (ticket, seq) = (row.try_get("id")?, row.try_get("version")?);
    let broken = |fault| Ok(Some(Broken { ticket, seq, fault }));
    if row.try_get::<Option<u32>, _>("seq")?.is_none() {
        return broken(Fault::Missing);
    }
    if row.try_get::<i64, _>("told")? == 1 { Ok(None) } else { broken(Fault::TicketDiffers) }
}
