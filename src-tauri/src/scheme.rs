//! Registers the link handler on Linux at a start without a package; a package brings its own entry.
//! <https://specifications.freedesktop.org/mime-apps-spec/latest/>

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::desktop_entry::quoted;

/// Installed by our packages, in one of the directories of the system.
const PACKAGED: &str = "ticket-desk.desktop";

/// Registers this program as the link handler, unless a package did. A failure only costs links from outside.
pub(crate) fn register(identifier: &str, data: &Path) {
    if directories_of_system().any(|directory| directory.join("applications").join(PACKAGED).is_file()) {
        return;
    }
    match write(identifier, data) {
        Ok(true) => tell_desktop(identifier, &data.join("applications")),
        Ok(false) => {}
        Err(error) => tracing::info!(%error, "links are not opened by this program"),
    }
}

/// Returns whether anything changed.
fn write(identifier: &str, data: &Path) -> std::io::Result<bool> {
    let program = match std::env::var_os("APPIMAGE").filter(|path| !path.is_empty()) {
        Some(image) => PathBuf::from(image),
        None => std::env::current_exe()?,
    };
    let program = quoted(program.as_os_str()).ok_or_else(|| std::io::Error::other("a path that no entry can hold"))?;
    let entry = format!(
        "[Desktop Entry]\nType=Application\nName=Ticket Desk\nExec={program} %u\nIcon=ticket-desk\nTerminal=false\n\
         NoDisplay=true\nMimeType=x-scheme-handler/{};\n",
        model::Link::SCHEME
    );
    let directory = data.join("applications");
    let file = directory.join(format!("{identifier}.desktop"));
    if std::fs::read_to_string(&file).is_ok_and(|before| before == entry) {
        return Ok(false);
    }
    std::fs::create_dir_all(directory)?;
    std::fs::write(file, entry)?;
    Ok(true)
}

/// A desktop without these programs may find the entry by itself.
fn tell_desktop(identifier: &str, directory: &Path) {
    let entry = format!("{identifier}.desktop");
    let scheme = format!("x-scheme-handler/{}", model::Link::SCHEME);
    for (program, words) in [
        ("update-desktop-database", vec![directory.as_os_str()]),
        ("xdg-mime", vec!["default".as_ref(), entry.as_ref(), scheme.as_ref()]),
    ] {
        let ran =
            Command::new(program).args(words).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
        if let Err(error) = ran {
            tracing::debug!(program, %error, "not told");
        }
    }
}

/// `$XDG_DATA_DIRS`, or what the specification says for its lack.
fn directories_of_system() -> impl Iterator<Item = PathBuf> {
    let set = std::env::var("XDG_DATA_DIRS").ok().filter(|set| !set.is_empty());
    let set = set.unwrap_or_else(|| "/usr/local/share:/usr/share".to_owned());
    set.split(':').map(PathBuf::from).collect::<Vec<_>>().into_iter()
}
