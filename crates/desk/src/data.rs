//! What lies on this computer, and how a person gets rid of what is only remembered.

use model::LocalData;

use crate::desk::Desk;
use crate::error::DeskError;

impl Desk {
    /// What lies on this computer.
    pub async fn local_data(&self, (): ()) -> Result<LocalData, DeskError> {
        let contents = self.inner.local.contents().await?;
        Ok(LocalData {
            directory: self.inner.directory.display().to_string(),
            drafts: contents.drafts,
            waiting: contents.waiting,
            cache_bytes: self.inner.cache.bytes().await?,
            log_directory: self.inner.log_directory.as_ref().map(|directory| directory.display().to_string()),
        })
    }

    /// Forgets every answer that is remembered here, of everybody. Drafts and what waits to be sent stay.
    pub async fn cache_clear(&self, (): ()) -> Result<LocalData, DeskError> {
        {
            let _gate = self.inner.cache_gate.lock().await;
            self.inner.cache.clear().await?;
        }
        self.local_data(()).await
    }
}
