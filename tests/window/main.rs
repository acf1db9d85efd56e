//! The real application on a virtual desktop: its window driven by WebDriver, a real database, a real keyring, and a session
//! bus on which notifications and tray are recorded. `cargo xtask test window` brings everything that it needs.
#![cfg(target_os = "linux")]
#![expect(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "what is missing ends the test")]

mod app;
mod bus;
mod desk;
mod prerequisites;
mod program;
mod session;
mod stories;
mod virtual_screen;
mod wait;
