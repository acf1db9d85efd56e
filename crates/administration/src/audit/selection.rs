//! Which tickets a check of the history covers.

use model::TicketId;

/// The SQL condition for these tickets; true for every ticket when there are none.
pub(super) fn only(column: &str, tickets: &[TicketId]) -> String {
    if tickets.is_empty() {
        return "TRUE".to_owned();
    }
    let numbers: Vec<String> = tickets.iter().map(ToString::to_string).collect();
    format!("{column} IN ({})", numbers.join(", "))
}
