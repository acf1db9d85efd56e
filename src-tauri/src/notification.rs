//! Native notifications: shown, clicked, withdrawn.

use std::hash::{DefaultHasher, Hash, Hasher};

use desk::{Button, ButtonAction, Desk, Notification};
use i18n::{Locale, messages};
use model::Signal;
use serde_json::Value;
use tauri::{AppHandle, Manager};
use tauri_plugin_notification::{Action, ActionPerformed, ActionType, NotificationExt};

use crate::{link, window};

/// The key under which a notification carries its target.
const OPENS: &str = "opens";

/// The key under which a notification carries what its button does, and the name of that button.
const BUTTON: &str = "button";

/// The system's own sound for something that was received; without its name a notification is silent.
/// Linux: <https://specifications.freedesktop.org/sound-naming-spec/latest/>.
const SOUND: &str = if cfg!(target_os = "linux") {
    "message-new-instant"
} else if cfg!(target_os = "windows") {
    "Default"
} else {
    "Ping"
};

/// Makes clicks open their target. Call it before the first notification: an earlier one reports no click.
pub(crate) fn listen(app: &AppHandle) -> tauri_plugin_notification::Result<()> {
    let handle = app.clone();
    app.notification().on_action(move |action| clicked(&handle, action))
}

/// Shows a notification; it replaces the one with the same key.
pub(crate) fn show(app: &AppHandle, notification: &Notification) {
    let id = number(&notification.key);
    let builder = app.notification().builder().id(id).title(&notification.title);
    let builder = builder.extra(OPENS, notification.target.signal());
    let builder = match notification.button {
        Some(button) => builder.extra(BUTTON, button).action_type_id(register(app, button)),
        None => builder,
    };
    let (app, body, sound) = (app.clone(), notification.body.clone(), notification.sound);
    // Asks the notification service, which may be slow to start.
    tauri::async_runtime::spawn_blocking(move || {
        remove(&app, id);
        let builder = builder.body(as_shown(&body));
        let builder = if sound { builder.sound(SOUND) } else { builder };
        if let Err(error) = builder.show() {
            tracing::warn!(%error, "a notification could not be shown");
        }
    });
}

/// Registers a kind of notification with one button, in the language of now.
fn register(app: &AppHandle, button: Button) -> &'static str {
    let locale = Locale::of(app.try_state::<Desk>().map(|desk| desk.language()).unwrap_or_default());
    let (kind, title) = match button.does {
        ButtonAction::Reply(_) => ("reply", locale.format(&messages::notification_reply())),
        ButtonAction::Claim(_) => ("claim", locale.format(&messages::notification_claim())),
    };
    let action = Action::builder(BUTTON, title).build();
    if let Err(error) =
        app.notification().register_action_types(vec![ActionType::builder(kind).actions(vec![action]).build()])
    {
        tracing::warn!(%error, "a notification has no button");
    }
    kind
}

/// Withdraws a notification. Windows and macOS offer no way to do so: there it stays in the list of notifications.
pub(crate) fn withdraw(app: &AppHandle, key: &str) {
    let (app, id) = (app.clone(), number(key));
    tauri::async_runtime::spawn_blocking(move || remove(&app, id));
}

fn remove(app: &AppHandle, id: i32) {
    if let Err(error) = app.notification().remove_active(vec![id]) {
        tracing::debug!(%error, "a notification could not be taken back");
    }
}

fn clicked(app: &AppHandle, action: &ActionPerformed) {
    match action.action_id() {
        "tap" => {
            window::show(app);
            let opens = carried(action, OPENS).and_then(|opens| serde_json::from_value::<Option<Signal>>(opens).ok());
            if let Some(signal) = opens.flatten() {
                link::show(app, signal);
            }
        }
        BUTTON => {
            let button = carried(action, BUTTON).and_then(|button| serde_json::from_value::<Button>(button).ok());
            if let (Some(button), Some(desk)) = (button, app.try_state::<Desk>()) {
                tauri::async_runtime::spawn(press(app.clone(), desk.inner().clone(), button));
            }
        }
        _ => {}
    }
}

/// The window comes in any case: it shows what came of it, or who is signed in instead.
async fn press(app: AppHandle, desk: Desk, button: Button) {
    let signal = desk.press(button).await;
    window::show(&app);
    if let Some(signal) = signal {
        link::show(&app, signal);
    }
}

/// What a notification carries under a key.
fn carried(action: &ActionPerformed, key: &str) -> Option<Value> {
    action.notification()?.extra().get(key).cloned()
}

/// The system's number of a notification. It has to be stable for a key within this run only.
fn number(key: &str) -> i32 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    let [a, b, c, d, ..] = hasher.finish().to_ne_bytes();
    i32::from_ne_bytes([a, b, c, d])
}

/// Most Linux desktops read the body as markup; a person's text must neither vanish nor become a link.
#[cfg(target_os = "linux")]
fn as_shown(body: &str) -> String {
    use std::sync::OnceLock;

    static READS_MARKUP: OnceLock<bool> = OnceLock::new();
    let reads_markup = READS_MARKUP.get_or_init(|| {
        notify_rust::get_capabilities().is_ok_and(|can| can.iter().any(|capability| capability == "body-markup"))
    });
    if *reads_markup { escaped(body) } else { body.to_owned() }
}

#[cfg(not(target_os = "linux"))]
fn as_shown(body: &str) -> String {
    body.to_owned()
}

#[cfg(target_os = "linux")]
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_one_number_and_other_keys_have_others() {
        assert_eq!(number("pool:1"), number("pool:1"));
        assert_ne!(number("pool:1"), number("pool:2"));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_a_person_wrote_cannot_become_a_link() {
        assert_eq!(escaped("<a href='x'>5 & 6</a>"), "&lt;a href='x'&gt;5 &amp; 6&lt;/a&gt;");
    }
}
