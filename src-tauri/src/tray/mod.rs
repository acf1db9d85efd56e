//! The tray: the state at a glance, and a menu of actions that exist elsewhere too. A desktop may have none, and everything works
//! without it.

mod counts;
mod face;
mod menu;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError};

use desk::Counts;
use i18n::Locale;
use model::Language;
use tauri::tray::{MouseButton, MouseButtonState, TrayIcon, TrayIconBuilder, TrayIconEvent};
use tauri::{AppHandle, Manager};

use self::face::Face;
use self::menu::Entries;
use crate::window;

/// The changing parts of the tray.
struct Tray {
    icon: TrayIcon,
    entries: Entries,
    shown: Mutex<Shown>,
}

/// The current state of the tray.
#[derive(Clone, Copy)]
struct Shown {
    locale: Locale,
    counts: Counts,
    face: Face,
}

/// Creates the tray icon. Without a tray nothing happens, which is no failure.
pub(crate) fn put(app: &AppHandle, title: &str, locale: Locale) {
    // The tray library is loaded on first use, and panics if it is not installed.
    match catch_unwind(AssertUnwindSafe(|| build(app, title, locale))) {
        Ok(Ok(tray)) => {
            app.manage(tray);
        }
        Ok(Err(error)) => tracing::warn!(%error, "no tray"),
        Err(_) => tracing::warn!("no tray: install libayatana-appindicator3"),
    }
}

/// Shows the counts.
pub(crate) fn show_counts(app: &AppHandle, counts: Counts) {
    window::show_badge(app, counts);
    change(app, move |shown| shown.counts = counts);
}

/// Switches the language.
pub(crate) fn speak(app: &AppHandle, language: Language) {
    change(app, move |shown| shown.locale = Locale::of(language));
}

/// The tray belongs to the main thread; this does not wait for it.
fn change(app: &AppHandle, change: impl FnOnce(&mut Shown) + Send + 'static) {
    let handle = app.clone();
    let shown = app.run_on_main_thread(move || {
        if let Some(tray) = handle.try_state::<Tray>()
            && let Err(error) = tray.update(change)
        {
            tracing::debug!(%error, "the tray was not updated");
        }
    });
    if let Err(error) = shown {
        tracing::debug!(%error, "the tray was not updated");
    }
}

/// Whether a person can reach the application through its tray now. Asks the session bus: not on the main thread.
pub(crate) fn is_reachable(app: &AppHandle) -> bool {
    app.try_state::<Tray>().is_some() && desktop_has_one()
}

/// The tray of a Linux desktop is a service that comes and goes; without it nobody sees an icon.
#[cfg(target_os = "linux")]
fn desktop_has_one() -> bool {
    let asked = zbus::blocking::Connection::session().and_then(|bus| {
        let name = zbus::names::BusName::try_from("org.kde.StatusNotifierWatcher")?;
        Ok(zbus::blocking::fdo::DBusProxy::new(&bus)?.name_has_owner(name)?)
    });
    asked.unwrap_or_else(|error| {
        tracing::debug!(%error, "no session bus");
        false
    })
}

#[cfg(not(target_os = "linux"))]
fn desktop_has_one() -> bool {
    true
}

fn build(app: &AppHandle, title: &str, locale: Locale) -> tauri::Result<Tray> {
    let counts = Counts::default();
    let (menu, entries) = menu::build(app, locale)?;
    let face = Face::of(counts);
    let icon = TrayIconBuilder::new()
        .icon(face.image())
        .icon_as_template(true)
        .tooltip(title)
        .menu(&menu)
        .show_menu_on_left_click(cfg!(target_os = "macos"))
        .on_menu_event(|app, event| menu::chosen(app, event.id.as_ref()))
        .on_tray_icon_event(|tray, event| {
            if let TrayIconEvent::Click { button: MouseButton::Left, button_state: MouseButtonState::Up, .. } = event {
                window::show(tray.app_handle());
            }
        })
        .build(app)?;
    Ok(Tray { icon, entries, shown: Mutex::new(Shown { locale, counts, face }) })
}

impl Tray {
    fn update(&self, change: impl FnOnce(&mut Shown)) -> tauri::Result<()> {
        let (Shown { locale, counts, face }, before) = {
            let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
            let before = shown.face;
            change(&mut shown);
            shown.face = Face::of(shown.counts);
            (*shown, before)
        };
        if face != before {
            self.icon.set_icon_with_as_template(Some(face.image()), true)?;
        }
        let line = counts::line(counts, locale);
        self.icon.set_tooltip(Some(format!("Ticket Desk: {line}")))?;
        self.entries.update(locale, counts, &line)
    }
}
