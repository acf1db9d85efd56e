//! A workstation's clock may be hours wrong: ages follow the database's clock.

use std::sync::Arc;

use desk::Clock;
use model::{Connection, Signal};
use time::{Duration, OffsetDateTime};

use super::proxied_world::ProxiedWorld;
use crate::host::RecordingHost;

/// A clock that is wrong by this much.
struct Wrong(Duration);

impl Clock for Wrong {
    fn now(&self) -> OffsetDateTime {
        OffsetDateTime::now_utc() + self.0
    }

    fn local(&self) -> OffsetDateTime {
        self.now()
    }
}

/// The last offset of the database's clock that the windows received.
fn told(host: &RecordingHost) -> Option<Duration> {
    host.signals().into_iter().rev().find_map(|signal| match signal {
        Signal::Clock { offset } => Some(Duration::milliseconds(offset)),
        _ => None,
    })
}

/// Close enough for an age: a busy computer answers late.
fn is_about(one: Duration, other: Duration) -> bool {
    (one - other).abs() < Duration::seconds(30)
}

async fn ages_are_right(wrong: Duration) {
    let proxied = ProxiedWorld::new().await;
    let anna = proxied.employee("anna").await;
    let anna = anna.restart_with(Arc::new(Wrong(wrong))).await;
    anna.until("the clock is compared", |now| told(now).is_some_and(|offset| is_about(offset, -wrong))).await;
    let state = anna.desk.app_state(()).await.expect("the state");
    assert!(is_about(Duration::milliseconds(state.clock_offset), -wrong), "a window that opens later knows it too");

    let ticket = anna.created("Printer").await;
    let shown = OffsetDateTime::now_utc() + wrong + Duration::milliseconds(state.clock_offset);
    assert!(is_about(shown - ticket.created_at.0, Duration::ZERO), "the window shows a new ticket as new");

    proxied.cut(&anna).await;
    let now = anna.desk.connection_retry(()).await.expect("tried");
    let Connection::Offline { since, .. } = now else { panic!("it is away: {now:?}") };
    assert!(is_about(since.0 - ticket.created_at.0, Duration::ZERO), "away since a moment ago");
    anna.send_message(ticket.id, None, "Hello?").await;
    let waiting = anna.outbox().await;
    let waiting = waiting.first().expect("the message waits");
    assert!(is_about(waiting.sent_at.0 - ticket.created_at.0, Duration::ZERO), "what waits was sent just now");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ages_are_right_before_the_first_poll_of_another_day() {
    let wrong = Duration::hours(3);
    let proxied = ProxiedWorld::new().await;
    let anna = proxied.employee("anna").await;
    let anna = anna.restart_with(Arc::new(Wrong(wrong))).await;
    anna.until("the clock is compared", |now| told(now).is_some_and(|offset| is_about(offset, -wrong))).await;
    proxied.cut(&anna).await;
    let anna = anna.restart_with(Arc::new(Wrong(wrong))).await;
    let state = anna.desk.app_state(()).await.expect("the state");
    assert!(is_about(Duration::milliseconds(state.clock_offset), -wrong), "no poll has measured it since the start");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_workstation_three_hours_ahead_shows_right_ages() {
    ages_are_right(Duration::hours(3)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_workstation_three_hours_behind_shows_right_ages() {
    ages_are_right(Duration::hours(-3)).await;
}
