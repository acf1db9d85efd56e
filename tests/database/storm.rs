//! Everything at once: many people claim, decline, complete, edit, withdraw, write and leave on the same few tickets, through
//! the application's own connection, while the administrator deactivates and reactivates people. Nobody ever sees a deadlock, and
//! the history of every ticket is one that the rules allow.
//!
//! One storm by default; `TICKET_DESK_TEST_STORMS=50` for more, `TICKET_DESK_TEST_SEED` for the same choices again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use administration::person;
use database::{Database, DatabaseError, Retry, Token};
use model::{Body, Claim, ClaimNext, Code, Description, Note, RequestId, Thread, TicketId, Title};
use sqlx::ConnectOptions as _;
use support::chance::Chance;
use support::database::{Desk, Person};
use tokio::sync::Barrier;
use tokio::task::JoinSet;
use uuid::Uuid;

use super::scene::hex;

support::on_each_server! { a_storm_shows_nobody_a_deadlock_and_breaks_no_rule }

const EMPLOYEES: usize = 3;
const RESPONDERS: usize = 7;
const TICKETS: usize = 5;
const STEPS: usize = 40;

/// A person's own connection to the database, as the application makes it.
struct Rower {
    id: u64,
    responder: bool,
    token: Token,
    database: Database,
    chance: Chance,
    tickets: Arc<Vec<TicketId>>,
}

fn request() -> RequestId {
    RequestId(Uuid::now_v7())
}

impl Rower {
    fn new(person: &Person, responder: bool, chance: Chance, tickets: &Arc<Vec<TicketId>>) -> Self {
        let token = Token::parse(&hex(&person.token)).expect("a token");
        let database = Database::new(person.workstation.options.clone(), Retry::default());
        Self { id: person.id.0, responder, token, database, chance, tickets: Arc::clone(tickets) }
    }

    /// Makes one random call, and returns the ticket if the call claimed it.
    async fn acts(&mut self) -> Result<Option<TicketId>, DatabaseError> {
        let (ticket, choice) = (*self.chance.one_of(&self.tickets), self.chance.below(100));
        let Self { token, database, .. } = &*self;
        let note = Note::parse("A note").expect("a note");
        let title = |number: usize| Title::parse(&format!("Title {number}")).expect("a title");
        match choice {
            0..10 => {
                let body = Body::parse("Hello").expect("a text");
                database.message_send(token, request(), Thread::Ticket(ticket), &body, None).await?;
            }
            10..20 => drop(database.ticket_show(token, ticket, None).await?),
            20..25 => {
                database.watch(token, None).await?;
            }
            25..40 if self.responder => {
                if let ClaimNext::Claimed { ticket } = database.ticket_claim_next(token, request()).await? {
                    let owner = ticket.responder.map(|person| person.id.0);
                    assert_eq!(owner, Some(self.id), "who is told that they have it, has it");
                    return Ok(Some(ticket.id));
                }
            }
            40..55 if self.responder => {
                if let Claim::Claimed { ticket } = database.ticket_claim(token, request(), ticket).await? {
                    let owner = ticket.responder.map(|person| person.id.0);
                    assert_eq!(owner, Some(self.id), "who is told that they have it, has it");
                    return Ok(Some(ticket.id));
                }
            }
            55..80 if self.responder => database.ticket_decline(token, request(), ticket, &note).await?,
            80..85 if self.responder => database.ticket_release(token, request(), ticket, &note).await?,
            85..90 if self.responder => drop(database.ticket_complete(token, request(), ticket, &note).await?),
            90..100 if self.responder => drop(database.ticket_pool(token, false, None, 20).await?),
            25..90 => {
                let version = database.ticket_show(token, ticket, None).await?.ticket.version;
                let text = Description::parse("Other text").expect("a text");
                database.ticket_edit(token, request(), ticket, version, &title(choice), &text).await?;
            }
            90..93 => drop(database.ticket_withdraw(token, request(), ticket, &note).await?),
            _ => drop(database.ticket_mine(token, false, None, 20).await?),
        }
        Ok(None)
    }

    /// Calls until the end, and returns the tickets that it claimed.
    async fn rows(mut self, start: Arc<Barrier>, steps: Arc<AtomicUsize>) -> Vec<(TicketId, u64)> {
        start.wait().await;
        let mut told = Vec::new();
        for _ in 0..STEPS {
            steps.fetch_add(1, Ordering::Relaxed);
            match self.acts().await {
                Ok(claimed) => told.extend(claimed.map(|ticket| (ticket, self.id))),
                Err(DatabaseError::Refused(Code::SessionEnded)) => break,
                Err(DatabaseError::Refused(code)) => {
                    assert!(code.as_str().starts_with("ticket."), "only rules of tickets may refuse, not {code}");
                }
                Err(error) => panic!("a person sees {error}"),
            }
        }
        told
    }
}

async fn a_storm_shows_nobody_a_deadlock_and_breaks_no_rule(desk: Arc<Desk>) {
    let storms = std::env::var("TICKET_DESK_TEST_STORMS").ok().and_then(|text| text.parse().ok()).unwrap_or(1);
    let seed = Chance::of_this_run();
    for storm in 0..storms {
        let mut chance = Chance::new(seed + storm);
        let mut people = Vec::new();
        for number in 0..EMPLOYEES {
            people.push(desk.employee(&format!("employee{storm}-{number}")).await);
        }
        let mut tickets = Vec::new();
        for number in 0..TICKETS {
            tickets.push(people[number % EMPLOYEES].creates("Printer").await);
        }
        for number in 0..RESPONDERS {
            people.push(desk.responder(&format!("responder{storm}-{number}")).await);
        }
        let tickets = Arc::new(tickets);
        let start = Arc::new(Barrier::new(people.len() + 1));
        let steps = Arc::new(AtomicUsize::new(0));
        let mut rowers = JoinSet::new();
        for (number, person) in people.iter().enumerate() {
            let own = Chance::new(u64::try_from(chance.below(usize::MAX)).expect("64 bits"));
            rowers.spawn(
                Rower::new(person, number >= EMPLOYEES, own, &tickets).rows(Arc::clone(&start), Arc::clone(&steps)),
            );
        }
        start.wait().await;
        let mut admin = desk.admin().connect().await.expect("the administrator can connect");
        for leaving in 0..3 {
            // Spread over the storm, and at its end at the latest.
            let due = (leaving + 1) * people.len() * STEPS / 5;
            while steps.load(Ordering::Relaxed) < due && Arc::strong_count(&steps) > 1 {
                tokio::time::sleep(std::time::Duration::from_millis(1)).await;
            }
            let name = format!("responder{storm}-{leaving}");
            assert!(
                person::deactivate(&mut admin, &desk.names, &name).await.expect("is taken out"),
                "{name} was there"
            );
            assert!(person::reactivate(&mut admin, &desk.names, &name).await.expect("is let in"), "{name} was out");
        }
        let told: BTreeSet<(u64, u64)> =
            rowers.join_all().await.into_iter().flatten().map(|(ticket, person)| (ticket.0, person)).collect();
        let happened = history_keeps_the_rules(&desk).await;
        let of_this_storm = |ticket: &u64| tickets.iter().any(|known| known.0 == *ticket);
        let happened: BTreeSet<(u64, u64)> = happened.into_iter().filter(|(ticket, _)| of_this_storm(ticket)).collect();
        assert_eq!(told, happened, "the history has exactly the claims that were answered");
        assert!(!told.is_empty(), "nobody claimed anything: the test proves nothing");
    }
    assert_eq!(super::turn::mistaken(&desk).await, 0, "every ticket waits for whoever did not act last");
    let changes = desk.number("SELECT SUM(version) FROM {data}.tickets").await;
    assert_eq!(desk.audits().await, u64::try_from(changes).expect("a number"), "each change has its event");
}

/// A ticket's present state: id, status, responder, closing, version.
type End = (u64, String, Option<u64>, Option<String>, i64);

#[derive(Debug, Default)]
struct Story {
    owner: Option<u64>,
    declined: BTreeSet<u64>,
    closing: Option<&'static str>,
    events: i64,
}

/// Replays every history by the rules, compares its end with the ticket, and returns who claimed what.
async fn history_keeps_the_rules(desk: &Desk) -> Vec<(u64, u64)> {
    let events: Vec<(u64, i64, String, Option<u64>)> = desk
        .rows(
            "SELECT ticket_id, CAST(seq AS SIGNED), CAST(event_type AS CHAR), actor_user_id
               FROM {data}.ticket_events ORDER BY ticket_id, seq",
        )
        .await;
    let (mut stories, mut claims): (BTreeMap<u64, Story>, _) = (BTreeMap::new(), Vec::new());
    for (ticket, seq, kind, actor) in events {
        let story = stories.entry(ticket).or_default();
        let at = format!("ticket {ticket}, event {seq} {kind} by {actor:?}: {story:?}");
        story.events += 1;
        assert_eq!(story.events, seq, "{at}: without a gap");
        assert_eq!(story.closing, None, "{at}: what is done stays as it is");
        match kind.as_str() {
            "created" => assert_eq!(seq, 1, "{at}"),
            "edited" => {}
            "assigned" => {
                let actor = actor.expect("somebody");
                assert_eq!(story.owner, None, "{at}: a ticket never has two responders");
                assert!(!story.declined.contains(&actor), "{at}: a declined ticket never comes back");
                story.owner = Some(actor);
                claims.push((ticket, actor));
            }
            "declined" => {
                let actor = actor.expect("somebody");
                assert!(story.owner.is_none() || story.owner == Some(actor), "{at}: somebody else has the ticket");
                assert!(story.declined.insert(actor), "{at}: twice");
                story.owner = None;
            }
            "released" => assert!(story.owner.take().is_some(), "{at}: somebody has the ticket"),
            "completed" => {
                assert_eq!(story.owner, actor, "{at}: only its responder may");
                story.closing = Some("completed");
            }
            "withdrawn" => story.closing = Some("withdrawn"),
            other => panic!("{at}: {other} must not happen here"),
        }
    }
    let tickets: Vec<End> = desk
        .rows(
            "SELECT id, CAST(status AS CHAR), responder_id, CAST(closing AS CHAR), CAST(version AS SIGNED)
               FROM {data}.tickets ORDER BY id",
        )
        .await;
    for (id, status, responder, closing, version) in tickets {
        let story = &stories[&id];
        let expected = match (story.closing, story.owner) {
            (Some(_), _) => "done",
            (None, Some(_)) => "in process",
            (None, None) => "pending",
        };
        assert_eq!((status.as_str(), closing.as_deref(), version), (expected, story.closing, story.events), "{id}");
        if story.closing != Some("withdrawn") {
            assert_eq!(responder, story.owner, "ticket {id}");
        }
    }
    claims
}
