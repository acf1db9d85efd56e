//! Saved views of lists.

use model::{Cached, SavedView, ViewRemove, ViewSave};

use crate::cache::CacheKey;
use crate::context::Context;
use crate::error::DeskError;

/// The views that the person saved, also from the cache.
pub(crate) async fn view_list(context: &Context, (): ()) -> Result<Cached<Vec<SavedView>>, DeskError> {
    let session = context.session.context()?;
    let ask = async { context.session.record(&session, session.database().view_list(session.token()).await) };
    context.cache.fetch(&session, Some(CacheKey::Views), ask).await
}

/// Saves a view.
pub(crate) async fn view_save(context: &Context, request: ViewSave) -> Result<Vec<SavedView>, DeskError> {
    let ViewSave { request, view: SavedView { name, list, query } } = request;
    let save =
        context.session.change(async |database, token| database.view_save(token, request, &name, list, &query).await);
    save.await
}

/// Removes a view.
pub(crate) async fn view_remove(context: &Context, request: ViewRemove) -> Result<Vec<SavedView>, DeskError> {
    let ViewRemove { request, name } = request;
    context.session.change(async |database, token| database.view_remove(token, request, &name).await).await
}
