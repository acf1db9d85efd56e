//! Types and sends as fast as it can until it is killed (`desk/offline/killed.rs`). Without a ticket it types
//! nothing, and the desk only sends what waits (`desk/offline/killed_upload.rs`). With `calls` it makes the calls that
//! its standard input names (`desk/full_disk.rs`).
//!
//! Reports everything that the desk acknowledged on standard output, one line of JSON each, before it continues.
#![expect(clippy::expect_used, reason = "whoever started this sees why it ended")]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use desk::Desk;
use model::{DraftSave, MessageSend, RequestId, Thread, TicketCreate, TicketEdit, TicketId, TicketShow};
use support::chance::Chance;
use support::keeping_host::{open_desk, open_desk_saving_to};
use support::typist::{TypistEvent, draft_key, draft_keys, read, written};
use uuid::Uuid;

#[tokio::main(worker_threads = 2)]
async fn main() {
    let mut arguments = std::env::args().skip(1);
    let directory = PathBuf::from(arguments.next().expect("a directory"));
    let ticket = arguments.next();
    if ticket.as_deref() == Some("calls") {
        return calls(&directory, arguments.next().map(PathBuf::from)).await;
    }
    let desk = open_desk(&directory).await;
    let Some(ticket) = ticket else { return std::future::pending().await };
    let ticket = TicketId(ticket.parse().expect("a ticket"));
    let seed: u64 = arguments.next().and_then(|text| text.parse().ok()).expect("a seed");
    let drafts = desk.draft_list(()).await.expect("the drafts can be read after any kill");
    let mut fields = Vec::new();
    for name in draft_keys(ticket) {
        let found = drafts.iter().find(|draft| draft.draft_key == name).map(|draft| read(&draft.content));
        tell(&TypistEvent::Found { draft_key: name.clone(), text: found.clone().unwrap_or_default() });
        let first = fields.len();
        let chance = Chance::new(seed.wrapping_add(u64::try_from(first).expect("three fields")));
        fields.push(tokio::spawn(types(desk.clone(), ticket, name, found, chance)));
    }
    for field in fields {
        field.await.expect("a person types until they are killed");
    }
}

/// Makes the calls of standard input, a name and a request on each line, and prints `ok` or the code of each. Saves files to `place`.
async fn calls(directory: &Path, place: Option<PathBuf>) {
    let desk = open_desk_saving_to(directory, place).await;
    for line in std::io::stdin().lines() {
        let line = line.expect("a line");
        let (command, request) = line.split_once(' ').expect("a name and a request");
        let answer = desk.call(command, serde_json::from_str(request).expect("JSON")).await;
        let answer = answer.map_or_else(|error| error.code.as_str(), |_| "ok");
        writeln!(std::io::stdout(), "{answer}").expect("somebody reads");
    }
    desk.shutdown().await;
}

/// Types into one field and sends, in an endless loop.
async fn types(desk: Desk, ticket: TicketId, name: String, found: Option<String>, mut chance: Chance) {
    let mut text = found.unwrap_or_default();
    loop {
        if text.is_empty() {
            // Every text is unique, so that it can be found again.
            text = format!("{} ", Uuid::new_v4().simple());
        }
        for _ in 0..=chance.below(8) {
            text.push(char::from(b'a' + u8::try_from(chance.below(26)).expect("a letter")));
            let save = DraftSave { draft_key: name.clone(), content: written(&name, &text) };
            desk.draft_save(save).await.expect("journaled");
            tell(&TypistEvent::Saved { draft_key: name.clone(), text: text.clone() });
            tokio::time::sleep(Duration::from_millis(u64::try_from(chance.below(12)).expect("small"))).await;
        }
        tell(&TypistEvent::Sending { draft_key: name.clone(), text: text.clone() });
        if send(&desk, ticket, &name, &text).await {
            tell(&TypistEvent::Sent { draft_key: name.clone(), text: std::mem::take(&mut text) });
        }
    }
}

/// Whether the desk has accepted it: it arrived or waits in the outbox.
async fn send(desk: &Desk, ticket: TicketId, name: &str, text: &str) -> bool {
    let request = RequestId(Uuid::now_v7());
    let (draft_key, body) = (name.to_owned(), text.to_owned());
    if *name == draft_key::create() {
        let create = TicketCreate {
            facts: model::Facts::default(),
            request,
            title: body,
            description: "Typed.".to_owned(),
            priority: model::Priority::Normal,
            category: None,
            draft_key,
        };
        return desk.ticket_create(create).await.is_ok();
    }
    if *name == draft_key::message(ticket) {
        let to = Thread::Ticket(ticket);
        return desk.message_send(MessageSend { request, to, body, seen: None, draft_key }).await.is_ok();
    }
    // The form shows the newest queued edit, or the ticket.
    let waiting =
        desk.outbox_list(()).await.expect("the outbox").into_iter().rev().find_map(|item| match item.operation {
            model::OutboxOperation::Edit { version, .. } => Some(version),
            _ => None,
        });
    let shown = match waiting {
        Some(version) => Some(version),
        None => {
            desk.ticket_show(TicketShow { ticket, before: None }).await.ok().map(|known| known.value.ticket.version)
        }
    };
    let Some(version) = shown else { return false };
    let edit = TicketEdit { request, ticket, version, title: body, description: "Typed.".to_owned(), draft_key };
    desk.ticket_edit(edit).await.is_ok()
}

fn tell(told: &TypistEvent) {
    let line = serde_json::to_string(told).expect("plain text");
    let mut out = std::io::stdout().lock();
    // The listener is gone: the process is about to end.
    let _ = writeln!(out, "{line}");
    let _ = out.flush();
}
