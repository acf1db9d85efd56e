//! Who may do what: every role × relation × procedure. A forbidden thing gets the same answer as a missing one.
//!
//! `ok` done · `same` answered as if it did not exist, and nothing changed · `-` not found · `closed` · `role` only for the other
//! role · `taken` somebody else was faster.

use std::sync::Arc;

use model::{Role, Session, TicketId};
use support::args;
use support::database::{Answer, Argument, Desk, Person, begin, request};

use super::fingerprint::{Fingerprint, Tables};
use super::scene::{Scene, catalogue, hex};

support::on_each_server! {
    every_procedure_is_for_the_roles_of_the_matrix,
    an_employee_does_with_each_ticket_what_the_matrix_says,
    a_responder_does_with_each_ticket_what_the_matrix_says,
    people_write_to_those_of_the_matrix,
    a_session_is_ended_by_its_own_person_alone,
}

/// Every public procedure, called well.
const ROLES: &str = "
                        employee  responder
api_version             ok        ok
attachment_begin        ok        ok
attachment_complete     ok        ok
attachment_put          ok        ok
attachment_read         ok        ok
categories_serve        role      ok
category_list           ok        ok
message_conversation    ok        ok
message_inbox           ok        ok
message_read            ok        ok
message_send            ok        ok
person_change_password  ok        ok
person_deactivate       ok        ok
person_directory        ok        ok
person_profile          ok        ok
person_sign_up          ok        ok
person_update           ok        ok
priority_list           ok        ok
session_close           ok        ok
session_list            ok        ok
session_open            ok        ok
session_open_upgrading  ok        ok
session_revoke          ok        ok
session_salt            ok        ok
ticket_categorize       ok        ok
ticket_claim            role      ok
ticket_claim_next       role      ok
ticket_complete         role      ok
ticket_create            ok        role
ticket_decline          role      ok
ticket_edit             ok        role
ticket_facts_default    ok        ok
ticket_figures          ok        ok
ticket_list             ok        ok
ticket_log              role      ok
ticket_mine             ok        role
ticket_pool             role      ok
ticket_prioritize       ok        ok
ticket_release          role      ok
ticket_search           ok        ok
ticket_show             ok        ok
ticket_withdraw         ok        role
ticket_work             role      ok
view_list               ok        ok
view_remove             ok        ok
view_save               ok        ok
watch                   ok        ok
";

/// Every procedure that takes a ticket, called by an employee. `ended` was withdrawn while a responder had it.
const EMPLOYEE: &str = "
                 mine_pending  mine_claimed  mine_done  mine_withdrawn  mine_ended  their_pending  their_claimed  their_done  their_withdrawn  none
attachment_begin  ok           ok            ok         closed          ok          -              -              -           -                -
ticket_show      ok            ok            ok         ok              ok          -              -              -           -                -
ticket_edit      ok            ok            closed     closed          closed      -              -              -           -                -
ticket_categorize  ok          ok            closed     closed          closed      -              -              -           -                -
ticket_prioritize  ok          ok            closed     closed          closed      -              -              -           -                -
ticket_withdraw  ok            ok            closed     closed          closed      -              -              -           -                -
ticket_claim     role          role          role       role            role        role           role           role        role             role
ticket_complete  role          role          role       role            role        role           role           role        role             role
ticket_decline   role          role          role       role            role        role           role           role        role             role
ticket_release   role          role          role       role            role        role           role           role        role             role
message_send     ok            ok            ok         closed          ok          -              -              -           -                -
message_read     same          ok            ok         same            ok          same           same           same        same             same
";

/// Every procedure that takes a ticket, called by a responder. `given_back` was claimed and then declined by the caller,
/// `passed` declined by the caller and then claimed by another; `taken` is another's since just now, `gone` for long.
const RESPONDER: &str = "
                 pool  claimed  declined  given_back  passed  taken  gone  withdrawn  ended_mine  ended_theirs  done_mine  done_theirs  none
attachment_begin  -    ok       -         -           -       -      -     -          ok          -             ok         -            -
ticket_show      ok    ok       -         -           -       -      -     -          ok          -             ok         -            -
ticket_edit      role  role     role      role        role    role   role  role       role        role          role       role         role
ticket_categorize  -     ok     -         -           -       -      -     -          closed      -             closed     -            -
ticket_prioritize  -     ok     -         -           -       -      -     -          closed      -             closed     -            -
ticket_withdraw  role  role     role      role        role    role   role  role       role        role          role       role         role
ticket_claim     ok    ok       -         -           -       taken  -     -          -           -             -          -            -
ticket_complete  -     ok       -         -           -       -      -     -          closed      -             closed     -            -
ticket_decline   ok    ok       -         -           -       -      -     -          closed      -             closed     -            -
ticket_release   -     ok       -         -           -       -      -     -          closed      -             closed     -            -
message_send     -     ok       -         -           -       -      -     -          ok          -             ok         -            -
message_read     same  ok       same      same        same    same   same  same       ok          same          ok         same         same
";

/// To whom one may write, and whose conversation one may open, when no word was exchanged before.
const PEOPLE: &str = "
                                employee  responder  myself  gone_employee  gone_responder  none
employee/message_send           -         ok         -       -              -               -
employee/message_conversation   -         ok         -       -              -               -
responder/message_send          ok        ok         -       -              -               -
responder/message_conversation  ok        ok         -       -              -               -
";

/// A matrix: the names above the columns, and each row's name and cells.
fn matrix(text: &'static str) -> (Vec<&'static str>, Vec<(&'static str, Vec<&'static str>)>) {
    let mut lines = text.lines().filter(|line| !line.is_empty());
    let columns: Vec<&str> = lines.next().expect("names").split_whitespace().collect();
    let rows = lines.map(|line| {
        let mut cells = line.split_whitespace();
        (cells.next().expect("a name"), cells.collect::<Vec<_>>())
    });
    let rows: Vec<_> = rows.collect();
    assert!(rows.iter().all(|(_, cells)| cells.len() == columns.len()), "every cell is filled");
    (columns, rows)
}

fn word(answer: &Answer) -> String {
    match answer {
        Ok(documents) if documents.first().is_some_and(|document| document["outcome"] == "taken") => "taken".into(),
        Ok(_) => "ok".into(),
        Err(code) => match code.as_str() {
            "ticket.not_found" | "person.not_found" => "-".into(),
            "ticket.closed" => "closed".into(),
            "role.refused" => "role".into(),
            other => other.into(),
        },
    }
}

/// The outcome of a call as a word of the matrix. `nothing` is the answer to the same call about something that does not exist.
fn outcome(answer: &Answer, nothing: &Answer, mut before: Fingerprint, mut after: Fingerprint) -> String {
    if answer.is_ok() {
        // Every request is recorded, also one that is refused.
        before.remove("requests");
        after.remove("requests");
    }
    match word(answer) {
        word if word == "ok" && before == after && answer == nothing => "same".into(),
        word if answer.is_err() && before != after => format!("{word}, but changed something"),
        word => word,
    }
}

async fn every_procedure_is_for_the_roles_of_the_matrix(desk: Arc<Desk>) {
    let (_, rows) = matrix(ROLES);
    let procedures = catalogue(&desk).await;
    let names: Vec<&str> = procedures.iter().map(|procedure| procedure.name.as_str()).collect();
    assert_eq!(names, rows.iter().map(|(name, _)| *name).collect::<Vec<_>>(), "each procedure has its row");
    let mut scene = Scene::new(&desk).await;
    for (procedure, (_, expected)) in procedures.iter().zip(&rows) {
        let employee = word(&scene.call(procedure, Role::Employee).await);
        scene = scene.again(&procedure.name).await;
        let responder = word(&scene.call(procedure, Role::Responder).await);
        scene = scene.again(&procedure.name).await;
        assert_eq!([employee.as_str(), &responder], expected[..], "{}", procedure.name);
    }
    let with_ticket: Vec<&str> = procedures
        .iter()
        .filter(|procedure| procedure.takes("p_ticket"))
        .map(|procedure| procedure.name.as_str())
        .collect();
    for text in [EMPLOYEE, RESPONDER] {
        let mut covered: Vec<&str> = matrix(text).1.iter().map(|(name, _)| *name).collect();
        covered.sort_unstable();
        assert_eq!(covered, with_ticket, "each procedure that takes a ticket has its row");
    }
    let with_person: Vec<&str> = procedures
        .iter()
        .filter(|procedure| procedure.takes("p_person"))
        .map(|procedure| procedure.name.as_str())
        .collect();
    assert_eq!(with_person, ["message_conversation", "message_read", "message_send"]);
    let with_session = procedures.iter().filter(|procedure| procedure.takes("p_session"));
    assert_eq!(with_session.map(|procedure| procedure.name.as_str()).collect::<Vec<_>>(), ["session_revoke"]);
}

/// Two employees and two responders.
struct Four {
    ada: Person,
    eve: Person,
    bob: Person,
    cleo: Person,
}

impl Four {
    async fn new(desk: &Desk) -> Self {
        Self {
            ada: desk.employee("ada").await,
            eve: desk.employee("eve").await,
            bob: desk.responder("bob").await,
            cleo: desk.responder("cleo").await,
        }
    }

    /// A ticket that stands in this relation to ada, for her columns, or to bob.
    async fn ticket(&self, desk: &Desk, relation: &str) -> TicketId {
        let owner = if relation.starts_with("their_") { &self.eve } else { &self.ada };
        let ticket = owner.creates(relation).await;
        owner.writes(ticket, "It still smokes.").await;
        match relation {
            "mine_pending" | "their_pending" | "pool" => {}
            "mine_claimed" | "their_claimed" | "claimed" => drop(self.bob.claims(ticket).await),
            "mine_withdrawn" | "their_withdrawn" | "withdrawn" => drop(owner.withdraws(ticket).await),
            "mine_done" | "their_done" | "done_mine" => {
                self.bob.claims(ticket).await;
                self.bob.completes(ticket).await;
            }
            "mine_ended" | "ended_mine" => {
                self.bob.claims(ticket).await;
                owner.withdraws(ticket).await;
            }
            "declined" => self.bob.declines(ticket).await,
            "given_back" => {
                self.bob.claims(ticket).await;
                self.bob.declines(ticket).await;
            }
            "passed" => {
                self.bob.declines(ticket).await;
                self.cleo.claims(ticket).await;
            }
            "taken" => drop(self.cleo.claims(ticket).await),
            "gone" => {
                self.cleo.claims(ticket).await;
                move_claim(desk, ticket, -CLAIM_TO_GONE).await;
            }
            "ended_theirs" => {
                self.cleo.claims(ticket).await;
                owner.withdraws(ticket).await;
            }
            "done_theirs" => {
                self.cleo.claims(ticket).await;
                self.cleo.completes(ticket).await;
            }
            "none" => return TicketId(4_711_000),
            other => panic!("unknown relation {other}"),
        }
        ticket
    }
}

/// After this many seconds others no longer learn who claimed a ticket.
const CLAIM_TO_GONE: i32 = 121;

/// Dates a claim back. The triggers are dropped meanwhile, because they refuse that.
async fn move_claim(desk: &Desk, ticket: TicketId, seconds: i32) {
    desk.execute("DROP TRIGGER {data}.tickets_before_update; DROP TRIGGER {data}.tickets_after_update").await;
    desk.execute(&format!(
        "UPDATE {{data}}.tickets SET claimed_at = claimed_at + INTERVAL {seconds} SECOND WHERE id = {ticket}"
    ))
    .await;
    administration::install::install(desk.admin(), &desk.names).await.expect("the triggers are back");
}

/// Valid arguments after the token for a procedure that takes a ticket.
async fn arguments(desk: &Desk, procedure: &str, ticket: TicketId) -> Vec<Argument> {
    let number = async |sql: &str| desk.number(&format!("SELECT COALESCE(({sql} = {ticket}), 1)")).await;
    match procedure {
        "attachment_begin" => begin(ticket, "log", b"text"),
        "ticket_show" => args![ticket, None, None],
        "ticket_edit" => {
            let version = number("SELECT version FROM {data}.tickets WHERE id").await;
            args![request(), ticket, version, "Other", "Text"]
        }
        "ticket_claim" => args![request(), ticket],
        "ticket_prioritize" => args![request(), ticket, "high", "", None],
        "ticket_categorize" => args![request(), ticket, 2, "", None],
        "ticket_withdraw" | "ticket_complete" | "ticket_decline" | "ticket_release" => args![request(), ticket, "Note"],
        "message_send" => args![request(), ticket, None, "Hello", None],
        "message_read" => args![ticket, None, number("SELECT MAX(id) FROM {data}.messages WHERE ticket_id").await],
        other => panic!("{other} takes a ticket: add its arguments here"),
    }
}

/// Goes through a matrix of tickets; each cell has a ticket of its own.
async fn tickets(desk: &Desk, four: &Four, caller: &Person, text: &'static str) {
    desk.has_category(2, "Hardware").await;
    let tables = Tables::of(desk).await;
    let (relations, rows) = matrix(text);
    let mut wrong = Vec::new();
    for (procedure, expected) in rows {
        for (relation, expected) in relations.iter().zip(expected) {
            let ticket = four.ticket(desk, relation).await;
            let nothing = caller.call(procedure, arguments(desk, procedure, TicketId(4_711_000)).await).await;
            let arguments = arguments(desk, procedure, ticket).await;
            let before = tables.fingerprint(desk).await;
            let answer = caller.call(procedure, arguments).await;
            let found = outcome(&answer, &nothing, before, tables.fingerprint(desk).await);
            if found != expected || (expected == "-" && answer != nothing) {
                wrong.push(format!("{procedure}({relation}) was {found}, not {expected}: {answer:?}"));
            }
            if *relation == "gone" {
                move_claim(desk, ticket, CLAIM_TO_GONE).await;
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    desk.audits().await;
}

async fn an_employee_does_with_each_ticket_what_the_matrix_says(desk: Arc<Desk>) {
    let four = Four::new(&desk).await;
    tickets(&desk, &four, &four.ada, EMPLOYEE).await;
}

async fn a_responder_does_with_each_ticket_what_the_matrix_says(desk: Arc<Desk>) {
    let four = Four::new(&desk).await;
    tickets(&desk, &four, &four.bob, RESPONDER).await;
}

async fn people_write_to_those_of_the_matrix(desk: Arc<Desk>) {
    let four = Four::new(&desk).await;
    let (gone_employee, gone_responder) = (desk.employee("gus").await, desk.responder("gil").await);
    desk.execute("UPDATE {data}.users SET is_active = 0 WHERE username IN ('gus', 'gil')").await;
    let tables = Tables::of(&desk).await;
    let (columns, rows) = matrix(PEOPLE);
    let mut wrong = Vec::new();
    for (row, expected) in rows {
        let (role, procedure) = row.split_once('/').expect("a role and a procedure");
        let caller = if role == "employee" { &four.ada } else { &four.bob };
        for (column, expected) in columns.iter().zip(expected) {
            let person = match *column {
                "employee" => four.eve.id.0,
                "responder" => four.cleo.id.0,
                "myself" => caller.id.0,
                "gone_employee" => gone_employee.id.0,
                "gone_responder" => gone_responder.id.0,
                _ => 4_711_000,
            };
            let arguments = |person: u64| match procedure {
                "message_send" => args![request(), None, person, "Hello", None],
                _ => args![person, None],
            };
            let nothing = caller.call(procedure, arguments(4_711_000)).await;
            let before = tables.fingerprint(&desk).await;
            let answer = caller.call(procedure, arguments(person)).await;
            let found = outcome(&answer, &nothing, before, tables.fingerprint(&desk).await);
            if found != expected || (expected == "-" && answer != nothing) {
                wrong.push(format!("{row}({column}) was {found}, not {expected}: {answer:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

async fn a_session_is_ended_by_its_own_person_alone(desk: Arc<Desk>) {
    let (ada, eve) = (desk.employee("ada").await, desk.employee("eve").await);
    let elsewhere = Person::signs_in(desk.workstation().await, "ada").await;
    let ended = async || desk.number("SELECT COUNT(*) FROM {data}.sessions WHERE revoked_at IS NOT NULL").await;
    let of = async |person: &Person| {
        let hash = hex(&person.token);
        desk.number(&format!("SELECT id FROM {{data}}.sessions WHERE token_hash = UNHEX(SHA2(UNHEX('{hash}'), 256))"))
            .await
    };
    let (mine, other, hers) = (of(&ada).await, of(&elsewhere).await, of(&eve).await);
    let nothing = ada.call("session_revoke", args![request(), 4_711_000]).await;
    for (session, ends) in [(hers, 0), (other, 1), (other, 0), (0, 0), (mine, 1)] {
        let before = ended().await;
        let answer = ada.call("session_revoke", args![request(), session]).await;
        assert_eq!(answer, nothing, "nothing tells whose session {session} is");
        assert_eq!(ended().await - before, ends, "{session}");
    }
    assert_eq!(elsewhere.refused("watch", args![None]).await, "session.ended");
    assert_eq!(ada.refused("watch", args![None]).await, "session.ended");
    assert_eq!(eve.rows::<Session>("session_list", args![]).await.len(), 1);
}
