//! The background worker that polls.

use std::sync::Arc;
use std::time::Instant;

use model::Watch;

use super::interval::{Interval, Poll};
use super::{PollService, PoolPage};
use crate::notifications::Notifications;
use crate::session::SessionContext;

/// How many polls without a session pass between two checks of a database that answered last time.
const POLLS_BETWEEN_PINGS: u32 = 5;

/// Polls for ever. Errors are not logged: the state of the connection tells them once.
pub(crate) async fn run(poll: Arc<PollService>, mut notifications: Notifications) {
    let mut interval = Interval::default();
    let mut polls = 0_u32;
    loop {
        polls = polls.wrapping_add(1);
        notifications.check_schedule();
        let outcome = if let Ok(context) = poll.session.context() {
            ask(&poll, &context, &mut notifications).await
        } else {
            notifications.clear();
            ping(&poll, polls.is_multiple_of(POLLS_BETWEEN_PINGS)).await
        };
        if let Ok(handle) = poll.connection.handle() {
            handle.rest_if_idle(poll.system.clock.now()).await;
        }
        interval.record(outcome);
        tokio::select! {
            () = poll.system.background.poll.notified() => {}
            () = tokio::time::sleep(interval.next(rand::random())) => {}
        }
    }
}

async fn ask(poll: &PollService, context: &SessionContext, notifications: &mut Notifications) -> Poll {
    let (known, page) = poll.last(context);
    let (seq, changes) = (known.as_ref().map(|known| known.seq), poll.session.changes());
    let asked = Instant::now();
    let answer = context.database().watch(context.token(), seq).await;
    let way = asked.elapsed();
    let Ok(polled) = poll.session.record(context, answer) else { return Poll::Failed };
    poll.note_clock(polled.now, way).await;
    let page = match polled.pool_version {
        Some(version) => poll.pool_in(context, version, changes, page).await,
        None => None,
    };
    // The person left while the poll was on its way.
    if !poll.session.is_current(&context.session) {
        return Poll::Unchanged;
    }
    let watch = Watch {
        seq: polled.seq,
        unread: polled.unread.or(known.map(|known| known.unread)).unwrap_or_default(),
        pool: page.as_ref().map_or(0, PoolPage::count),
        overdue: page.as_ref().map_or(0, |page| page.overdue(polled.now)),
        due_today: page.as_ref().map_or(0, |page| page.due_today(polled.now, poll.system.clock.local().offset())),
        pool_version: page.as_ref().map_or(0, |page| page.version),
    };
    // Notifications come first: whoever sees the new counts can rely on what is notified from then on.
    notifications.follow(context, &watch, page.as_ref().map(|page| &*page.rows), polled.now).await;
    poll.publish(context, &watch, page);
    // In a busy pool everybody would poll faster for ever: only what concerns the person makes the poll active.
    if seq == Some(watch.seq) { Poll::Unchanged } else { Poll::Changed }
}

/// Without a session there is nothing to poll but the connection itself.
async fn ping(poll: &PollService, due: bool) -> Poll {
    let Ok(handle) = poll.connection.handle() else { return Poll::Unchanged };
    if poll.connection.is_online() && !due {
        return Poll::Unchanged;
    }
    match poll.connection.reach(&handle).await {
        Ok(()) => Poll::Unchanged,
        Err(_) => Poll::Failed,
    }
}
