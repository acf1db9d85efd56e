//! Plays a schedule on a real database, each person over a connection of their own, and compares with the model.

use std::sync::Arc;

use model::{Ticket, TicketId, TicketStatus};
use support::args;
use support::database::{Answer, Desk, Person, key, request};

use super::model::{Expected, Model, State};
use super::{EMPLOYEES, RESPONDERS, Step};

/// The number of a ticket that nobody created.
const NOWHERE: TicketId = TicketId(999_999);

struct Stage {
    employees: Vec<Person>,
    responders: Vec<Person>,
    tickets: Vec<TicketId>,
    model: Model,
}

/// Plays a schedule.
pub async fn play(desk: Arc<Desk>, steps: Vec<Step>) {
    let mut stage =
        Stage { employees: Vec::new(), responders: Vec::new(), tickets: Vec::new(), model: Model::default() };
    for number in 0..EMPLOYEES {
        stage.employees.push(desk.employee(&format!("employee{number}")).await);
    }
    for number in 0..RESPONDERS {
        stage.responders.push(desk.responder(&format!("responder{number}")).await);
    }
    for step in steps {
        let version = match step {
            Step::Edit { ticket, stale, .. } => {
                stage.model.tickets.get(ticket).map_or(0, |ticket| ticket.version) + u32::from(stale)
            }
            _ => 0,
        };
        let expected = stage.model.take(step);
        if expected != Expected::Nothing {
            let answer = stage.tries(step, version).await;
            assert_eq!(told(&answer), expected, "{step:?} was answered {answer:?}");
        }
    }
    stage.compare(&desk).await;
}

/// Translates an answer of the database into one of the model.
fn told(answer: &Answer) -> Expected {
    match answer {
        Ok(rows) if rows.first().is_some_and(|doc| doc["outcome"] == "taken") => Expected::Taken,
        Ok(_) => Expected::Done,
        Err(code) => model::Code::parse(code).map_or(Expected::Nothing, |code| Expected::Refused(code.as_str())),
    }
}

impl Stage {
    async fn tries(&mut self, step: Step, version: u32) -> Answer {
        let ticket = |number: usize| self.tickets.get(number).copied().unwrap_or(NOWHERE);
        match step {
            Step::Create { employee } => {
                let created = self.employees[employee]
                    .call("ticket_create", args![request(), "Title", "Text", None, None, None])
                    .await;
                let row: Ticket = serde_json::from_value(created.clone()?[0].clone()).expect("a ticket");
                self.tickets.push(row.id);
                created
            }
            Step::Edit { employee, ticket: number, .. } => {
                let arguments = args![request(), ticket(number), version, "Other title", "Other text"];
                self.employees[employee].call("ticket_edit", arguments).await
            }
            Step::Withdraw { employee, ticket: number } => {
                self.employees[employee].call("ticket_withdraw", args![request(), ticket(number), ""]).await
            }
            Step::Claim { responder, ticket: number } => {
                self.responders[responder].call("ticket_claim", args![request(), ticket(number)]).await
            }
            Step::Complete { responder, ticket: number } => {
                self.responders[responder].call("ticket_complete", args![request(), ticket(number), "done"]).await
            }
            Step::Decline { responder, ticket: number } => {
                self.responders[responder].call("ticket_decline", args![request(), ticket(number), "no"]).await
            }
            Step::Release { responder, ticket: number } => {
                self.responders[responder].call("ticket_release", args![request(), ticket(number), "back"]).await
            }
            Step::Leave { responder } => {
                let person = &self.responders[responder];
                person.call("person_deactivate", args![request(), key(&person.username)]).await
            }
        }
    }

    /// The database and the model agree on everything that people can see, and history is whole.
    async fn compare(&self, desk: &Desk) {
        for (ticket, id) in self.model.tickets.iter().zip(&self.tickets) {
            let seen = self.employees[ticket.employee].sees(*id).await;
            let owner = seen.ticket.responder.as_ref().map(|person| person.id);
            let id_of = |responder: usize| Some(self.responders[responder].id);
            match ticket.state {
                State::Pending => assert_eq!((seen.ticket.status, owner), (TicketStatus::Pending, None)),
                State::InProcess { responder } => {
                    assert_eq!((seen.ticket.status, owner), (TicketStatus::InProcess, id_of(responder)));
                }
                State::Completed { responder } => {
                    assert_eq!((seen.ticket.status, owner), (TicketStatus::Done, id_of(responder)));
                }
                State::Withdrawn { .. } => assert_eq!(seen.ticket.closing, Some(model::Closing::Withdrawn)),
            }
            assert_eq!(seen.ticket.version, ticket.version, "one change, one version");
            assert_eq!(seen.events.len(), ticket.version as usize, "one change, one event");
        }
        for responder in self.model.staying() {
            let pool: Vec<TicketId> =
                self.model.pool(responder).into_iter().map(|number| self.tickets[number]).collect();
            assert_eq!(self.responders[responder].pool().await, pool, "the pool of responder {responder}");
        }
        let changes: u64 = self.model.tickets.iter().map(|ticket| u64::from(ticket.version)).sum();
        assert_eq!(desk.audits().await, changes, "history holds the played steps and nothing else");
    }
}
