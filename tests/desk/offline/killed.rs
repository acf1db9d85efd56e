//! The application is killed at random moments while a person types and sends and the database comes and goes. Every
//! journaled text is still there, and everything sent is in the database once.
//!
//! `TICKET_DESK_TEST_KILLS=500` kills more often than an ordinary run does; `TICKET_DESK_TEST_SEED` repeats a run's choices.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use database::connection_file::Tls;
use fault_proxy::Fault;
use model::{ConnectionImport, OutboxItem, OutboxOperation, OutboxState, TicketCreate, TicketId};
use support::chance::Chance;
use support::keeping_host::open_desk;
use support::typist::{TypistEvent, read};
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::Command;

use super::proxied_world::ProxiedWorld;
use crate::world::{World, arrived, request, sign_up};

const KILLS: usize = 50;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn kills_while_typing_lose_nothing_and_repeat_nothing() {
    let proxied = ProxiedWorld::new().await;
    let directory = tempfile::tempdir().expect("a directory");
    let profile = directory.path().join("profile");
    let ticket = begin(&proxied, &profile).await;
    let kills = std::env::var("TICKET_DESK_TEST_KILLS").ok().map_or(KILLS, |text| text.parse().expect("a number"));
    let mut chance = Chance::new(Chance::of_this_run());
    let mut book = Book::default();
    let mut lives = 0;
    // How far a run gets before the kill depends on the machine; how much all runs send together does not.
    while lives < kills || book.sent.len() <= kills / 2 {
        book.take(life(&proxied, &profile, ticket, &mut chance).await);
        lives += 1;
        assert!(lives < kills * 20, "too few texts were sent to prove anything: {} in {lives} lives", book.sent.len());
    }
    let (drafts, refused) = end(&proxied, &profile).await;
    let there = texts_in(&proxied.world).await;
    book.check(&drafts, &refused, &there);
    eprintln!("{lives} kills, {} texts sent, {} refused", book.sent.len(), refused.len());
}

/// A person signs up and creates the ticket for the rest of the story.
async fn begin(proxied: &ProxiedWorld, profile: &Path) -> TicketId {
    std::fs::create_dir_all(profile).expect("a directory");
    let desk = open_desk(profile).await;
    let file = proxied.world.connection_file_to("typist", "127.0.0.1", proxied.proxy.port(), Tls::None).await;
    desk.connection_import(ConnectionImport { file, password: None }).await.expect("connects");
    desk.person_sign_up(sign_up("typist", "")).await.expect("signs up");
    let create = TicketCreate {
        facts: model::Facts::default(),
        request: request(),
        title: "The ticket".to_owned(),
        description: "Of this story.".to_owned(),
        priority: model::Priority::Normal,
        category: None,
        draft_key: String::new(),
    };
    let ticket = arrived(desk.ticket_create(create).await.expect("created")).id;
    desk.ticket_show(model::TicketShow { ticket, before: None }).await.expect("shown");
    desk.shutdown().await;
    ticket
}

/// One run of the application, and what it reported until it was killed.
async fn life(proxied: &ProxiedWorld, profile: &Path, ticket: TicketId, chance: &mut Chance) -> Vec<TypistEvent> {
    proxied.proxy.set(fault(chance));
    let mut command = Command::new(PathBuf::from(env!("CARGO_BIN_EXE_typist")));
    command.arg(profile).arg(ticket.to_string()).arg(chance.below(usize::MAX).to_string());
    let mut child = command.stdout(Stdio::piped()).kill_on_drop(true).spawn().expect("it starts");
    let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    let mut told = Vec::new();
    let first = lines.next_line().await.expect("a pipe").expect("it reports the drafts it found, after any kill");
    told.push(serde_json::from_str(&first).expect("a line"));
    let until = tokio::time::Instant::now() + Duration::from_millis(u64::try_from(chance.below(500)).expect("small"));
    let turning = tokio::time::Instant::now() + Duration::from_millis(u64::try_from(chance.below(500)).expect("small"));
    let next = fault(chance);
    let mut changed = false;
    loop {
        tokio::select! {
            () = tokio::time::sleep_until(until) => break,
            () = tokio::time::sleep_until(turning), if !changed => {
                proxied.proxy.set(next);
                changed = true;
            }
            line = lines.next_line() => told.push(parsed(&line.expect("a pipe").expect("it lives until it is killed"))),
        }
    }
    child.start_kill().expect("it lives");
    child.wait().await.expect("it ends");
    while let Ok(Some(line)) = lines.next_line().await {
        // The last line may be cut by the kill.
        told.extend(serde_json::from_str::<TypistEvent>(&line));
    }
    told
}

fn parsed(line: &str) -> TypistEvent {
    serde_json::from_str(line).expect("a line")
}

fn fault(chance: &mut Chance) -> Fault {
    *chance.one_of(&[
        Fault::None,
        Fault::None,
        Fault::None,
        Fault::Cut,
        Fault::Cut,
        Fault::Frozen,
        Fault::Brittle(2500),
        Fault::Slow(Duration::from_millis(30)),
    ])
}

/// Restores the database for good and empties the outbox. Returns the drafts and the refused operations.
async fn end(proxied: &ProxiedWorld, profile: &Path) -> (Vec<String>, Vec<OutboxItem>) {
    proxied.proxy.set(Fault::None);
    let desk = open_desk(profile).await;
    let delivered = async {
        loop {
            let left = desk.outbox_list(()).await.expect("the outbox");
            if left.iter().all(|item| matches!(item.state, OutboxState::Refused { .. })) {
                return left;
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    };
    let refused = tokio::time::timeout(Duration::from_mins(1), delivered).await.expect("everything arrives");
    let drafts = desk.draft_list(()).await.expect("the drafts");
    desk.shutdown().await;
    (drafts.iter().map(|draft| read(&draft.content)).collect(), refused)
}

/// How often each text is in the database.
async fn texts_in(world: &World) -> HashMap<String, usize> {
    let mut there = HashMap::new();
    for sql in [
        "SELECT JSON_UNQUOTE(JSON_EXTRACT(after_state, '$.title')) FROM data.ticket_events WHERE event_type IN ('created', 'edited')",
        "SELECT body FROM data.messages WHERE message_type = 'direct'",
    ] {
        for text in world.texts(sql).await {
            *there.entry(text).or_default() += 1;
        }
    }
    there
}

/// What each field must hold, by the typist's reports.
#[derive(Default)]
struct Book {
    /// The certain content of a field.
    fields: HashMap<String, Field>,
    sent: Vec<String>,
    /// The kill came after "Send" was pressed.
    perhaps: Vec<String>,
}

#[derive(Debug, Clone)]
enum Field {
    Holds(String),
    Sending(String),
    Sent,
}

impl Book {
    fn take(&mut self, told: Vec<TypistEvent>) {
        for told in told {
            match told {
                TypistEvent::Found { draft_key, text } => self.found(draft_key, text),
                TypistEvent::Saved { draft_key, text } => _ = self.fields.insert(draft_key, Field::Holds(text)),
                TypistEvent::Sending { draft_key, text } => _ = self.fields.insert(draft_key, Field::Sending(text)),
                TypistEvent::Sent { draft_key, text } => {
                    self.sent.push(text);
                    self.fields.insert(draft_key, Field::Sent);
                }
            }
        }
    }

    fn found(&mut self, draft_key: String, text: String) {
        match self.fields.get(&draft_key) {
            // A key may have been saved without time to report it.
            Some(Field::Holds(held)) => {
                let lost = !text.starts_with(held.as_str()) || text.len() > held.len() + 1;
                assert!(!lost, "{draft_key} held {held:?} when the application was killed, and then {text:?}");
            }
            Some(Field::Sending(sending)) if text.is_empty() => self.perhaps.push(sending.clone()),
            Some(Field::Sending(sending)) => assert_eq!(*sending, text, "{draft_key}"),
            Some(Field::Sent) | None => assert!(text.len() < 35, "{draft_key} holds what was sent: {text:?}"),
        }
        let field = if text.is_empty() { Field::Sent } else { Field::Holds(text) };
        self.fields.insert(draft_key, field);
    }

    fn check(&self, drafts: &[String], refused: &[OutboxItem], there: &HashMap<String, usize>) {
        let twice: Vec<_> = there.iter().filter(|(_, many)| **many > 1).collect();
        assert!(twice.is_empty(), "in the database more than once: {twice:?}");
        let last =
            self.fields.values().filter_map(|field| if let Field::Sending(text) = field { Some(text) } else { None });
        let refused: Vec<_> = refused.iter().map(|item| text(&item.operation)).collect();
        for sent in self.sent.iter().chain(&self.perhaps).chain(last) {
            let places = [there.contains_key(sent), refused.contains(&sent.as_str()), drafts.contains(sent)];
            let many = places.into_iter().filter(|there| *there).count();
            assert_eq!(many, 1, "{sent:?} is in the database, refused, a draft: {places:?}");
        }
        for (draft_key, field) in &self.fields {
            if let Field::Holds(held) = field {
                let there = drafts.iter().any(|draft| draft.starts_with(held.as_str()));
                assert!(there, "{draft_key} held {held:?}, and there is {drafts:?}");
            }
        }
        assert!(refused.len() * 20 <= self.sent.len(), "nobody else could have caused a refusal: {refused:?}");
    }
}

fn text(operation: &OutboxOperation) -> &str {
    match operation {
        OutboxOperation::Create { title, .. } | OutboxOperation::Edit { title, .. } => title,
        OutboxOperation::Message { body, .. } => body,
        OutboxOperation::Withdraw { note, .. }
        | OutboxOperation::Prioritize { note, .. }
        | OutboxOperation::Categorize { note, .. } => note,
    }
}
