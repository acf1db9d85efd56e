//! Cached pictures: what was looked at shows at once, also while the database is away.

use local_store::{Owner, PictureName};
use model::Picture;

use super::CacheService;
use crate::session::SessionContext;

impl CacheService {
    /// The cached picture, if there is one.
    pub(crate) async fn picture(&self, owner: &Owner, name: PictureName) -> Option<Picture> {
        let cached = self.cache.read_picture(owner, name).await.ok()??;
        serde_json::from_str(&cached).ok()
    }

    /// Caches a picture.
    pub(crate) async fn put_picture(&self, context: &SessionContext, name: PictureName, picture: &Picture) {
        let Ok(picture) = serde_json::to_string(picture) else { return };
        let _gate = self.gate.lock().await;
        // Whoever signed out meanwhile may have had their answers removed.
        if self.session.is_current(&context.session) {
            // The person has the picture already: that it cannot be cached is no reason for an error.
            let _ = self.cache.keep_picture(&context.owner(), name, &picture).await;
        }
    }
}
