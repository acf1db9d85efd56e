//! What went wrong, as the desk takes it.

use std::fmt::Display;

use desk::CaptureError;

/// The system did not give a picture for this reason.
pub(super) fn failed(why: impl Display) -> CaptureError {
    CaptureError::Failed(why.to_string())
}
