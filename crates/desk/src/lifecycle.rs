//! Opens and shuts down the services of a desk.

use std::sync::Arc;

use local_store::Setting;

use crate::commands::connection;
use crate::config::Config;
use crate::context::Context;
use crate::error::DeskError;
use crate::notifications::Notifications;
use crate::{outbox, poll};

/// Reads the profile's files, restores preferences, connection and session, and starts the background work. Does not wait for
/// the database.
pub(crate) async fn open(config: Config) -> Result<Arc<Context>, DeskError> {
    let context = Context::build(config).await?;
    context.preferences.restore().await?;
    if let Some(offset) = context.local.setting(Setting::ClockOffset).await?.and_then(|text| text.parse().ok()) {
        context.system.database_clock.restore(offset);
    }
    connection::restore(&context, &context.session.lock().await).await?;
    let context = Arc::new(context);
    let background = &context.system.background;
    let poll = Arc::clone(&context);
    background.spawn_worker("poll", move || {
        let Context { system, local, session, preferences, poll, .. } = &*poll;
        poll::worker::run(poll.clone(), Notifications::new(system, local, session, preferences))
    });
    let outbox = context.outbox.clone();
    background.spawn_worker("outbox", move || outbox::worker::run(outbox.clone()));
    let uploads = context.uploads.clone();
    background.spawn_worker("uploads", move || uploads.clone().run());
    let prefetch = context.prefetch.clone();
    background.spawn_worker("prefetch", move || prefetch.clone().run());
    let shortcut = context.shortcut.clone();
    background.spawn(async move {
        if let Err(error) = shortcut.current().await {
            tracing::warn!(%error, "the key combination was not taken");
        }
    });
    Ok(context)
}

/// Stops the background work and closes the files. The session stays valid for the next start.
pub(crate) async fn shutdown(context: &Context) {
    context.system.background.shutdown().await;
    context.trial.stop().await;
    context.local.close().await;
    context.cache.close().await;
}
