//! The window: created, shown, hidden.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use desk::{Counts, Desk};
use tauri::webview::{Color, NewWindowResponse, PageLoadEvent};
use tauri::{AppHandle, Manager, Theme, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent};

use crate::profile::Profile;

/// The window's name inside Tauri, and in its capabilities.
pub(crate) const LABEL: &str = "desk";

/// When to show a page that has called nothing: something is wrong with it, and people should see that.
pub(crate) const APPEAR_TIMEOUT: Duration = Duration::from_secs(3);

/// Windows shows no number on a taskbar icon, but an overlay picture.
#[cfg(target_os = "windows")]
const UNREAD: tauri::image::Image<'_> = tauri::include_image!("icons/tray-waiting.png");

/// Whether somebody is working in the window.
#[derive(Default)]
struct InUse(AtomicBool);

/// Whether the window has been shown, or should stay hidden.
struct Appeared(AtomicBool);

/// Whether the page has received its first answer, so that it listens to signals.
#[derive(Default)]
struct Answered(AtomicBool);

/// Creates the window. It [appears](appear) by itself unless it starts `hidden`; `close` runs when somebody closes it.
pub(crate) fn make(
    app: &AppHandle,
    profile: &Profile,
    directory: &Path,
    hidden: bool,
    close: impl Fn(&AppHandle) + Send + 'static,
) -> tauri::Result<()> {
    app.manage(InUse::default());
    app.manage(Answered::default());
    app.manage(Appeared(AtomicBool::new(hidden)));
    let home = home(app);
    let titles = profile.clone();
    let window = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::default())
        .title(profile.title("Ticket Desk"))
        .inner_size(1180.0, 780.0)
        .min_inner_size(420.0, 480.0)
        .center()
        .visible(false)
        // Files are dropped on the page, which reads them itself.
        .disable_drag_drop_handler()
        .data_directory(directory.join("webview"))
        .on_navigation(move |url| is_ours(url, home.as_ref()))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_document_title_changed(move |window, title| {
            if let Err(error) = window.set_title(&titles.title(&title)) {
                tracing::debug!(%error, "the title was not changed");
            }
        })
        .on_page_load(|window, page| {
            let app = window.app_handle().clone();
            match page.event() {
                PageLoadEvent::Started => set_answered(&app, false),
                PageLoadEvent::Finished => {
                    tauri::async_runtime::spawn(async move {
                        tokio::time::sleep(APPEAR_TIMEOUT).await;
                        appear(&app);
                    });
                }
            }
        })
        .build()?;
    window.set_background_color(Some(canvas(window.theme()?)))?;
    let app = app.clone();
    window.on_window_event(move |event| match event {
        WindowEvent::Focused(focused) => set_in_use(&app, *focused),
        WindowEvent::CloseRequested { api, .. } => {
            api.prevent_close();
            close(&app);
        }
        _ => {}
    });
    Ok(())
}

/// The colour until the page is painted: the `--canvas` of `ui/src/styles/tokens.css`, so that nothing flashes.
pub(crate) fn canvas(theme: Theme) -> Color {
    match theme {
        Theme::Dark => Color(0x13, 0x14, 0x17, 0xff),
        _ => Color(0xf4, 0xf4, 0xf6, 0xff),
    }
}

/// Shows the window for the first time: when its page has been answered and has something to draw, not as an empty
/// frame.
pub(crate) fn appear(app: &AppHandle) {
    set_answered(app, true);
    if app.try_state::<Appeared>().is_some_and(|appeared| !appeared.0.swap(true, Ordering::Relaxed)) {
        show(app);
    }
}

/// Brings the window to the front. The person will act there, so the desk opens the connection for it.
pub(crate) fn show(app: &AppHandle) {
    prepare_connection(app);
    if let Some(window) = app.get_webview_window(LABEL) {
        bring_to_front(app, window);
    }
}

/// Opens the connection for what the person will do in a window that opens.
pub(crate) fn prepare_connection(app: &AppHandle) {
    if let Some(desk) = app.try_state::<Desk>() {
        let desk = desk.inner().clone();
        tauri::async_runtime::spawn(async move { desk.connection_prepare(()).await });
    }
}

/// Shows a window in front of all others.
pub(crate) fn bring_to_front(app: &AppHandle, window: WebviewWindow) {
    // In one turn of the event loop: a window that is closed between two of these steps would come back with the next.
    let shown = app.run_on_main_thread(move || {
        if let Err(error) = window.show().and_then(|()| window.unminimize()).and_then(|()| window.set_focus()) {
            tracing::warn!(%error, "the window could not be shown");
        }
    });
    if let Err(error) = shown {
        tracing::warn!(%error, "the window could not be shown");
    }
}

/// Hides the window. The application and its desk continue.
pub(crate) fn hide(app: &AppHandle) {
    set_in_use(app, false);
    if let Some(window) = app.get_webview_window(LABEL)
        && let Err(error) = window.hide()
    {
        tracing::warn!(%error, "the window could not be hidden");
    }
}

/// Removes the window for good, because the desk behind it could not be opened.
pub(crate) fn discard(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL)
        && let Err(error) = window.destroy()
    {
        tracing::warn!(%error, "the window could not be removed");
    }
}

/// Minimises the window.
pub(crate) fn minimise(app: &AppHandle) {
    set_in_use(app, false);
    if let Some(window) = app.get_webview_window(LABEL)
        && let Err(error) = window.minimize()
    {
        tracing::warn!(%error, "the window could not be made small");
    }
}

/// Shows the unread count on the application's icon, if the system supports it.
pub(crate) fn show_badge(app: &AppHandle, counts: Counts) {
    let Some(window) = app.get_webview_window(LABEL) else { return };
    let unread = if counts.badge { counts.unread } else { 0 };
    #[cfg(target_os = "windows")]
    let shown = window.set_overlay_icon((unread > 0).then_some(UNREAD));
    #[cfg(not(target_os = "windows"))]
    let shown = window.set_badge_count((unread > 0).then(|| i64::from(unread)));
    if let Err(error) = shown {
        tracing::debug!(%error, "no badge");
    }
}

/// Whether the page is loaded and listens.
pub(crate) fn is_answered(app: &AppHandle) -> bool {
    app.try_state::<Answered>().is_some_and(|answered| answered.0.load(Ordering::Relaxed))
}

fn set_answered(app: &AppHandle, value: bool) {
    if let Some(answered) = app.try_state::<Answered>() {
        answered.0.store(value, Ordering::Relaxed);
    }
}

/// Whether somebody is working in the window now.
pub(crate) fn is_in_use(app: &AppHandle) -> bool {
    app.try_state::<InUse>().is_some_and(|in_use| in_use.0.load(Ordering::Relaxed))
}

fn set_in_use(app: &AppHandle, value: bool) {
    if let Some(in_use) = app.try_state::<InUse>() {
        in_use.0.store(value, Ordering::Relaxed);
    }
}

/// The origin of our pages during development: the development server.
pub(crate) fn home(app: &AppHandle) -> Option<Url> {
    app.config().build.dev_url.clone().filter(|_| tauri::is_dev())
}

/// The window shows our own pages and nothing else, whatever is clicked, dropped or written into a link.
pub(crate) fn is_ours(url: &Url, home: Option<&Url>) -> bool {
    let embedded = match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        // Windows has no custom protocols in its web view.
        "http" | "https" => cfg!(windows) && url.host_str() == Some("tauri.localhost"),
        _ => url.as_str() == "about:blank",
    };
    embedded || home.is_some_and(|home| home.origin() == url.origin())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_pages_are_refused() {
        let ours = |text: &str| is_ours(&text.parse().expect("an address"), None);
        assert!(ours("tauri://localhost/index.html"));
        for foreign in
            ["https://example.org/", "file:///etc/passwd", "tauri://elsewhere/", "data:text/html,x", "javascript:1"]
        {
            assert!(!ours(foreign), "{foreign}");
        }
    }

    #[test]
    fn the_development_server_is_ours_only_while_developing() {
        let server: Url = "http://localhost:5173".parse().expect("an address");
        let page = "http://localhost:5173/index.html".parse().expect("an address");
        assert!(is_ours(&page, Some(&server)));
        assert!(!is_ours(&page, None));
    }
}
