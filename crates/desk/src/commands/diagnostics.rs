//! Diagnostics for whoever maintains the application.
//!
//! The text contains nothing that a person wrote, no names, no secrets and no server, so that it can go into a public report. Log
//! lines follow the same rule where they are written.

use std::fmt::Write as _;
use std::path::Path;

use database::About;
use model::{AppState, Code, Connection, Diagnostics};

use super::app::app_state;
use super::local_data::local_data;
use crate::connection::{Wanted, name};

use crate::context::Context;
use crate::error::DeskError;

/// How many lines of the log are included.
const LINES: usize = 80;

/// Versions, states, counts and the end of the log.
pub(crate) async fn diagnostics(context: &Context, (): ()) -> Result<Diagnostics, DeskError> {
    let state = app_state(context, ()).await?;
    let data = local_data(context, ()).await?;
    let about = about_database(context).await;
    let mut text = facts(&state);
    let _ = writeln!(text, "drafts: {}, waiting: {}, cache: {} bytes", data.drafts, data.waiting, data.cache_bytes);
    if let Some(about) = &about {
        let _ = writeln!(text, "database: {}, API version {}", about.server, about.api);
    }
    let _ = writeln!(text, "damaged file quarantined: {}", state.quarantined.is_some());
    if let Some(directory) = context.log_directory.clone() {
        let end = tokio::task::spawn_blocking(move || end_of_log(&directory)).await.unwrap_or_default();
        let _ = write!(text, "\nlog:\n{end}");
    }
    let (database, api) = (about.as_ref().map(|about| about.server.clone()), about.map(|about| about.api));
    Ok(Diagnostics { text: without_home(&text), database, api })
}

/// The database's versions, unless it is away.
async fn about_database(context: &Context) -> Option<About> {
    let handle = context.connection.handle().ok().filter(|_| context.connection.is_online())?;
    context.connection.record(&handle, Wanted::Read, handle.database.about().await).ok()
}

fn facts(state: &AppState) -> String {
    let mut text = String::new();
    let code = match &state.connection {
        Connection::Offline { code, .. } => Some(*code),
        _ => None,
    };
    let preferences = &state.preferences;
    let facts: [(&str, String); 12] = [
        ("Ticket Desk", state.version.clone()),
        ("API version", model::API_VERSION.to_string()),
        ("system", format!("{} {}", std::env::consts::OS, std::env::consts::ARCH)),
        ("language", state.language.tag().to_owned()),
        (
            "connection",
            format!("{}{}", name(&state.connection), code.map(|c: Code| format!(" ({c})")).unwrap_or_default()),
        ),
        ("managed, trial", format!("{}, {}", state.managed, state.trial)),
        ("signed in", state.person.is_some().to_string()),
        ("keyring", format!("{:?}", state.keyring)),
        ("tray", state.tray.to_string()),
        ("start with computer", format!("{} (available: {})", state.startup.with_computer, state.startup.available)),
        (
            "closing, previews, sound",
            format!("{:?}, {}, {}", preferences.closing, preferences.previews, preferences.sound),
        ),
        (
            "quiet hours, quiet now",
            format!("{}, {}", preferences.quiet_hours.is_some(), preferences.quiet_until.is_some()),
        ),
    ];
    for (fact, value) in facts {
        let _ = writeln!(text, "{fact}: {value}");
    }
    text
}

/// The last lines of the newest log.
fn end_of_log(directory: &Path) -> String {
    let newest = std::fs::read_dir(directory).into_iter().flatten().flatten().map(|entry| entry.path());
    let newest = newest
        .filter(|path| path.extension().is_some_and(|ending| ending == "log"))
        .max_by_key(|path| std::fs::metadata(path).and_then(|file| file.modified()).ok());
    let text = newest.and_then(|path| std::fs::read(path).ok()).unwrap_or_default();
    let text = String::from_utf8_lossy(&text).into_owned();
    let lines: Vec<&str> = text.lines().collect();
    lines.get(lines.len().saturating_sub(LINES)..).unwrap_or_default().join("\n")
}

/// Leaves out the home directory: it is usually named after its person.
fn without_home(text: &str) -> String {
    let home = ["HOME", "USERPROFILE"].into_iter().find_map(std::env::var_os);
    match home.as_deref().and_then(|home| home.to_str()).filter(|home| home.len() > 1) {
        Some(home) => text.replace(home, "~"),
        None => text.to_owned(),
    }
}
