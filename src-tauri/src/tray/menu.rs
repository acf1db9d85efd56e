//! The menu of the tray.

use desk::{Counts, Desk};
use model::{OpenPlace, Role, Signal};
use serde_json::{Value, json};
use tauri::menu::{CheckMenuItem, Menu, MenuItem, PredefinedMenuItem};
use tauri::{AppHandle, Manager, Wry};

use crate::words::Words;
use crate::{link, signal, window};

const OPEN: &str = "open";
const RAISE: &str = "raise";
const NEXT: &str = "next";
const QUIET: &str = "quiet";
const SETTINGS: &str = "settings";
const SIGN_OUT: &str = "sign-out";
const QUIT: &str = "quit";

/// How long one is left alone by this menu, in minutes.
const HOUR: u32 = 60;

/// The entries whose words or state change.
pub(super) struct Entries {
    open: MenuItem<Wry>,
    counts: MenuItem<Wry>,
    raise: MenuItem<Wry>,
    next: MenuItem<Wry>,
    quiet: CheckMenuItem<Wry>,
    settings: MenuItem<Wry>,
    sign_out: MenuItem<Wry>,
    quit: MenuItem<Wry>,
}

pub(super) fn build(app: &AppHandle, words: &dyn Words) -> tauri::Result<(Menu<Wry>, Entries)> {
    let item = |id, text: &str| MenuItem::with_id(app, id, text, true, None::<&str>);
    let entries = Entries {
        open: item(OPEN, words.open())?,
        counts: MenuItem::new(app, words.not_connected(), false, None::<&str>)?,
        raise: item(RAISE, words.raise())?,
        next: item(NEXT, words.next())?,
        quiet: CheckMenuItem::with_id(app, QUIET, words.quiet_for_an_hour(), true, false, None::<&str>)?,
        settings: item(SETTINGS, words.settings())?,
        sign_out: item(SIGN_OUT, words.sign_out())?,
        quit: item(QUIT, words.quit())?,
    };
    let line = || PredefinedMenuItem::separator(app);
    let Entries { open, counts, raise, next, quiet, settings, sign_out, quit } = &entries;
    let menu = Menu::with_items(
        app,
        &[open, counts, &line()?, raise, next, &line()?, quiet, settings, &line()?, sign_out, quit],
    )?;
    Ok((menu, entries))
}

impl Entries {
    pub(super) fn update(&self, words: &dyn Words, counts: Counts, line: &str) -> tauri::Result<()> {
        self.open.set_text(words.open())?;
        self.counts.set_text(line)?;
        self.raise.set_text(words.raise())?;
        self.raise.set_enabled(counts.role == Some(Role::Employee))?;
        self.next.set_text(words.next())?;
        self.next.set_enabled(counts.role == Some(Role::Responder) && counts.pool > 0)?;
        let quiet = match counts.quiet_until {
            Some(until) => words.quiet_until(&format!("{:02}:{:02}", until.hour(), until.minute())),
            None => words.quiet_for_an_hour().to_owned(),
        };
        self.quiet.set_text(quiet)?;
        self.quiet.set_checked(counts.quiet_until.is_some())?;
        self.settings.set_text(words.settings())?;
        self.sign_out.set_text(words.sign_out())?;
        self.sign_out.set_enabled(counts.role.is_some())?;
        self.quit.set_text(words.quit())
    }
}

/// Does what an entry says.
pub(super) fn chosen(app: &AppHandle, entry: &str) {
    match entry {
        OPEN => window::show(app),
        RAISE => open(app, OpenPlace::Raise),
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

/// Ends the session as the window's own button does; the window then shows its door.
fn sign_out(app: &AppHandle) {
    call(app, |_| ("session_close", Value::Null));
    signal::emit(app, &Signal::SignedOut);
}

/// What fails is logged by the desk.
fn call(app: &AppHandle, command: impl FnOnce(&Desk) -> (&'static str, Value)) {
    let Some(desk) = app.try_state::<Desk>().map(|desk| desk.inner().clone()) else { return };
    let (command, request) = command(&desk);
    tauri::async_runtime::spawn(async move { desk.call(command, request).await.map(drop).ok() });
}
