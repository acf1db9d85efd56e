//! The background work of a desk.

use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// Runs background work: wakes it early, cancels it on shutdown and waits for its end.
#[derive(Default)]
pub(crate) struct Background {
    /// Makes the next poll happen now.
    pub(crate) poll: Notify,
    /// Makes the outbox send now.
    pub(crate) send: Notify,
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

    /// Cancels everything and waits until it has stopped.
    pub(crate) async fn shutdown(&self) {
        self.shutdown.cancel();
        self.tasks.close();
        self.tasks.wait().await;
    }
}
