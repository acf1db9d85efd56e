//! The screen of Windows and macOS.

use desk::{CaptureError, Captured};
use model::{CaptureKind, CaptureSource, CaptureTake, NoCapture};
use xcap::{Monitor, Window};

use super::failure::failed;

pub(super) fn sources() -> Result<Vec<CaptureSource>, CaptureError> {
    let mut sources = Vec::new();
    for screen in Monitor::all().map_err(failed)? {
        let id = screen.id().map_err(failed)?.to_string();
        let name = screen.friendly_name().or_else(|_| screen.name()).unwrap_or_default();
        sources.push(CaptureSource { kind: CaptureKind::Screen, id, name });
    }
    if sources.is_empty() {
        return Err(CaptureError::Unavailable(NoCapture::NoScreen));
    }
    // A window that closes meanwhile is none.
    sources.extend(Window::all().map_err(failed)?.iter().filter_map(source));
    Ok(sources)
}

fn source(window: &Window) -> Option<CaptureSource> {
    let is_own = window.pid().is_ok_and(|pid| pid == std::process::id());
    let name = window.title().ok().filter(|title| !title.is_empty())?;
    if is_own || window.is_minimized().unwrap_or(true) {
        return None;
    }
    Some(CaptureSource { kind: CaptureKind::Window, id: window.id().ok()?.to_string(), name })
}

pub(super) fn take(take: &CaptureTake) -> Result<Captured, CaptureError> {
    let id: u32 = take.id.parse().map_err(failed)?;
    let is_meant = |found: xcap::XCapResult<u32>| found.is_ok_and(|found| found == id);
    let picture = match take.kind {
        CaptureKind::Window => {
            let window = Window::all().map_err(failed)?.into_iter().find(|window| is_meant(window.id()));
            window.ok_or_else(|| failed("there is no such window"))?.capture_image()
        }
        _ => {
            let screen = Monitor::all().map_err(failed)?.into_iter().find(|screen| is_meant(screen.id()));
            screen.ok_or_else(|| failed("there is no such screen"))?.capture_image()
        }
    };
    let picture = picture.map_err(failed)?;
    let (width, height) = picture.dimensions();
    Ok(Captured::Pixels { width, height, rgba: picture.into_raw() })
}
