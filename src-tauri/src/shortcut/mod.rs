//! The key combination that opens the form of a new ticket, whatever program is in front.

#[cfg(not(target_os = "linux"))]
mod other_systems;
#[cfg(target_os = "linux")]
mod x11;

#[cfg(not(target_os = "linux"))]
pub(crate) use self::other_systems::Shortcuts;
#[cfg(target_os = "linux")]
pub(crate) use self::x11::Shortcuts;
