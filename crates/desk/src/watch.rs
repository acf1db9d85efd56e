//! The background worker that asks, every few seconds, whether anything changed.

use crate::desk::Desk;
use crate::here::Here;
use crate::notices::Notices;
use crate::pace::{Look, Pace};

/// How many quiet looks of a desk without a person pass between two questions whether the database is still there.
const LOOKS_BETWEEN_PINGS: u32 = 5;

/// Watches until the desk is shut down. Errors are not logged here: the state of the connection tells them once.
pub(crate) async fn run(desk: Desk) {
    let mut pace = Pace::default();
    let mut notices = Notices::default();
    let mut looks = 0_u32;
    loop {
        looks = looks.wrapping_add(1);
        notices.look_at_the_clock(&desk);
        let look = async {
            if let Ok(here) = desk.here() {
                return look(&desk, &here, &mut notices).await;
            }
            notices.forget(&desk);
            ping(&desk, looks.is_multiple_of(LOOKS_BETWEEN_PINGS)).await
        };
        // Whoever ends the application does not wait for a database that is away.
        tokio::select! {
            () = desk.inner.ended.cancelled() => return,
            look = look => pace.note(look),
        }
        tokio::select! {
            () = desk.inner.ended.cancelled() => return,
            () = desk.inner.wake.notified() => {}
            () = tokio::time::sleep(pace.wait(rand::random())) => {}
        }
    }
}

async fn look(desk: &Desk, here: &Here, notices: &mut Notices) -> Look {
    let answer = here.database().watch(here.token()).await;
    match desk.settle(here, answer) {
        // The person left while the question was under way.
        Ok(_) if !desk.is_signed(&here.signed) => Look::Quiet,
        Ok(watch) => {
            // First the notifications: whoever sees the new counts can rely on what is told from then on.
            notices.follow(desk, here, &watch).await;
            let changed = desk.set_watch(&here.signed, &watch);
            if changed { Look::Changed } else { Look::Quiet }
        }
        Err(_) => Look::Failed,
    }
}

/// Without a person there is nothing to watch but the connection itself.
async fn ping(desk: &Desk, due: bool) -> Look {
    let Ok(link) = desk.link() else { return Look::Quiet };
    if desk.is_online() && !due {
        return Look::Quiet;
    }
    match desk.settle_link(&link, link.database.reach().await) {
        Ok(()) => Look::Quiet,
        Err(_) => Look::Failed,
    }
}
