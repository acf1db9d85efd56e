//! The screen under Wayland, where the desktop's portal asks the person what to show:
//! <https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Screenshot.html>.

use std::collections::HashMap;
use std::env;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use desk::{CaptureError, Captured};
use model::{CaptureKind, CaptureSource, NoCapture};
use tauri::Url;
use zbus::blocking::{Connection, Proxy};
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};

use super::failure::failed;

const PORTAL: &str = "org.freedesktop.portal.Desktop";
const PATH: &str = "/org/freedesktop/portal/desktop";
const SCREENSHOT: &str = "org.freedesktop.portal.Screenshot";
const REQUEST: &str = "org.freedesktop.portal.Request";

/// How long the person may choose. Our windows are hidden for no longer, whatever becomes of the portal.
const LONGEST: Duration = Duration::from_mins(2);

/// What the portal says of how it ended.
const DONE: u32 = 0;
const CANCELLED: u32 = 1;

/// Whether programs cannot see the screen for themselves.
pub(super) fn is_needed() -> bool {
    let is_set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    is_set("WAYLAND_DISPLAY") || env::var_os("XDG_SESSION_TYPE").is_some_and(|kind| kind == "wayland")
}

pub(super) fn sources() -> Result<Vec<CaptureSource>, CaptureError> {
    let version = Connection::session()
        .and_then(|bus| Proxy::new(&bus, PORTAL, PATH, SCREENSHOT)?.get_property::<u32>("version"));
    match version {
        Ok(_) => Ok(vec![CaptureSource { kind: CaptureKind::Dialog, id: String::new(), name: String::new() }]),
        Err(error) => {
            tracing::debug!(%error, "no portal takes pictures of the screen");
            Err(CaptureError::Unavailable(NoCapture::NoPortal))
        }
    }
}

/// Lets the person choose in the desktop's own dialog. Nothing when they think better of it.
pub(super) fn take() -> Result<Option<Captured>, CaptureError> {
    let (sender, receiver) = mpsc::channel();
    // It takes the picture's file away also when nobody waits for the picture any more.
    thread::spawn(move || sender.send(ask().and_then(|address| address.as_deref().map(collected).transpose())));
    receiver.recv_timeout(LONGEST).map_err(failed)?
}

/// The picture at an address, which ends there: it was made for us alone.
fn collected(address: &str) -> Result<Captured, CaptureError> {
    let file = Url::parse(address).ok().and_then(|address| address.to_file_path().ok());
    let file = file.ok_or_else(|| failed("the portal gave no file"))?;
    let content = std::fs::read(&file).map_err(failed)?;
    if let Err(error) = std::fs::remove_file(&file) {
        tracing::debug!(%error, "the portal's file stays");
    }
    Ok(Captured::File(content))
}

/// The address of the picture's file.
fn ask() -> Result<Option<String>, CaptureError> {
    let bus = Connection::session().map_err(failed)?;
    let name = bus.unique_name().map(|name| name.trim_start_matches(':').replace('.', "_")).unwrap_or_default();
    let token = format!("ticket_desk_{}", std::process::id());
    // Heard before it is asked for, so that no answer is missed.
    let path = format!("{PATH}/request/{name}/{token}");
    let request = Proxy::new(&bus, PORTAL, path, REQUEST).map_err(failed)?;
    let mut answers = request.receive_signal("Response").map_err(failed)?;
    let options = HashMap::from([("handle_token", Value::from(token)), ("interactive", Value::from(true))]);
    let portal = Proxy::new(&bus, PORTAL, PATH, SCREENSHOT).map_err(failed)?;
    let _: OwnedObjectPath = portal.call("Screenshot", &("", options)).map_err(failed)?;
    let answer = answers.next().ok_or_else(|| failed("the portal went away"))?;
    let (code, mut results): (u32, HashMap<String, OwnedValue>) = answer.body().deserialize().map_err(failed)?;
    match code {
        DONE => {
            let address = results.remove("uri").ok_or_else(|| failed("the portal gave no address"))?;
            String::try_from(address).map(Some).map_err(failed)
        }
        CANCELLED => Ok(None),
        _ => Err(failed("the portal refused")),
    }
}
