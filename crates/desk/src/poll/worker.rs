//! The background worker that polls.

use std::sync::Arc;
use std::time::Instant;

use super::PollService;
use super::interval::{Interval, Poll};
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
        interval.record(outcome);
        tokio::select! {
            () = poll.system.background.poll.notified() => {}
            () = tokio::time::sleep(interval.next(rand::random())) => {}
        }
    }
}

async fn ask(poll: &PollService, context: &SessionContext, notifications: &mut Notifications) -> Poll {
    let asked = Instant::now();
    let answer = context.database().watch(context.token()).await;
    let way = asked.elapsed();
    if let Ok(polled) = &answer {
        poll.note_clock(polled.now, way).await;
    }
    let answer = answer.map(|polled| polled.watch);
    match poll.session.record(context, answer) {
        // The person left while the poll was on its way.
        Ok(_) if !poll.session.is_current(&context.session) => Poll::Unchanged,
        Ok(watch) => {
            // Notifications come first: whoever sees the new counts can rely on what is notified from then on.
            notifications.follow(context, &watch).await;
            if poll.publish(context, &watch) { Poll::Changed } else { Poll::Unchanged }
        }
        Err(_) => Poll::Failed,
    }
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
