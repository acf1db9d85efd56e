//! Facts about this computer.

use model::{FactName, Facts, FactsPreview};

use crate::cache::CacheKey;
use crate::context::Context;
use crate::error::DeskError;
use crate::host::Host;

/// What a new ticket would tell about this computer, and which of it is switched on: as the person decided, otherwise as the
/// administrator did. While nobody knows what the administrator decided, nothing is told unasked.
pub(crate) async fn facts_preview(context: &Context, (): ()) -> Result<FactsPreview, DeskError> {
    let session = context.session.context()?;
    let facts = context.system.ask_host(Host::computer).await?;
    let ask =
        async { context.session.record(&session, session.database().ticket_facts_default(session.token()).await) };
    let default = context.cache.fetch(&session, Some(CacheKey::FactsDefault), ask).await;
    let default = default.is_ok_and(|default| default.value.on);
    let choices = context.preferences.get().facts;
    let is_on = |name: &FactName| choices.get(name).copied().unwrap_or(default);
    let facts = Facts { version: Some(context.version.clone()), ..facts }.cut();
    Ok(FactsPreview { facts, on: FactName::ALL.into_iter().filter(is_on).collect() })
}
