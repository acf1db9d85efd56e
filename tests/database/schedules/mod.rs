//! Whatever people do with tickets, in whatever order, the database answers as a small model of the rules says it should.
//!
//! Schedules are random, and shrink when one fails. `PROPTEST_CASES=500` plays more of them.

mod model;
mod play;

use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, prop_oneof};
use proptest::test_runner::{Config, TestRunner};
use support::Flavour;
use support::database::run;

/// Schedules in an ordinary run. Each has a database of its own.
const CASES: u32 = 8;
/// The time limit of shrinking, in milliseconds: a failure is reported within a minute.
const MAX_SHRINK_TIME: u32 = 30_000;
const STEPS: std::ops::Range<usize> = 1..60;

pub const EMPLOYEES: usize = 2;
pub const RESPONDERS: usize = 3;
pub const TICKETS: usize = 4;

/// Something that a person tries. Numbers name people and tickets of the schedule; a ticket that was not created yet does
/// not exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// An employee creates the next ticket, as long as there is one left.
    Create { employee: usize },
    /// An employee edits a ticket, from its present or from an old version.
    Edit { employee: usize, ticket: usize, stale: bool },
    /// An employee withdraws a ticket.
    Withdraw { employee: usize, ticket: usize },
    /// A responder claims a ticket.
    Claim { responder: usize, ticket: usize },
    /// A responder completes a ticket.
    Complete { responder: usize, ticket: usize },
    /// A responder declines a ticket.
    Decline { responder: usize, ticket: usize },
    /// A responder gives a ticket back.
    Release { responder: usize, ticket: usize },
    /// A responder leaves the desk.
    Leave { responder: usize },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let (employee, responder, ticket) = (0..EMPLOYEES, 0..RESPONDERS, 0..TICKETS);
    let by_employee = (employee.clone(), ticket.clone());
    let by_responder = (responder.clone(), ticket);
    let step = prop_oneof![
        4 => employee.prop_map(|employee| Step::Create { employee }),
        3 => (by_employee.clone(), prop_oneof![3 => Just(false), 1 => Just(true)])
            .prop_map(|((employee, ticket), stale)| Step::Edit { employee, ticket, stale }),
        1 => by_employee.prop_map(|(employee, ticket)| Step::Withdraw { employee, ticket }),
        6 => by_responder.clone().prop_map(|(responder, ticket)| Step::Claim { responder, ticket }),
        2 => by_responder.clone().prop_map(|(responder, ticket)| Step::Complete { responder, ticket }),
        4 => by_responder.clone().prop_map(|(responder, ticket)| Step::Decline { responder, ticket }),
        2 => by_responder.prop_map(|(responder, ticket)| Step::Release { responder, ticket }),
        1 => responder.prop_map(|responder| Step::Leave { responder }),
    ];
    vec(step, STEPS)
}

fn schedules(flavour: Flavour) {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(CASES);
    let config = Config {
        cases,
        max_shrink_iters: 60,
        max_shrink_time: MAX_SHRINK_TIME,
        failure_persistence: None,
        ..Config::default()
    };
    let outcome = TestRunner::new(config).run(&steps(), |steps| {
        run(flavour, |desk| play::play(desk, steps));
        Ok(())
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
}

mod mariadb {
    #[test]
    fn the_rules_hold_in_any_order() {
        super::schedules(support::Flavour::MariaDb);
    }
}

mod mysql {
    #[test]
    fn the_rules_hold_in_any_order() {
        super::schedules(support::Flavour::MySql);
    }
}
