//! The keys by which notifications are replaced and withdrawn.

use model::{InboxItem, TicketId};

const INBOX: &str = "inbox:";
const POOL: &str = "pool:";
const OVERDUE: &str = "overdue:";

/// Keys of notifications that stand for several.
pub(super) const MANY_IN_INBOX: &str = "many:inbox";
pub(super) const MANY_IN_POOL: &str = "many:pool";
pub(super) const MANY_OVERDUE: &str = "many:overdue";
pub(super) const ABSENCE: &str = "many:away";
pub(super) const QUIET: &str = "many:meanwhile";

pub(super) fn of_item(item: &InboxItem) -> String {
    format!("{INBOX}{}", item.id)
}

pub(super) fn of_pool(ticket: TicketId) -> String {
    format!("{POOL}{ticket}")
}

pub(super) fn of_overdue(ticket: TicketId) -> String {
    format!("{OVERDUE}{ticket}")
}

pub(super) fn is_inbox(key: &str) -> bool {
    key.starts_with(INBOX)
}

pub(super) fn is_pool(key: &str) -> bool {
    key.starts_with(POOL)
}

pub(super) fn is_overdue(key: &str) -> bool {
    key.starts_with(OVERDUE)
}

/// The ticket of a notification that it is overdue.
pub(super) fn overdue_ticket(key: &str) -> Option<TicketId> {
    key.strip_prefix(OVERDUE).and_then(|id| id.parse().ok()).map(TicketId)
}

/// The ticket of a notification about the pool.
pub(super) fn pool_ticket(key: &str) -> Option<TicketId> {
    key.strip_prefix(POOL).and_then(|id| id.parse().ok()).map(TicketId)
}
