//! Cached previews: what was looked at shows at once, also while the database is away.

use local_store::{Owner, PreviewName};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::CacheService;
use crate::session::SessionContext;

impl CacheService {
    /// The cached preview, if there is one.
    pub(crate) async fn preview<T: DeserializeOwned>(&self, owner: &Owner, name: PreviewName) -> Option<T> {
        let cached = self.cache.read_preview(owner, name).await.ok()??;
        serde_json::from_str(&cached).ok()
    }

    /// Caches a preview.
    pub(crate) async fn put_preview(&self, context: &SessionContext, name: PreviewName, preview: &impl Serialize) {
        let Ok(preview) = serde_json::to_string(preview) else { return };
        let _gate = self.gate.lock().await;
        // Whoever signed out meanwhile may have had their answers removed.
        if self.session.is_current(&context.session) {
            // The person has it already: that it cannot be cached is no reason for an error.
            let _ = self.cache.keep_preview(&context.owner(), name, &preview).await;
        }
    }
}
