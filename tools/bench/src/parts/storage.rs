//! Bytes on the disk for each ticket, by table.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};
use model::{Body, Claim, Description, Note, Thread, Title};
use private_server::private_installation::Route;

use super::client::{Person, Workstation, request};
use crate::data::{BUSY, Filled, REQUESTER};
use crate::figure::{Figure, Kind};

/// The name of the value.
pub const BYTES: &str = "bytes a ticket";
/// The figure of all tables.
pub const ALL: &str = "all tables";
/// Lives whose stored answers are weighed.
const LIVES: u32 = 20;

/// Each table's file, and the answers that the database keeps of one ticket's life.
pub async fn measure(filled: &Filled) -> Result<Vec<Figure>> {
    let directory = filled.desk.server().data_dir().join("ticket_desk");
    let mut sizes = BTreeMap::new();
    for file in fs::read_dir(&directory).with_context(|| format!("reading {}", directory.display()))? {
        let file = file?;
        let name = file.file_name().to_string_lossy().into_owned();
        if let Some(table) = name.strip_suffix(".ibd") {
            sizes.insert(table.to_owned(), file.metadata()?.len());
        }
    }
    let tickets = filled.volume.tickets();
    let all = sizes.values().sum::<u64>();
    let mut rows: Vec<(String, f64)> = vec![(ALL.to_owned(), each(all, tickets))];
    // What does not matter is left out.
    rows.extend(
        sizes.into_iter().filter(|(_, bytes)| bytes * 200 > all).map(|(table, bytes)| (table, each(bytes, tickets))),
    );
    rows.push(("stored answers of one life".to_owned(), answers(filled).await?));
    let figure = |(name, bytes)| Figure {
        part: "storage".into(),
        kind: Kind::Storage,
        server: filled.server(),
        volume: filled.volume.to_string(),
        name,
        values: BTreeMap::from([(BYTES.to_owned(), bytes)]),
    };
    Ok(rows.into_iter().map(figure).collect())
}

#[expect(clippy::cast_precision_loss, reason = "sizes are far below 2^52")]
fn each(bytes: u64, tickets: u64) -> f64 {
    bytes as f64 / tickets as f64
}

/// Lets tickets be created, claimed, written in twice and completed, and weighs what the database keeps for a repetition.
async fn answers(filled: &Filled) -> Result<f64> {
    let workstation = Workstation::new(filled, "storage", Route::Socket).await?;
    let (employee, responder) = (workstation.person(REQUESTER)?, workstation.person(BUSY)?);
    let title = Title::parse("Printer on the third floor jams")?;
    let description = Description::parse("Every second sheet, only from tray 2.\nThe other trays work.")?;
    let body = Body::parse("I have cleaned the rollers. Please tell me whether it still jams.")?;
    let note = Note::parse("New rollers")?;
    let weigh = "SELECT CAST(COALESCE(SUM(LENGTH(answer)), 0) AS SIGNED) FROM ticket_desk.requests";
    let mut root = filled.desk.administrator().await?;
    let before: i64 = sqlx::query_scalar(weigh).fetch_one(&mut root).await?;
    for _ in 0..LIVES {
        let Person { database, token, .. } = &employee;
        let ticket = database.ticket_create(token, request(), &title, &description).await?.id;
        let Claim::Claimed { .. } = responder.database.ticket_claim(&responder.token, request(), ticket).await? else {
            anyhow::bail!("somebody else claimed the ticket");
        };
        for Person { database, token, .. } in [&responder, &employee] {
            database.message_send(token, request(), Thread::Ticket(ticket), &body, None).await?;
        }
        responder.database.ticket_complete(&responder.token, request(), ticket, &note).await?;
    }
    let after: i64 = sqlx::query_scalar(weigh).fetch_one(&mut root).await?;
    Ok(each(u64::try_from(after - before)?, u64::from(LIVES)))
}
