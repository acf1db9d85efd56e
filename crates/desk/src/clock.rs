//! The workstation's clock, as an argument. No rule depends on it: only what is shown and stored locally does.

use time::{OffsetDateTime, UtcOffset};

/// Tells this workstation's time.
pub trait Clock: Send + Sync + 'static {
    /// Now, in UTC.
    fn now(&self) -> OffsetDateTime;

    /// Now, in local time.
    fn local(&self) -> OffsetDateTime;
}

/// The clock of the system.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> OffsetDateTime {
        OffsetDateTime::now_utc()
    }

    fn local(&self) -> OffsetDateTime {
        let now = OffsetDateTime::now_utc();
        now.to_offset(UtcOffset::local_offset_at(now).unwrap_or(UtcOffset::UTC))
    }
}
