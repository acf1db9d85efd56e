//! The tray: what waits, open, quit. A desktop may have none, and everything works without it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use desk::Counts;
use tauri::image::Image;
use tauri::menu::{Menu, MenuItem, PredefinedMenuItem};
use tauri::tray::{MouseButton, MouseButtonState, TrayIcon, TrayIconBuilder, TrayIconEvent};
use tauri::{AppHandle, Manager, include_image};

use crate::window;

const OPEN: &str = "open";
const QUIT: &str = "quit";

/// macOS paints the shape itself; elsewhere the mark has its colour, which can be seen on light and dark panels.
const CALM: Image<'_> = if cfg!(target_os = "macos") {
    include_image!("icons/tray-template.png")
} else {
    include_image!("icons/tray.png")
};
const WAITING: Image<'_> = if cfg!(target_os = "macos") {
    include_image!("icons/tray-template-waiting.png")
} else {
    include_image!("icons/tray-waiting.png")
};

/// What can change in the tray.
struct Tray {
    icon: TrayIcon,
    counts: MenuItem<tauri::Wry>,
}

/// Puts the application into the tray. Without one nothing is put anywhere, and that is no failure.
pub(crate) fn put(app: &AppHandle, title: &str) {
    // The library of the tray is looked for when it is first used, and panics where it is not installed.
    match catch_unwind(AssertUnwindSafe(|| build(app, title))) {
        Ok(Ok(tray)) => {
            app.manage(tray);
        }
        Ok(Err(error)) => tracing::warn!(%error, "no tray"),
        Err(_) => tracing::warn!("no tray: install libayatana-appindicator3"),
    }
}

/// Shows what waits. The tray belongs to the main thread; nobody waits for it here.
pub(crate) fn show_counts(app: &AppHandle, counts: Counts) {
    let handle = app.clone();
    let shown = app.run_on_main_thread(move || {
        if let Some(tray) = handle.try_state::<Tray>()
            && let Err(error) = tray.update(counts)
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

/// A tray of a Linux desktop is a service that comes and goes; without it an icon is shown to nobody.
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

fn build(app: &AppHandle, title: &str) -> tauri::Result<Tray> {
    let open = MenuItem::with_id(app, OPEN, "Open Ticket Desk", true, None::<&str>)?;
    let counts = MenuItem::new(app, in_words(Counts::default()), false, None::<&str>)?;
    let quit = MenuItem::with_id(app, QUIT, "Quit Ticket Desk", true, None::<&str>)?;
    let menu = Menu::with_items(app, &[&open, &counts, &PredefinedMenuItem::separator(app)?, &quit])?;
    let icon = TrayIconBuilder::new()
        .icon(CALM)
        .icon_as_template(true)
        .tooltip(title)
        .menu(&menu)
        .show_menu_on_left_click(cfg!(target_os = "macos"))
        .on_menu_event(|app, event| match event.id.as_ref() {
            OPEN => window::show(app),
            QUIT => app.exit(0),
            _ => {}
        })
        .on_tray_icon_event(|tray, event| {
            if let TrayIconEvent::Click { button: MouseButton::Left, button_state: MouseButtonState::Up, .. } = event {
                window::show(tray.app_handle());
            }
        })
        .build(app)?;
    Ok(Tray { icon, counts })
}

impl Tray {
    fn update(&self, counts: Counts) -> tauri::Result<()> {
        let words = in_words(counts);
        self.icon.set_icon_with_as_template(Some(if counts.unread > 0 { WAITING } else { CALM }), true)?;
        self.icon.set_tooltip(Some(format!("Ticket Desk: {words}")))?;
        self.counts.set_text(words)
    }
}

fn in_words(counts: Counts) -> String {
    if !counts.online {
        return "Not connected".to_owned();
    }
    let unread =
        if counts.unread == 0 { "Nothing unread".to_owned() } else { format!("{} unread", capped(counts.unread)) };
    if counts.pool == 0 { unread } else { format!("{unread} · {} in the pool", capped(counts.pool)) }
}

/// Counts end at 100, because counting further would cost the database more than anybody gains.
fn capped(count: u32) -> String {
    if count > 99 { "99+".to_owned() } else { count.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tray_tells_what_waits_in_words() {
        assert_eq!(in_words(Counts::default()), "Not connected");
        assert_eq!(in_words(Counts { unread: 0, pool: 0, online: true }), "Nothing unread");
        assert_eq!(in_words(Counts { unread: 3, pool: 100, online: true }), "3 unread · 99+ in the pool");
    }
}
