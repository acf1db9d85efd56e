//! What is measured of the window, which `cargo xtask` opens: the names of the values and what they may be.

/// From the start of the process to the list on the screen, as a multiple of an empty window's first paint.
pub const START: &str = "start ÷ empty";
/// The memory of all processes, as a multiple of an empty window's.
pub const MEMORY: &str = "memory ÷ empty";
/// Of one core, hidden in the tray, with the polls.
pub const CPU: &str = "% of a core";
/// Hidden in the tray, outside of the polls: how often a thread goes to sleep again.
pub const WAKE_UPS: &str = "wake-ups a minute";
/// From a key to the laid out page.
pub const TYPING: &str = "p99 ms";

/// The greatest values, with their units.
pub(crate) const LIMITS: [(&str, f64, &str); 5] = [
    (START, 1.25, "× an empty window"),
    (MEMORY, 1.15, "× an empty window"),
    (CPU, 0.2, "% of a core"),
    (WAKE_UPS, 25.0, "wake-ups a minute"),
    (TYPING, 16.0, "ms p99"),
];
