//! The small window with the form of a new ticket, which the tray, a key combination and the command line open from anywhere.
//!
//! It is made in advance and hidden, so that it is there at once.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use model::{Role, Signal};
use tauri::webview::{NewWindowResponse, PageLoadEvent};
use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindowBuilder, WindowEvent, Wry};

use crate::profile::Profile;
use crate::{signal, window};

/// The window's name inside Tauri, and in its capabilities.
pub(crate) const LABEL: &str = "new-ticket";
const PAGE: &str = "new-ticket.html";

/// How long after the start, or after signing in, the window is made: then the application has nothing else to do.
const IDLE: Duration = Duration::from_secs(4);

/// The state of the window.
struct SmallWindow {
    profile: Profile,
    directory: PathBuf,
    /// Of the person who was signed in last.
    role: Mutex<Option<Role>>,
    /// It will be made when the application is idle.
    planned: AtomicBool,
    /// It exists, or is being made.
    made: AtomicBool,
    /// Its page has received an answer, so that it has something to show.
    ready: AtomicBool,
    /// Somebody waits for it.
    wanted: AtomicBool,
}

/// Gets ready to make the window. Nothing is made yet.
pub(crate) fn register(app: &AppHandle, profile: &Profile, directory: &Path) {
    app.manage(SmallWindow {
        profile: profile.clone(),
        directory: directory.to_owned(),
        role: Mutex::default(),
        planned: AtomicBool::default(),
        made: AtomicBool::default(),
        ready: AtomicBool::default(),
        wanted: AtomicBool::default(),
    });
}

/// Says who uses the application now, by their role: the small window acts on it. For somebody who can create tickets it is made in
/// a moment, once in the life of the application.
pub(crate) fn follow(app: &AppHandle, role: Option<Role>) {
    let Some(state) = app.try_state::<SmallWindow>() else { return };
    let before = std::mem::replace(&mut *state.role.lock().unwrap_or_else(PoisonError::into_inner), role);
    if before != role {
        signal::emit(app, &Signal::Person);
    }
    if role != Some(Role::Employee) || state.planned.swap(true, Ordering::Relaxed) {
        return;
    }
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(IDLE).await;
        make(&app);
    });
}

/// Brings the window to the front.
pub(crate) fn open(app: &AppHandle) {
    let Some(state) = app.try_state::<SmallWindow>() else { return };
    window::prepare_connection(app);
    state.wanted.store(true, Ordering::Relaxed);
    if state.ready.load(Ordering::Relaxed) {
        show(app);
    } else {
        make(app);
    }
}

/// Whether somebody waits for the window or has it before them.
pub(crate) fn is_wanted(app: &AppHandle) -> bool {
    app.try_state::<SmallWindow>().is_some_and(|state| state.wanted.load(Ordering::Relaxed))
}

/// Called when the page received an answer: it can be shown now.
pub(crate) fn answered(app: &AppHandle) {
    let Some(state) = app.try_state::<SmallWindow>() else { return };
    if !state.ready.swap(true, Ordering::Relaxed) && state.wanted.load(Ordering::Relaxed) {
        show(app);
    }
}

/// Hides the window, and shows the main window if the person asked for it.
#[tauri::command]
pub(crate) fn new_ticket_leave(app: AppHandle, desk: bool) {
    tauri::async_runtime::spawn_blocking(move || {
        hide(&app);
        if desk {
            window::show(&app);
        }
    });
}

fn hide(app: &AppHandle) {
    if let Some(state) = app.try_state::<SmallWindow>() {
        state.wanted.store(false, Ordering::Relaxed);
    }
    if let Some(window) = app.get_webview_window(LABEL)
        && let Err(error) = window.hide()
    {
        tracing::warn!(%error, "the small window could not be hidden");
    }
}

fn show(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL) {
        window::bring_to_front(app, window);
    }
}

/// Makes the window unless it is there. Not on the main thread: Windows would wait for itself.
fn make(app: &AppHandle) {
    let Some(state) = app.try_state::<SmallWindow>() else { return };
    if state.made.swap(true, Ordering::Relaxed) {
        return;
    }
    let (app, title, directory) = (app.clone(), state.profile.title("Ticket Desk"), state.directory.clone());
    tauri::async_runtime::spawn_blocking(move || {
        let built = build(&app, &title, &directory);
        if let Err(error) = built {
            not_made(&app, &error);
        }
    });
}

/// Lets the next one who asks for the window try again.
fn not_made(app: &AppHandle, error: &tauri::Error) {
    tracing::warn!(%error, "the small window could not be made");
    if let Some(state) = app.try_state::<SmallWindow>() {
        state.made.store(false, Ordering::Relaxed);
    }
}

#[cfg(not(target_os = "linux"))]
fn build(app: &AppHandle, title: &str, directory: &Path) -> tauri::Result<()> {
    finish(app, builder(app, title, directory))
}

/// Makes the window share the web process of the main one, which spares the memory of a second. Its view belongs to the main thread.
#[cfg(target_os = "linux")]
fn build(app: &AppHandle, title: &str, directory: &Path) -> tauri::Result<()> {
    use std::cell::RefCell;

    thread_local! {
        static MAIN_VIEW: RefCell<Option<webkit2gtk::WebView>> = const { RefCell::new(None) };
    }
    if let Some(main) = app.get_webview_window(window::LABEL) {
        main.with_webview(|view| MAIN_VIEW.with_borrow_mut(|kept| *kept = Some(view.inner())))?;
    }
    let (handle, title, directory) = (app.clone(), title.to_owned(), directory.to_owned());
    app.run_on_main_thread(move || {
        let builder = builder(&handle, &title, &directory);
        let builder = match MAIN_VIEW.with_borrow_mut(Option::take) {
            Some(view) => builder.with_related_view(view),
            None => builder,
        };
        if let Err(error) = finish(&handle, builder) {
            not_made(&handle, &error);
        }
    })
}

fn builder<'a>(app: &'a AppHandle, title: &str, directory: &Path) -> WebviewWindowBuilder<'a, Wry, AppHandle> {
    let home = window::home(app);
    WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App(PAGE.into()))
        .title(title)
        .inner_size(540.0, 660.0)
        .min_inner_size(360.0, 420.0)
        .center()
        .visible(false)
        .disable_drag_drop_handler()
        .data_directory(directory.join("webview"))
        .on_navigation(move |url| window::is_ours(url, home.as_ref()))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_document_title_changed(|window, title| {
            let Some(state) = window.try_state::<SmallWindow>() else { return };
            if let Err(error) = window.set_title(&state.profile.title(&title)) {
                tracing::debug!(%error, "the title was not changed");
            }
        })
        .on_page_load(|window, page| {
            let app = window.app_handle().clone();
            match page.event() {
                PageLoadEvent::Started => {
                    if let Some(state) = app.try_state::<SmallWindow>() {
                        state.ready.store(false, Ordering::Relaxed);
                    }
                }
                PageLoadEvent::Finished => {
                    tauri::async_runtime::spawn(async move {
                        tokio::time::sleep(window::APPEAR_TIMEOUT).await;
                        answered(&app);
                    });
                }
            }
        })
}

fn finish(app: &AppHandle, builder: WebviewWindowBuilder<'_, Wry, AppHandle>) -> tauri::Result<()> {
    let window = builder.build()?;
    window.set_background_color(Some(window::canvas(window.theme()?)))?;
    let app = app.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::CloseRequested { api, .. } = event {
            api.prevent_close();
            hide(&app);
        }
    });
    Ok(())
}
