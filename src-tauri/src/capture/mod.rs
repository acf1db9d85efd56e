//! Takes pictures of the screen, with the application's windows out of the way.

mod failure;
mod hidden;
#[cfg(any(target_os = "windows", target_os = "macos"))]
mod native;
#[cfg(target_os = "linux")]
mod portal;
#[cfg(target_os = "linux")]
mod x11;

use std::thread;
use std::time::Duration;

use desk::{CaptureError, Captured};
use model::{CaptureSource, CaptureTake};
use tauri::AppHandle;

use self::hidden::Hidden;

/// How long the desktop gets to draw what was behind the window.
const SETTLE: Duration = Duration::from_millis(400);

/// Of what pictures can be taken, screens first.
#[cfg(target_os = "linux")]
pub(crate) fn sources() -> Result<Vec<CaptureSource>, CaptureError> {
    if portal::is_needed() { portal::sources() } else { x11::sources() }
}

/// Of what pictures can be taken, screens first.
#[cfg(any(target_os = "windows", target_os = "macos"))]
pub(crate) fn sources() -> Result<Vec<CaptureSource>, CaptureError> {
    native::sources()
}

/// Takes a picture. The windows are hidden meanwhile and back afterwards, whatever comes of it.
pub(crate) fn take(app: &AppHandle, take: &CaptureTake) -> Result<Option<Captured>, CaptureError> {
    let _hidden = Hidden::new(app);
    thread::sleep(Duration::from_secs(take.seconds.into()).max(SETTLE));
    #[cfg(target_os = "linux")]
    return if portal::is_needed() { portal::take() } else { x11::take(take).map(Some) };
    #[cfg(any(target_os = "windows", target_os = "macos"))]
    return native::take(take).map(Some);
}
