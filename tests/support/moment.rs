//! Waits shorter than the runtime's timers, which count milliseconds.

use std::time::Duration;

/// Waits some microseconds and yields to other tasks.
///
/// # Panics
/// Never: sleeping does not fail.
pub async fn briefly(time: Duration) {
    let slept = tokio::task::spawn_blocking(move || std::thread::sleep(time)).await;
    slept.expect("sleeping does not fail");
}
