//! Categories of tickets.

use model::{Cached, CategoriesServe, Category};

use crate::cache::CacheKey;
use crate::context::Context;
use crate::error::DeskError;

/// The categories, also from the cache: a ticket is created without the database too.
pub(crate) async fn category_list(context: &Context, (): ()) -> Result<Cached<Vec<Category>>, DeskError> {
    let session = context.session.context()?;
    let ask = async { context.session.record(&session, session.database().category_list(session.token()).await) };
    context.cache.fetch(&session, Some(CacheKey::Categories), ask).await
}

/// Sets the categories that the responder serves.
pub(crate) async fn categories_serve(context: &Context, request: CategoriesServe) -> Result<Vec<Category>, DeskError> {
    let CategoriesServe { request, categories } = request;
    context.session.change(async |database, token| database.categories_serve(token, request, &categories).await).await
}
