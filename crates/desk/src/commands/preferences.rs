//! Preferences, muting, and starting with the computer.

use model::{Preferences, QuietFor, Shortcut, ShortcutSet, Startup, StartupSet};

use crate::context::Context;
use crate::error::DeskError;

/// Saves what the person set.
pub(crate) async fn preferences_save(context: &Context, request: Preferences) -> Result<Preferences, DeskError> {
    context.preferences.save(request).await
}

/// Mutes notifications for a while, or ends that.
pub(crate) async fn quiet_for(context: &Context, request: QuietFor) -> Result<Preferences, DeskError> {
    context.preferences.mute(request.minutes).await
}

/// Chooses the key combination that opens the form of a new ticket from anywhere, or none.
pub(crate) async fn shortcut_set(context: &Context, request: ShortcutSet) -> Result<Shortcut, DeskError> {
    context.shortcut.set(request.keys.as_deref()).await
}

/// Makes the application start with the computer, or not.
pub(crate) async fn startup_set(context: &Context, request: StartupSet) -> Result<Startup, DeskError> {
    let set =
        context.system.ask_host(move |host| host.start_with_computer(request.with_computer).map(|()| host.startup()));
    set.await?.map_err(DeskError::from)
}
