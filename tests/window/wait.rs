//! Waiting with a time limit.

use std::time::Duration;

use tokio::time::{Instant, sleep};

/// How long anything on the screen may take. Machines that run tests are busy.
pub const LIMIT: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(60);

/// Asks until the answer is there. The error is what was seen last.
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
