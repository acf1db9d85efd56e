//! Notifications in English.

use model::AlertType;

use super::{Why, Words};
use crate::notifications::kind::Kind;

pub(super) struct English;

impl Words for English {
    fn administration(&self) -> &'static str {
        "The administrator"
    }

    fn wrote(&self, who: &str, why: Why) -> String {
        match why {
            Why::Raised => format!("{who} wrote to you about your ticket"),
            Why::WorksOn => format!("{who} wrote to you about the ticket you are working on"),
            Why::Addressed => format!("{who} wrote to you"),
        }
    }

    fn alert(&self, kind: AlertType, who: &str) -> String {
        match kind {
            AlertType::Assigned => format!("{who} is working on your ticket"),
            AlertType::Completed => format!("{who} completed your ticket"),
            AlertType::Declined => "Your ticket is waiting again".to_owned(),
            AlertType::Released => "Your ticket is back in the pool".to_owned(),
            AlertType::AllDeclined => "No responder is left for your ticket".to_owned(),
            AlertType::Edited => format!("{who} changed the ticket you are working on"),
            AlertType::Withdrawn => format!("{who} withdrew the ticket you were working on"),
        }
    }

    fn several(&self) -> &'static str {
        "Several things happened"
    }

    fn many_in_inbox(&self, count: usize) -> String {
        format!("{count} new messages and alerts are waiting in your inbox.")
    }

    fn new_in_pool(&self, title: &str) -> String {
        format!("New in the pool: {title}")
    }

    fn many_in_pool(&self, count: usize) -> String {
        format!("{count} new tickets in the pool")
    }

    fn pool_why(&self) -> &'static str {
        "It waits for a responder, and you are one."
    }

    fn pool_waits(&self) -> &'static str {
        "They wait for a responder, and you are one."
    }

    fn while_away(&self) -> &'static str {
        "While you were away"
    }

    fn meanwhile(&self) -> &'static str {
        "While you were not to be disturbed"
    }

    fn came_meanwhile(&self, in_inbox: usize, in_pool: usize) -> String {
        let inbox = match in_inbox {
            1 => "1 new message or alert is in your inbox.".to_owned(),
            many => format!("{many} new messages and alerts are in your inbox."),
        };
        let pool = match in_pool {
            1 => "1 new ticket is in the pool.".to_owned(),
            many => format!("{many} new tickets are in the pool."),
        };
        match (in_inbox, in_pool) {
            (_, 0) => inbox,
            (0, _) => pool,
            _ => format!("{inbox}\n{pool}"),
        }
    }

    fn hidden(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Message => "Somebody wrote to you",
            Kind::Pool => "A new ticket in the pool",
            Kind::Alert(AlertType::AllDeclined) => "A ticket of yours needs attention",
            Kind::Alert(_) => "Something happened to one of your tickets",
        }
    }

    fn hidden_body(&self) -> &'static str {
        "Open Ticket Desk to read it."
    }
}
