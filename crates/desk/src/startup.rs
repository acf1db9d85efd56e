//! Starting with the computer.

use std::sync::Arc;

use model::{Startup, StartupSet};

use crate::desk::Desk;
use crate::error::DeskError;
use crate::host::Host;

impl Desk {
    /// Makes the application start with the computer, or no longer.
    pub async fn startup_set(&self, request: StartupSet) -> Result<Startup, DeskError> {
        self.ask_host(move |host| host.start_with_computer(request.with_computer).map(|()| host.startup()))
            .await?
            .map_err(DeskError::from)
    }

    /// Asks the host on a thread that may wait.
    pub(crate) async fn ask_host<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&dyn Host) -> T + Send + 'static,
    ) -> Result<T, DeskError> {
        let host = Arc::clone(&self.inner.host);
        let answer = tokio::task::spawn_blocking(move || ask(&*host)).await;
        answer.map_err(|error| DeskError::Internal(error.to_string()))
    }
}
