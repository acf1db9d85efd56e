//! Moments that are shorter than the timers of the runtime, which count milliseconds.

use std::time::Duration;

/// Waits for microseconds, which the processors have for others.
///
/// # Panics
/// Never: sleeping does not fail.
pub async fn briefly(time: Duration) {
    let slept = tokio::task::spawn_blocking(move || std::thread::sleep(time)).await;
    slept.expect("sleeping does not fail");
}
