//! The rules of the desk, as small as they can be written.

use std::collections::BTreeSet;

use super::{RESPONDERS, Step, TICKETS};

/// What the database should answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// The call succeeds.
    Done,
    /// Somebody else has the ticket.
    Taken,
    /// Refused with this code.
    Refused(&'static str),
    /// Nothing is tried: there is no ticket left to create.
    Nothing,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    Pending,
    InProcess {
        responder: usize,
    },
    Completed {
        responder: usize,
    },
    /// Done, with the responder who had it then: to them it is closed, to other responders it does not exist.
    Withdrawn {
        responder: Option<usize>,
    },
}

#[derive(Debug, Clone)]
pub struct Ticket {
    pub employee: usize,
    pub state: State,
    pub declined: BTreeSet<usize>,
    /// How many entries its history has.
    pub version: u32,
}

impl Ticket {
    fn is_done(&self) -> bool {
        matches!(self.state, State::Completed { .. } | State::Withdrawn { .. })
    }

    /// Whether this responder had it when it was done.
    fn ended_with(&self, responder: usize) -> bool {
        match self.state {
            State::Completed { responder: owner } => owner == responder,
            State::Withdrawn { responder: owner } => owner == Some(responder),
            State::Pending | State::InProcess { .. } => false,
        }
    }

    fn becomes(&mut self, state: State) -> Expected {
        self.state = state;
        self.version += 1;
        Expected::Done
    }
}

#[derive(Debug, Default)]
pub struct Model {
    pub tickets: Vec<Ticket>,
    pub left: BTreeSet<usize>,
}

const NOT_FOUND: Expected = Expected::Refused("ticket.not_found");
const CLOSED: Expected = Expected::Refused("ticket.closed");
const ENDED: Expected = Expected::Refused("session.ended");

impl Model {
    /// Takes a step and returns what the database should answer.
    pub fn take(&mut self, step: Step) -> Expected {
        match step {
            Step::Create { .. } if self.tickets.len() == TICKETS => Expected::Nothing,
            Step::Create { employee } => {
                let declined = BTreeSet::new();
                self.tickets.push(Ticket { employee, state: State::Pending, declined, version: 1 });
                Expected::Done
            }
            Step::Edit { employee, ticket, stale } => match self.own(employee, ticket) {
                None => NOT_FOUND,
                Some(ticket) if ticket.is_done() => CLOSED,
                Some(_) if stale => Expected::Refused("ticket.version_conflict"),
                Some(ticket) => ticket.becomes(ticket.state.clone()),
            },
            Step::Withdraw { employee, ticket } => match self.own(employee, ticket) {
                None => NOT_FOUND,
                Some(ticket) if ticket.is_done() => CLOSED,
                Some(ticket) => {
                    let responder = match ticket.state {
                        State::InProcess { responder } => Some(responder),
                        _ => None,
                    };
                    ticket.becomes(State::Withdrawn { responder })
                }
            },
            Step::Claim { responder, .. }
            | Step::Complete { responder, .. }
            | Step::Decline { responder, .. }
            | Step::Release { responder, .. }
                if self.left.contains(&responder) =>
            {
                ENDED
            }
            Step::Claim { responder, ticket } => {
                self.tickets.get_mut(ticket).map_or(NOT_FOUND, |ticket| match ticket.state {
                    _ if ticket.declined.contains(&responder) || ticket.is_done() => NOT_FOUND,
                    State::InProcess { responder: owner } if owner == responder => Expected::Done,
                    State::InProcess { .. } => Expected::Taken,
                    _ => ticket.becomes(State::InProcess { responder }),
                })
            }
            Step::Complete { responder, ticket } => {
                self.tickets.get_mut(ticket).map_or(NOT_FOUND, |ticket| match ticket.state {
                    State::InProcess { responder: owner } if owner == responder => {
                        ticket.becomes(State::Completed { responder })
                    }
                    _ if ticket.ended_with(responder) => CLOSED,
                    _ => NOT_FOUND,
                })
            }
            Step::Decline { responder, ticket } => self.tickets.get_mut(ticket).map_or(NOT_FOUND, |ticket| {
                let mine = ticket.state == State::InProcess { responder };
                match ticket.state {
                    _ if ticket.ended_with(responder) => CLOSED,
                    State::Pending if ticket.declined.contains(&responder) => NOT_FOUND,
                    _ if mine || ticket.state == State::Pending => {
                        ticket.declined.insert(responder);
                        ticket.becomes(State::Pending)
                    }
                    _ => NOT_FOUND,
                }
            }),
            Step::Release { responder, ticket } => {
                self.tickets.get_mut(ticket).map_or(NOT_FOUND, |ticket| match ticket.state {
                    State::InProcess { responder: owner } if owner == responder => ticket.becomes(State::Pending),
                    _ if ticket.ended_with(responder) => CLOSED,
                    _ => NOT_FOUND,
                })
            }
            Step::Leave { responder } => self.leave(responder),
        }
    }

    /// The tickets in a responder's pool, oldest first.
    pub fn pool(&self, responder: usize) -> Vec<usize> {
        let waits = |ticket: &Ticket| ticket.state == State::Pending && !ticket.declined.contains(&responder);
        self.tickets.iter().enumerate().filter(|(_, ticket)| waits(ticket)).map(|(number, _)| number).collect()
    }

    pub fn staying(&self) -> impl Iterator<Item = usize> {
        (0..RESPONDERS).filter(|responder| !self.left.contains(responder))
    }

    fn leave(&mut self, responder: usize) -> Expected {
        if !self.left.insert(responder) {
            return ENDED;
        }
        for ticket in self.tickets.iter_mut().filter(|ticket| ticket.state == State::InProcess { responder }) {
            ticket.becomes(State::Pending);
        }
        Expected::Done
    }

    fn own(&mut self, employee: usize, ticket: usize) -> Option<&mut Ticket> {
        self.tickets.get_mut(ticket).filter(|ticket| ticket.employee == employee)
    }
}
