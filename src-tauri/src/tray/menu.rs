//! The menu of the tray.

use desk::{Counts, Desk};
use i18n::{Locale, Message, messages};
use model::{OpenPlace, Role, Signal};
use serde_json::{Value, json};
use tauri::menu::{CheckMenuItem, Menu, MenuItem, PredefinedMenuItem};
use tauri::{AppHandle, Manager, Wry};

use crate::{link, new_ticket, signal, window};

const OPEN: &str = "open";
const CREATE: &str = "create";
const NEXT: &str = "next";
const QUIET: &str = "quiet";
const SETTINGS: &str = "settings";
const SIGN_OUT: &str = "sign-out";
const QUIT: &str = "quit";

/// How long this menu mutes notifications, in minutes.
const HOUR: u32 = 60;

/// The entries whose text or state changes.
pub(super) struct Entries {
    open: MenuItem<Wry>,
    counts: MenuItem<Wry>,
    create: MenuItem<Wry>,
    next: MenuItem<Wry>,
    quiet: CheckMenuItem<Wry>,
    settings: MenuItem<Wry>,
    sign_out: MenuItem<Wry>,
    quit: MenuItem<Wry>,
}

pub(super) fn build(app: &AppHandle, locale: Locale) -> tauri::Result<(Menu<Wry>, Entries)> {
    let item = |id, text: &Message| MenuItem::with_id(app, id, locale.format(text), true, None::<&str>);
    let entries = Entries {
        open: item(OPEN, &messages::tray_open())?,
        counts: MenuItem::new(app, locale.format(&messages::tray_not_connected()), false, None::<&str>)?,
        create: item(CREATE, &messages::tray_new_ticket())?,
        next: item(NEXT, &messages::tray_next_ticket())?,
        quiet: CheckMenuItem::with_id(
            app,
            QUIET,
            locale.format(&messages::tray_quiet_hour()),
            true,
            false,
            None::<&str>,
        )?,
        settings: item(SETTINGS, &messages::tray_settings())?,
        sign_out: item(SIGN_OUT, &messages::tray_sign_out())?,
        quit: item(QUIT, &messages::tray_quit())?,
    };
    let line = || PredefinedMenuItem::separator(app);
    let Entries { open, counts, create, next, quiet, settings, sign_out, quit } = &entries;
    let menu = Menu::with_items(
        app,
        &[open, counts, &line()?, create, next, &line()?, quiet, settings, &line()?, sign_out, quit],
    )?;
    Ok((menu, entries))
}

impl Entries {
    pub(super) fn update(&self, locale: Locale, counts: Counts, line: &str) -> tauri::Result<()> {
        let text = |message: Message| locale.format(&message);
        self.open.set_text(text(messages::tray_open()))?;
        self.counts.set_text(line)?;
        self.create.set_text(text(messages::tray_new_ticket()))?;
        self.create.set_enabled(counts.role == Some(Role::Employee))?;
        self.next.set_text(text(messages::tray_next_ticket()))?;
        self.next.set_enabled(counts.role == Some(Role::Responder) && counts.pool > 0)?;
        let quiet = match counts.quiet_until {
            Some(until) => messages::tray_quiet_until(format!("{:02}:{:02}", until.hour(), until.minute())),
            None => messages::tray_quiet_hour(),
        };
        self.quiet.set_text(text(quiet))?;
        self.quiet.set_checked(counts.quiet_until.is_some())?;
        self.settings.set_text(text(messages::tray_settings()))?;
        self.sign_out.set_text(text(messages::tray_sign_out()))?;
        self.sign_out.set_enabled(counts.role.is_some())?;
        self.quit.set_text(text(messages::tray_quit()))
    }
}

/// Runs a menu entry.
pub(super) fn chosen(app: &AppHandle, entry: &str) {
    match entry {
        OPEN => window::show(app),
        CREATE => new_ticket::open(app),
        NEXT => open(app, OpenPlace::Next),
        SETTINGS => open(app, OpenPlace::Settings),
        QUIET => toggle_quiet(app),
        SIGN_OUT => sign_out(app),
        QUIT => app.exit(0),
        _ => {}
    }
}

fn open(app: &AppHandle, place: OpenPlace) {
    window::show(app);
    link::show(app, Signal::Open { place });
}

fn toggle_quiet(app: &AppHandle) {
    call(app, |desk| {
        let minutes = if desk.is_muted() { 0 } else { HOUR };
        ("quiet_for", json!({ "minutes": minutes }))
    });
}

/// Signs out like the window's own button; the window then shows the sign-in screen.
fn sign_out(app: &AppHandle) {
    call(app, |_| ("session_close", Value::Null));
    signal::emit(app, &Signal::SignedOut);
}

/// The desk logs failures.
fn call(app: &AppHandle, command: impl FnOnce(&Desk) -> (&'static str, Value)) {
    let Some(desk) = app.try_state::<Desk>().map(|desk| desk.inner().clone()) else { return };
    let (command, request) = command(&desk);
    tauri::async_runtime::spawn(async move { desk.call(command, request).await.map(drop).ok() });
}
