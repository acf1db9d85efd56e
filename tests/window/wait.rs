//! Waiting with a time limit.

use std::time::Duration;

use tokio::time::{Instant, sleep};

/// The time limit of anything on the screen, long enough for a busy machine.
pub const LIMIT: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(60);

/// Asks until there is an answer. The error is the last thing that was seen.
pub async fn until<T, E>(limit: Duration, mut ask: impl AsyncFnMut() -> Result<T, E>) -> Result<T, E> {
    let end = Instant::now() + limit;
    loop {
        match ask().await {
            Err(seen) if Instant::now() > end => return Err(seen),
            Err(_) => sleep(PAUSE).await,
            answer => return answer,
        }
    }
}

/// Waits for something that has no window to take a picture of.
pub async fn eventually(what: &str, mut is_so: impl AsyncFnMut() -> bool) {
    let waited = until(LIMIT, async || if is_so().await { Ok(()) } else { Err(()) }).await;
    assert!(waited.is_ok(), "{what}: not within {} seconds", LIMIT.as_secs());
}
