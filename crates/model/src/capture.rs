//! Pictures of the screen.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The longest that a picture of the screen may wait to be taken, in seconds.
pub const LONGEST_DELAY: u8 = 10;

/// What a picture of the screen shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CaptureKind {
    /// A whole screen.
    Screen,
    /// One window.
    Window,
    /// What the person chooses in the system's own dialog.
    Dialog,
}

/// Something of which a picture can be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaptureSource {
    /// What it is.
    pub kind: CaptureKind,
    /// Names it in this session of the system.
    pub id: String,
    /// The title of a window, or the system's name of a screen.
    pub name: String,
}

/// Why no picture of the screen can be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum NoCapture {
    /// Under Wayland the desktop's portal takes it, and this desktop has none.
    NoPortal,
    /// There is no screen.
    NoScreen,
}

/// Of what pictures can be taken here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaptureSources {
    /// Screens first.
    pub sources: Vec<CaptureSource>,
    /// Why there are none.
    pub unavailable: Option<NoCapture>,
}

/// Takes a picture of the screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaptureTake {
    /// What it is of.
    pub kind: CaptureKind,
    /// Names the screen or the window.
    pub id: String,
    /// How many seconds to wait with the window hidden.
    pub seconds: u8,
}
