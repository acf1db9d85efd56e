//! The background work of a desk.

use std::time::Duration;

use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// The pause before a worker that ended is started again.
const RESTART: Duration = Duration::from_secs(1);

/// Runs background work: wakes it early, restarts it, cancels it on shutdown and waits for its end.
#[derive(Default)]
pub(crate) struct Background {
    /// Makes the next poll happen now.
    pub(crate) poll: Notify,
    /// Makes the outbox send now.
    pub(crate) send: Notify,
    /// Makes the files of what was sent go now.
    pub(crate) upload: Notify,
    shutdown: CancellationToken,
    tasks: TaskTracker,
}

impl Background {
    /// Runs `work` until it ends or the desk shuts down, whichever comes first. It is dropped at its current `await` then.
    pub(crate) fn spawn(&self, work: impl Future<Output = ()> + Send + 'static) {
        let shutdown = self.shutdown.clone();
        self.tasks.spawn(async move {
            shutdown.run_until_cancelled(work).await;
        });
    }

    /// Runs a worker that never ends. If it ends all the same, by a panic, that is logged and the worker starts again.
    pub(crate) fn spawn_worker<W: Future<Output = ()> + Send + 'static>(
        &self,
        name: &'static str,
        start: impl Fn() -> W + Send + 'static,
    ) {
        let (shutdown, tasks) = (self.shutdown.clone(), self.tasks.clone());
        self.spawn(async move {
            loop {
                // A task of its own: its panic ends nothing else.
                let work = shutdown.clone().run_until_cancelled_owned(start());
                match tasks.spawn(work).await {
                    Ok(_) => tracing::error!(worker = name, "a worker ended and is started again"),
                    Err(error) => tracing::error!(worker = name, %error, "a worker broke and is started again"),
                }
                tokio::time::sleep(RESTART).await;
            }
        });
    }

    /// Cancels everything and waits until it has stopped.
    pub(crate) async fn shutdown(&self) {
        self.shutdown.cancel();
        self.tasks.close();
        self.tasks.wait().await;
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[tokio::test]
    async fn a_worker_that_panics_or_ends_is_restarted() {
        let background = Background::default();
        let starts = Arc::new(AtomicU32::new(0));
        let third = Arc::new(Notify::new());
        let (counted, reached) = (Arc::clone(&starts), Arc::clone(&third));
        background.spawn_worker("test", move || {
            let (start, reached) = (counted.fetch_add(1, Ordering::SeqCst), Arc::clone(&reached));
            async move {
                match start {
                    0 => panic!("an answer that nobody expected"),
                    1 => {}
                    _ => {
                        reached.notify_one();
                        std::future::pending::<()>().await;
                    }
                }
            }
        });
        third.notified().await;
        assert_eq!(starts.load(Ordering::SeqCst), 3);
        background.shutdown().await;
    }
}
