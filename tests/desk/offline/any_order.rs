//! Whatever a person does in whatever order, with or without the database: in the end each text is in exactly one place.
//!
//! Schedules are random, and shrink when one fails. `PROPTEST_CASES=200` runs more of them.

use std::collections::HashMap;
use std::time::Duration;

use fault_proxy::Fault;
use model::{
    CategoryId, Code, DraftSave, MessageId, MessageSend, OutboxOperation, OutboxRetry, OutboxState, OutboxTakeBack,
    Priority, SessionRevoke, Thread, TicketCategorize, TicketCreate, TicketEdit, TicketId, TicketPrioritize,
    TicketShow, TicketWithdraw,
};
use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::test_runner::{Config, TestRunner};

use super::proxied_world::ProxiedWorld;
use crate::station::Station;
use crate::world::request;

/// Schedules in an ordinary run. Each has its own database.
const CASES: u32 = 6;
/// The time limit of shrinking, in milliseconds: a failure is reported within a minute.
const MAX_SHRINK_TIME: u32 = 30_000;
const STEPS: std::ops::Range<usize> = 5..40;

#[derive(Debug, Clone, Copy)]
enum Step {
    /// The database goes away and the workstation notices.
    Away,
    /// Connections break at random from now on.
    Brittle,
    /// The database is back, and the person presses "Try now".
    Back,
    Create,
    /// With `careful` the message is refused if others wrote meanwhile.
    Message {
        careful: bool,
    },
    Edit,
    /// The ticket gets a category that it never had.
    Categorize,
    Prioritize,
    Withdraw,
    /// A draft that is never sent.
    Type,
    /// The responder writes into the thread.
    Answered,
    /// The same person changes the ticket at another workstation.
    EditedElsewhere,
    /// The same person chooses another category at another workstation.
    CategorizedElsewhere,
    /// An operation is taken back.
    TakeBack(usize),
    /// A refused operation is sent again.
    Retry(usize, bool),
    /// The application is closed and opened.
    Restart,
    /// The session ends elsewhere.
    SessionEnds,
    /// The person signs in again.
    SignIn,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => Just(Step::Away),
        1 => Just(Step::Brittle),
        3 => Just(Step::Back),
        3 => Just(Step::Create),
        5 => any::<bool>().prop_map(|careful| Step::Message { careful }),
        4 => Just(Step::Edit),
        3 => Just(Step::Categorize),
        2 => Just(Step::Prioritize),
        1 => Just(Step::Withdraw),
        2 => Just(Step::Type),
        2 => Just(Step::Answered),
        2 => Just(Step::EditedElsewhere),
        1 => Just(Step::CategorizedElsewhere),
        3 => any::<usize>().prop_map(Step::TakeBack),
        3 => any::<(usize, bool)>().prop_map(|(which, anyway)| Step::Retry(which, anyway)),
        2 => Just(Step::Restart),
        1 => Just(Step::SessionEnds),
        2 => Just(Step::SignIn),
    ];
    vec(step, STEPS)
}

#[test]
fn each_text_is_in_exactly_one_place_in_the_end() {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(CASES);
    let config = Config {
        cases,
        max_shrink_iters: 40,
        max_shrink_time: MAX_SHRINK_TIME,
        failure_persistence: None,
        ..Config::default()
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = runtime.expect("a runtime");
    let outcome = TestRunner::new(config).run(&steps(), |steps| {
        runtime.block_on(async { Box::pin(Box::pin(Course::begin()).await.play(steps)).await });
        Ok(())
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
}

/// How something that was sent began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Message,
    /// Of a category. Its text is its note.
    Choice,
    /// Of a priority, which the ticket may have by now: then nothing happens.
    Repeatable,
    Other,
}

struct Course {
    proxied: ProxiedWorld,
    anna: Station,
    elsewhere: Station,
    ben: Station,
    ticket: TicketId,
    /// Every text that was sent, in its order.
    sent: Vec<(String, Kind)>,
    /// Drafts that were never sent.
    typed: Vec<String>,
    /// An operation that was taken back or sent again has lost its position.
    moved: Vec<String>,
    /// Choices that were taken back.
    gone: Vec<String>,
    /// Choices that were refused at once.
    refused: Vec<String>,
    /// How many categories were chosen. The first one is everybody's default.
    categories: u64,
}

impl Course {
    async fn begin() -> Self {
        let proxied = ProxiedWorld::new().await;
        proxied.world.as_owner(&categories()).await;
        let (anna, ben) = tokio::join!(proxied.employee("anna"), proxied.world.responder("ben"));
        let elsewhere = anna.second_window(&proxied.world).await;
        let ticket = anna.created("The ticket").await.id;
        ben.claim(ticket).await;
        anna.show(ticket).await;
        let (sent, typed, moved, gone, refused) = Default::default();
        Self { proxied, anna, elsewhere, ben, ticket, sent, typed, moved, gone, refused, categories: 1 }
    }

    async fn play(mut self, steps: Vec<Step>) {
        for step in steps {
            self = Box::pin(self.step(step)).await;
        }
        self.end().await;
    }

    async fn step(mut self, step: Step) -> Self {
        let (desk, ticket) = (&self.anna.desk, self.ticket);
        let text = format!("text {}", self.sent.len() + self.typed.len() + self.refused.len());
        match step {
            Step::Away => {
                self.proxied.proxy.set(Fault::Cut);
                desk.connection_retry(()).await.expect("tried");
            }
            Step::Brittle => self.proxied.proxy.set(Fault::Brittle(2000)),
            Step::Back => self.back().await,
            Step::Create => {
                let sent = desk.ticket_create(creation(text.clone())).await.map(|_| ());
                self.note(text, Kind::Other, sent);
            }
            Step::Message { careful } => {
                let to = Thread::Ticket(ticket);
                let seen = careful.then_some(MessageId(0));
                let message =
                    MessageSend { request: request(), to, body: text.clone(), seen, draft_key: String::new() };
                let sent = desk.message_send(message).await.map(|_| ());
                self.note(text, Kind::Message, sent);
            }
            Step::Edit => {
                let Ok(shown) = desk.ticket_show(TicketShow { ticket, before: None }).await else { return self };
                let version = shown.value.ticket.version;
                let description = "Changed.".to_owned();
                let edit = TicketEdit {
                    request: request(),
                    ticket,
                    version,
                    title: text.clone(),
                    description,
                    draft_key: String::new(),
                };
                let sent = desk.ticket_edit(edit).await.map(|_| ());
                self.note(text, Kind::Other, sent);
            }
            Step::Categorize => self.categorize(text).await,
            Step::Prioritize => self.prioritize(text).await,
            Step::Withdraw => {
                let withdraw =
                    TicketWithdraw { request: request(), ticket, note: text.clone(), draft_key: String::new() };
                let sent = desk.ticket_withdraw(withdraw).await.map(|_| ());
                self.note(text, Kind::Other, sent);
            }
            Step::Type => {
                let content = serde_json::json!({ "title": text }).to_string();
                let save = DraftSave { draft_key: format!("typed:{}", self.typed.len()), content };
                if desk.draft_save(save).await.is_ok() {
                    self.typed.push(text);
                }
            }
            Step::Answered => {
                let to = Thread::Ticket(ticket);
                let body = format!("answer {}", self.sent.len());
                let answer = MessageSend { request: request(), to, body, seen: None, draft_key: String::new() };
                // Nobody can write in a withdrawn ticket.
                let _ = self.ben.desk.message_send(answer).await;
            }
            Step::EditedElsewhere => {
                let version = self.elsewhere.show(ticket).await.ticket.version;
                let edit = TicketEdit {
                    request: request(),
                    ticket,
                    version,
                    title: format!("elsewhere {}", self.sent.len()),
                    description: "Changed.".to_owned(),
                    draft_key: String::new(),
                };
                let _ = self.elsewhere.desk.ticket_edit(edit).await;
            }
            Step::CategorizedElsewhere => self.categorize_elsewhere().await,
            Step::TakeBack(which) => {
                let items = desk.outbox_list(()).await.expect("the outbox");
                let Some(item) = items.get(which % items.len().max(1)) else { return self };
                match desk.outbox_take_back(OutboxTakeBack { id: item.id }).await {
                    Ok(Some(_)) => self.moved.push(words(&item.operation)),
                    Ok(None) => self.gone.push(words(&item.operation)),
                    Err(_) => {}
                }
            }
            Step::Retry(which, anyway) => {
                let items = desk.outbox_list(()).await.expect("the outbox");
                let Some(item) = items.get(which % items.len().max(1)) else { return self };
                desk.outbox_retry(OutboxRetry { id: item.id, anyway }).await.expect("in line again");
                if matches!(item.state, OutboxState::Refused { .. }) {
                    self.moved.push(words(&item.operation));
                }
            }
            Step::Restart => self.anna = self.anna.restart().await,
            Step::SessionEnds => {
                let sessions = self.elsewhere.desk.session_list(()).await.expect("sessions");
                for session in sessions.into_iter().filter(|session| !session.current) {
                    self.elsewhere.desk.session_revoke(SessionRevoke { session: session.id }).await.expect("ended");
                }
            }
            Step::SignIn => self.sign_in().await,
        }
        self
    }

    async fn categorize(&mut self, text: String) {
        let (desk, ticket) = (&self.anna.desk, self.ticket);
        let Ok(shown) = desk.ticket_show(TicketShow { ticket, before: None }).await else { return };
        let Ok(items) = desk.outbox_list(()).await else { return };
        // What the window shows: the last choice that waits.
        let chosen = items.iter().rev().find_map(|item| match item.operation {
            OutboxOperation::Categorize { category, .. } => Some(category),
            _ => None,
        });
        let from = Some(chosen.unwrap_or(shown.value.ticket.category.id));
        self.categories += 1;
        let (category, note) = (CategoryId(self.categories), text.clone());
        let choice = TicketCategorize { request: request(), ticket, category, note, from };
        let sent = desk.ticket_categorize(choice).await.map(|_| ());
        self.note(text, Kind::Choice, sent);
    }

    async fn prioritize(&mut self, text: String) {
        let (desk, ticket) = (&self.anna.desk, self.ticket);
        let Ok(shown) = desk.ticket_show(TicketShow { ticket, before: None }).await else { return };
        let from = shown.value.ticket.priority;
        let priority = if from == Priority::High { Priority::Urgent } else { Priority::High };
        let (note, from) = (text.clone(), Some(from));
        let choice = TicketPrioritize { request: request(), ticket, priority, note, from };
        let sent = desk.ticket_prioritize(choice).await.map(|_| ());
        self.note(text, Kind::Repeatable, sent);
    }

    async fn categorize_elsewhere(&mut self) {
        self.categories += 1;
        let (category, note) = (CategoryId(self.categories), "elsewhere".to_owned());
        let choice = TicketCategorize { request: request(), ticket: self.ticket, category, note, from: None };
        let _ = self.elsewhere.desk.ticket_categorize(choice).await;
    }

    /// Whether the desk has taken it. Without a session it stays in the form.
    fn note(&mut self, text: String, kind: Kind, sent: Result<(), desk::DeskError>) {
        match sent {
            Err(error) if error.code() == Code::SessionEnded => {}
            // The window shows what the ticket has, and why.
            Err(_) if matches!(kind, Kind::Choice | Kind::Repeatable) => self.refused.push(text),
            // Refused at once: it is a draft again.
            Err(_) => {
                self.moved.push(text.clone());
                self.sent.push((text, kind));
            }
            Ok(()) => self.sent.push((text, kind)),
        }
    }

    async fn back(&self) {
        self.proxied.proxy.set(Fault::None);
        self.anna.desk.connection_retry(()).await.expect("tried");
    }

    async fn sign_in(&self) {
        let open = model::SessionOpen { username: "anna".to_owned(), password: crate::world::PASSWORD.to_owned() };
        if self.anna.desk.app_state(()).await.expect("the state").person.is_none() {
            // Not while the database is away.
            let _ = self.anna.desk.session_open(open).await;
        }
    }

    async fn end(self) {
        self.back().await;
        let settled = async {
            loop {
                self.sign_in().await;
                let left = self.anna.outbox().await;
                if left.iter().all(|item| matches!(item.state, OutboxState::Refused { .. })) {
                    return left;
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        let left = tokio::time::timeout(Duration::from_mins(1), settled).await.expect("it settles");
        let refused: Vec<_> = left.iter().map(|item| words(&item.operation)).collect();
        let drafts = self.anna.drafts().await;
        let messages =
            self.proxied.world.texts("SELECT body FROM data.messages WHERE message_type = 'direct' ORDER BY id").await;
        let mut there: HashMap<&str, usize> = HashMap::new();
        let titles = self.proxied.world.texts(TITLES).await;
        let notes = self.proxied.world.texts(NOTES).await;
        for text in messages.iter().chain(&titles).chain(&notes) {
            *there.entry(text.as_str()).or_default() += 1;
        }
        let is_draft =
            |text: &str| drafts.iter().filter(|draft| draft.content.contains(&format!("\"{text}\""))).count();
        let places = |text: &String| {
            [
                there.get(text.as_str()).copied().unwrap_or_default(),
                refused.iter().filter(|refused| *refused == text).count(),
                is_draft(text),
            ]
        };
        for (text, kind) in self.sent.iter().filter(|(text, _)| !self.gone.contains(text)) {
            let places = places(text);
            let count = places.iter().sum::<usize>();
            let is_once = count == 1 || (count == 0 && *kind == Kind::Repeatable);
            assert!(is_once, "{text:?} in the database, refused, drafts: {places:?}");
        }
        for text in self.gone.iter().chain(&self.refused) {
            assert_eq!(places(text), [0, 0, 0], "{text:?} is a choice that did not come about");
        }
        for text in &self.typed {
            assert_eq!(is_draft(text), 1, "{text:?} was typed and is no draft");
        }
        let order: Vec<_> = self
            .sent
            .iter()
            .filter(|(text, kind)| {
                *kind == Kind::Message && there.contains_key(text.as_str()) && !self.moved.contains(text)
            })
            .map(|(text, _)| text)
            .collect();
        let arrived: Vec<_> = messages.iter().filter(|text| order.contains(text)).collect();
        assert_eq!(arrived, order, "messages arrive as they were sent");
        // Finished schedules release their connections.
        for station in [&self.anna, &self.elsewhere, &self.ben] {
            station.desk.shutdown().await;
        }
    }
}

fn creation(title: String) -> TicketCreate {
    let (description, draft_key) = ("Since this morning.".to_owned(), String::new());
    TicketCreate {
        facts: model::Facts::default(),
        request: request(),
        title,
        description,
        priority: model::Priority::Normal,
        category: None,
        draft_key,
    }
}

/// Every schedule has enough of them.
fn categories() -> String {
    let rows = (2..=STEPS.end).map(|id| format!("({id}, 'Category {id}', {id}, UTC_TIMESTAMP(6))"));
    format!(
        "INSERT INTO data.categories (id, name, position, created_at) VALUES {}",
        rows.collect::<Vec<_>>().join(", ")
    )
}

const NOTES: &str = "SELECT note FROM data.ticket_events WHERE event_type IN ('withdrawn', 'categorized', 'prioritized') AND note <> ''";

const TITLES: &str = "SELECT JSON_UNQUOTE(JSON_EXTRACT(after_state, '$.title')) FROM data.ticket_events WHERE JSON_EXTRACT(after_state, '$.title') IS NOT NULL";

fn words(operation: &OutboxOperation) -> String {
    match operation {
        OutboxOperation::Create { title, .. } | OutboxOperation::Edit { title, .. } => title.clone(),
        OutboxOperation::Message { body, .. } => body.clone(),
        OutboxOperation::Withdraw { note, .. }
        | OutboxOperation::Prioritize { note, .. }
        | OutboxOperation::Categorize { note, .. } => note.clone(),
    }
}
