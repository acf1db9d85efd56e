//! The server is killed (SIGKILL) while many people work, and restarts: every answered call took effect, and none twice.
//!
//! One kill by default; `TICKET_DESK_TEST_KILLS=20` kills twenty times on the same data.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use model::TicketId;
use serde_json::{Value, json};
use support::args;
use support::chance::Chance;
use support::database::{Answer, Argument, Desk, Lost, OwnServer, Person, Workstation};
use tokio::task::JoinSet;
use uuid::Uuid;

support::on_each_own_server! { a_killed_server_keeps_every_promise }

/// Enough for the kill to come in the middle of thousands of actions.
const ACTIONS: usize = 2_000;
/// On a slow computer the kill comes earlier.
const LONGEST: Duration = Duration::from_secs(6);
const EMPLOYEES: usize = 5;
const RESPONDERS: usize = 5;

/// A call that may be sent again with the same arguments.
struct Sent {
    procedure: &'static str,
    arguments: Vec<Argument>,
    /// Unique, and part of what was sent.
    word: String,
    /// None until it is answered.
    answer: Option<Answer>,
}

/// The tickets that a person knows, with the version that they saw last.
#[derive(Default)]
struct Board {
    tickets: Mutex<Vec<(TicketId, u64)>>,
    answered: AtomicUsize,
    over: std::sync::atomic::AtomicBool,
}

struct Player {
    person: Person,
    responder: bool,
    chance: Chance,
    version: u64,
    own: Vec<TicketId>,
    sent: Vec<Sent>,
}

impl Player {
    /// The next call.
    fn next_call(&mut self, board: &Board) -> (&'static str, Vec<Argument>, String) {
        let id = Uuid::now_v7();
        let word = id.simple().to_string();
        let tickets = board.tickets.lock().expect("a board").clone();
        let own = |chance: &mut Chance, own: &[TicketId]| *chance.one_of(own);
        let (procedure, mut rest) = match self.chance.below(10) {
            0 => {
                let identity = args![self.version, "Name", "a@b.org", "+4930123456", None, word.as_str(), "", ""];
                ("person_update", identity)
            }
            _ if self.responder && tickets.is_empty() => ("session_revoke", args![4_711]),
            1..=5 if self.responder => {
                // The newest are the ones that may be free.
                let recent = &tickets[tickets.len().saturating_sub(12)..];
                match self.chance.below(2) {
                    0 => ("ticket_claim", args![self.chance.one_of(recent).0]),
                    _ => ("ticket_claim_next", args![]),
                }
            }
            6..=7 if !self.own.is_empty() => {
                ("message_send", args![own(&mut self.chance, &self.own), None, word.as_str(), None])
            }
            8 if self.responder && !self.own.is_empty() => {
                ("ticket_decline", args![own(&mut self.chance, &self.own), word.as_str()])
            }
            _ if self.responder && !self.own.is_empty() => {
                ("ticket_complete", args![own(&mut self.chance, &self.own), word.as_str()])
            }
            _ if self.responder => ("ticket_claim", args![self.chance.one_of(&tickets).0]),
            8 if !self.own.is_empty() => {
                let ticket = own(&mut self.chance, &self.own);
                let version = tickets.iter().find(|(known, _)| *known == ticket).map_or(1, |(_, version)| *version);
                ("ticket_edit", args![ticket, version, word.as_str(), "Other text"])
            }
            9 if !self.own.is_empty() => ("ticket_withdraw", args![own(&mut self.chance, &self.own), word.as_str()]),
            _ => ("ticket_create", args![word.as_str(), "It smokes.", None, None, None]),
        };
        let mut arguments = args![self.person.token.clone(), id];
        arguments.append(&mut rest);
        (procedure, arguments, word)
    }

    /// Sends it as the application does: the victim of a deadlock is sent again.
    async fn sends(&self, procedure: &str, arguments: &[Argument]) -> Result<Answer, Lost> {
        loop {
            match self.person.workstation.tries(procedure, arguments).await? {
                Err(busy) if busy.starts_with("1213 ") || busy.starts_with("1205 ") => {}
                answer => return Ok(answer),
            }
        }
    }

    /// Notes what the next call needs.
    fn learns(&mut self, procedure: &str, answer: &Answer, board: &Board) {
        let Some(document) = answer.as_ref().ok().and_then(|rows| rows.first()) else { return };
        if procedure == "person_update" {
            self.version = document["version"].as_u64().expect("a version");
        }
        let ticket = if procedure.starts_with("ticket_claim") { &document["ticket"] } else { document };
        if let (true, Some(id), Some(version)) =
            (procedure.starts_with("ticket_"), ticket["id"].as_u64(), ticket["version"].as_u64())
        {
            let id = TicketId(id);
            let mut tickets = board.tickets.lock().expect("a board");
            match tickets.iter_mut().find(|(known, _)| *known == id) {
                Some(known) => known.1 = version,
                None => tickets.push((id, version)),
            }
            if !self.own.contains(&id) {
                self.own.push(id);
            }
            // Old tickets are forgotten.
            if self.own.len() > 6 {
                self.own.remove(0);
            }
        }
    }

    /// Works until the connection breaks.
    async fn works(mut self, board: Arc<Board>) -> Self {
        while !board.over.load(Ordering::Relaxed) {
            let (procedure, arguments, word) = self.next_call(&board);
            let answer = self.sends(procedure, &arguments).await.ok();
            let lost = answer.is_none();
            if let Some(answer) = &answer {
                self.learns(procedure, answer, &board);
                board.answered.fetch_add(1, Ordering::Relaxed);
            }
            self.sent.push(Sent { procedure, arguments, word, answer });
            if lost {
                break;
            }
        }
        self
    }

    /// Repeats every call, answered or not: each is carried out once.
    async fn insists(&mut self, board: &Board) -> usize {
        self.person.workstation = Workstation::connect(self.person.workstation.options.clone()).await;
        let (mut sent, mut open) = (std::mem::take(&mut self.sent), 0);
        for sent in &mut sent {
            let again = match &sent.answer {
                Some(Err(_)) => continue,
                // Nothing was carried out, and nothing promised.
                Some(Ok(rows)) if rows[0]["outcome"] == "taken" => continue,
                _ => self.sends(sent.procedure, &sent.arguments).await.expect("the server is back"),
            };
            if let Some(promised) = &sent.answer {
                assert_eq!(
                    promise(sent.procedure, promised),
                    promise(sent.procedure, &again),
                    "{} was promised",
                    sent.procedure
                );
                continue;
            }
            open += 1;
            if let Err(code) = &again {
                assert!(model::Code::parse(code).is_some(), "{}: {code}", sent.procedure);
            }
            self.learns(sent.procedure, &again, board);
            sent.answer = Some(again);
        }
        self.sent = sent;
        open
    }
}

async fn a_killed_server_keeps_every_promise(mut server: OwnServer) {
    let rounds = std::env::var("TICKET_DESK_TEST_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(1);
    let seed = Chance::of_this_run();
    let board = Arc::new(Board::default());
    let mut players = Vec::new();
    for number in 0..EMPLOYEES + RESPONDERS {
        let responder = number >= EMPLOYEES;
        let name = format!("person{number}");
        let mut person = if responder { server.desk.responder(&name).await } else { server.desk.employee(&name).await };
        person.workstation = server.desk.workstation_at(server.port()).await;
        let chance = Chance::new(seed + u64::try_from(number).expect("a small number"));
        players.push(Player { person, responder, chance, version: 1, own: Vec::new(), sent: Vec::new() });
    }
    for round in 1..=rounds {
        let mut work = JoinSet::new();
        for player in players.drain(..) {
            work.spawn(player.works(Arc::clone(&board)));
        }
        let (begun, goal) = (Instant::now(), board.answered.load(Ordering::Relaxed) + ACTIONS);
        while board.answered.load(Ordering::Relaxed) < goal && begun.elapsed() < LONGEST {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        server.kill();
        players = work.join_all().await;
        server.start_again().await;
        let mut open = 0;
        for player in &mut players {
            open += player.insists(&board).await;
        }
        assert!(open > 0, "round {round}: nothing was under way when the server was killed");
        let promised = board.answered.load(Ordering::Relaxed);
        eprintln!("{:?}, kill {round}: {promised} answers, {open} calls under way", server.desk.flavour);
        holds(&server.desk, &players).await;
    }
}

/// The part of an answer that every replay repeats; the rest shows the present state.
fn promise(procedure: &str, answer: &Answer) -> Result<Value, String> {
    let rows = answer.clone()?;
    let document = &rows[0];
    Ok(match procedure {
        "ticket_claim" | "ticket_claim_next" => {
            (document["outcome"] == "claimed" || document["outcome"] == "returned").into()
        }
        "ticket_edit" => json!([document["id"], document["version"]]),
        _ => document["id"].clone(),
    })
}

/// The texts of one column.
async fn words(desk: &Desk, sql: &str) -> Vec<String> {
    let rows: Vec<(String,)> = desk.rows(sql).await;
    rows.into_iter().map(|(text,)| text).collect()
}

/// Asserts that the database holds exactly what was answered, each once and with its event, and that every chain verifies.
async fn holds(desk: &Desk, players: &[Player]) {
    let carried_out = |procedure: &'static str| {
        let sent = players.iter().flat_map(|player| &player.sent);
        sent.filter(move |sent| sent.procedure == procedure && matches!(sent.answer, Some(Ok(_))))
    };
    let unique = |procedure| carried_out(procedure).map(|sent| sent.word.clone()).collect::<BTreeSet<_>>();
    for (procedure, column) in [
        (
            "ticket_create",
            "SELECT JSON_UNQUOTE(JSON_EXTRACT(after_state, '$.title')) FROM {data}.ticket_events WHERE event_type = 'created'",
        ),
        (
            "ticket_edit",
            "SELECT JSON_UNQUOTE(JSON_EXTRACT(after_state, '$.title')) FROM {data}.ticket_events WHERE event_type = 'edited'",
        ),
        ("ticket_complete", "SELECT note FROM {data}.ticket_events WHERE event_type = 'completed'"),
        ("ticket_decline", "SELECT note FROM {data}.ticket_events WHERE event_type = 'declined'"),
        ("ticket_withdraw", "SELECT note FROM {data}.ticket_events WHERE event_type = 'withdrawn'"),
        ("message_send", "SELECT body FROM {data}.messages WHERE message_type = 'direct'"),
        (
            "person_update",
            "SELECT JSON_UNQUOTE(JSON_EXTRACT(after_state, '$.profession')) FROM {data}.person_events WHERE event_type = 'updated'",
        ),
    ] {
        let found =
            words(desk, &column.replacen("SELECT ", "SELECT CAST(", 1).replacen(" FROM", " AS CHAR) FROM", 1)).await;
        let once: BTreeSet<String> = found.iter().cloned().collect();
        assert_eq!(once.len(), found.len(), "{procedure}: something was done twice");
        assert_eq!(once, unique(procedure), "{procedure}: what was answered is there, and nothing else");
        assert!(!once.is_empty(), "{procedure} was never carried out: the test proves too little");
    }
    let has = carried_out("ticket_claim").chain(carried_out("ticket_claim_next")).filter(
        |sent| matches!(&sent.answer, Some(Ok(rows)) if rows[0]["outcome"] == "claimed" || rows[0]["outcome"] == "returned"),
    );
    let claims = i64::try_from(has.count()).expect("a small number");
    let assigned = desk.number("SELECT COUNT(*) FROM {data}.ticket_events WHERE event_type = 'assigned'").await;
    assert!(assigned > 0 && assigned <= claims, "{assigned} claims happened, {claims} were answered");
    for (what, sql) in [
        (
            "changes without event",
            "SELECT COUNT(*) FROM {data}.tickets t
            WHERE version <> (SELECT COUNT(*) FROM {data}.ticket_events e WHERE e.ticket_id = t.id)",
        ),
        (
            "claims without alert",
            "SELECT ABS((SELECT COUNT(*) FROM {data}.ticket_events WHERE event_type = 'assigned')
            - (SELECT COUNT(*) FROM {data}.messages WHERE alert = 'assigned'))",
        ),
        (
            "profiles without event",
            "SELECT COUNT(*) FROM {data}.users u WHERE version <> 1
            + (SELECT COUNT(*) FROM {data}.person_events e WHERE e.user_id = u.id AND e.event_type = 'updated')",
        ),
        ("requests begun and not answered", "SELECT COUNT(*) FROM {data}.requests WHERE subject IS NULL"),
        (
            "feeds with a gap",
            "SELECT COUNT(*) FROM {data}.feeds f WHERE seq < (SELECT COALESCE(MAX(feed_seq), 0)
            FROM {data}.messages m WHERE m.receiver_id = f.user_id)",
        ),
    ] {
        assert_eq!(desk.number(sql).await, 0, "{what}");
    }
    let changes = desk.number("SELECT SUM(version) FROM {data}.tickets").await;
    assert_eq!(desk.audits().await, u64::try_from(changes).expect("a number"), "every chain verifies");
}
