//! A workstation's clock may be wrong by years, jump, or stop for a week: nothing depends on it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use desk::Clock;
use model::{Signal, TicketMine};
use time::{Duration, OffsetDateTime, UtcOffset};

use super::proxied_world::ProxiedWorld;

/// A clock that is set by hand, in seconds from the right time.
#[derive(Default)]
struct WrongClock(AtomicI64);

impl WrongClock {
    fn set(&self, from_right: Duration) {
        self.0.store(from_right.whole_seconds(), Ordering::SeqCst);
    }
}

impl Clock for WrongClock {
    fn now(&self) -> OffsetDateTime {
        OffsetDateTime::now_utc() + Duration::seconds(self.0.load(Ordering::SeqCst))
    }

    fn local(&self) -> OffsetDateTime {
        self.now()
    }
}

/// A clock in another time zone.
struct Travelling(UtcOffset);

impl Clock for Travelling {
    fn now(&self) -> OffsetDateTime {
        OffsetDateTime::now_utc().to_offset(self.0)
    }

    fn local(&self) -> OffsetDateTime {
        self.now()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_clock_that_jumps_by_years_changes_no_order() {
    let proxied = ProxiedWorld::new().await;
    let anna = proxied.employee("anna").await;
    let clock = Arc::new(WrongClock::default());
    let anna = anna.restart_with(Arc::clone(&clock) as Arc<dyn Clock>).await;
    let ticket = anna.created("Printer").await;
    anna.desk.ticket_mine(TicketMine { done: false, after: None }).await.expect("the list");
    clock.set(Duration::days(3650));
    proxied.cut(&anna).await;
    anna.send_message(ticket.id, None, "from the future").await;
    anna.types("create", r#"{"title":"future"}"#).await;
    clock.set(Duration::days(-7300));
    anna.send_message(ticket.id, None, "from the past").await;
    anna.types("create", r#"{"title":"past"}"#).await;
    assert!(anna.drafts().await[0].content.contains("past"), "the last keystroke counts, not the latest clock time");
    let known = anna.desk.ticket_mine(TicketMine { done: false, after: None }).await.expect("from memory");
    assert!(known.as_of.is_some());
    let anna = anna.restart_with(Arc::clone(&clock) as Arc<dyn Clock>).await;
    clock.set(Duration::ZERO);
    anna.send_message(ticket.id, None, "from today").await;
    proxied.mend(&anna).await;
    anna.until_outbox_is_empty().await;
    assert_eq!(anna.thread(ticket.id).await, ["from the future", "from the past", "from today"]);
    let told = "SELECT COUNT(*) FROM data.messages WHERE ABS(TIMESTAMPDIFF(HOUR, created_at, UTC_TIMESTAMP(6))) > 1";
    assert_eq!(proxied.world.count(told).await, 0, "only the database's clock is in the history");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_time_zone_changes_what_is_shown_and_nothing_else() {
    let proxied = ProxiedWorld::new().await;
    let anna = proxied.employee("anna").await;
    let ticket = anna.created("Printer").await;
    proxied.cut(&anna).await;
    let before = OffsetDateTime::now_utc();
    let anna = anna.restart_with(Arc::new(Travelling(UtcOffset::from_hms(13, 45, 0).expect("a zone")))).await;
    anna.types("create", r#"{"title":"from the east"}"#).await;
    anna.send_message(ticket.id, None, "east").await;
    let anna = anna.restart_with(Arc::new(Travelling(UtcOffset::from_hms(-11, 0, 0).expect("a zone")))).await;
    anna.send_message(ticket.id, None, "west").await;
    let written = anna.drafts().await[0].updated_at.0;
    assert!(written >= before && written - before < Duration::minutes(10), "{written}");
    let [east, west] = &anna.outbox().await[..] else { panic!("two wait") };
    assert!(west.sent_at.0 - east.sent_at.0 < Duration::minutes(10), "ages do not depend on the calendar");
    proxied.mend(&anna).await;
    anna.until_outbox_is_empty().await;
    assert_eq!(anna.thread(ticket.id).await, ["east", "west"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_a_week_asleep_signing_in_resumes_everything() {
    let proxied = ProxiedWorld::new().await;
    let anna = proxied.employee("anna").await;
    let clock = Arc::new(WrongClock::default());
    let anna = anna.restart_with(Arc::clone(&clock) as Arc<dyn Clock>).await;
    proxied.cut(&anna).await;
    anna.send_create("Printer").await;
    anna.types("create", r#"{"title":"half a sent"}"#).await;
    // The lid closes: the server drops the connection, and the session expires.
    clock.set(Duration::days(7));
    proxied.world.as_owner("UPDATE data.sessions SET expires_at = UTC_TIMESTAMP(6) - INTERVAL 1 DAY").await;
    proxied.mend(&anna).await;
    anna.until("the session ended", |now| now.signals().contains(&Signal::SessionEnded)).await;
    anna.sign_in("anna").await;
    anna.until_outbox_is_empty().await;
    assert!(anna.drafts().await[0].content.contains("half a sent"));
    assert_eq!(proxied.world.count("SELECT COUNT(*) FROM data.tickets WHERE title = 'Printer'").await, 1);
}
