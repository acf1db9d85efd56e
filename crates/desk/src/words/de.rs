//! Notifications in German.

use model::AlertType;

use super::{Why, Words};
use crate::notifications::kind::Kind;

pub(super) struct German;

impl Words for German {
    fn administration(&self) -> &'static str {
        "Die Administration"
    }

    fn wrote(&self, who: &str, why: Why) -> String {
        match why {
            Why::Raised => format!("{who} hat Ihnen zu Ihrem Ticket geschrieben"),
            Why::WorksOn => format!("{who} hat Ihnen zu dem Ticket geschrieben, an dem Sie arbeiten"),
            Why::Addressed => format!("{who} hat Ihnen geschrieben"),
        }
    }

    fn alert(&self, kind: AlertType, who: &str) -> String {
        match kind {
            AlertType::Assigned => format!("{who} arbeitet an Ihrem Ticket"),
            AlertType::Completed => format!("{who} hat Ihr Ticket abgeschlossen"),
            AlertType::Declined => "Ihr Ticket wartet wieder".to_owned(),
            AlertType::Released => "Ihr Ticket ist wieder im Pool".to_owned(),
            AlertType::AllDeclined => "Für Ihr Ticket ist niemand in der Bearbeitung mehr übrig".to_owned(),
            AlertType::Edited => format!("{who} hat das Ticket geändert, an dem Sie arbeiten"),
            AlertType::Withdrawn => format!("{who} hat das Ticket zurückgezogen, an dem Sie gearbeitet haben"),
        }
    }

    fn several(&self) -> &'static str {
        "Es gibt mehrere Neuigkeiten"
    }

    fn many_in_inbox(&self, count: usize) -> String {
        format!("{count} neue Nachrichten und Hinweise warten in Ihrem Posteingang.")
    }

    fn new_in_pool(&self, title: &str) -> String {
        format!("Neu im Pool: {title}")
    }

    fn many_in_pool(&self, count: usize) -> String {
        format!("{count} neue Tickets im Pool")
    }

    fn pool_why(&self) -> &'static str {
        "Jemand aus der Bearbeitung kann es übernehmen, also auch Sie."
    }

    fn pool_waits(&self) -> &'static str {
        "Jemand aus der Bearbeitung kann sie übernehmen, also auch Sie."
    }

    fn while_away(&self) -> &'static str {
        "Während Sie nicht da waren"
    }

    fn meanwhile(&self) -> &'static str {
        "Während Sie nicht gestört werden wollten"
    }

    fn came_meanwhile(&self, in_inbox: usize, in_pool: usize) -> String {
        let inbox = match in_inbox {
            1 => "1 neue Nachricht oder ein neuer Hinweis liegt in Ihrem Posteingang.".to_owned(),
            many => format!("{many} neue Nachrichten und Hinweise liegen in Ihrem Posteingang."),
        };
        let pool = match in_pool {
            1 => "1 neues Ticket ist im Pool.".to_owned(),
            many => format!("{many} neue Tickets sind im Pool."),
        };
        match (in_inbox, in_pool) {
            (_, 0) => inbox,
            (0, _) => pool,
            _ => format!("{inbox}\n{pool}"),
        }
    }

    fn hidden(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Message => "Jemand hat Ihnen geschrieben",
            Kind::Pool => "Ein neues Ticket im Pool",
            Kind::Alert(AlertType::AllDeclined) => "Eines Ihrer Tickets braucht Aufmerksamkeit",
            Kind::Alert(_) => "Bei einem Ihrer Tickets hat sich etwas getan",
        }
    }

    fn hidden_body(&self) -> &'static str {
        "Öffnen Sie Ticket Desk, um es zu lesen."
    }
}
