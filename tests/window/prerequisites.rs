//! What this suite needs. Nothing is skipped: what is missing fails every test and says what to install.

use std::path::{Path, PathBuf};

const PROGRAMS: [(&str, &str); 7] = [
    ("WebKitWebDriver", "webkit2gtk-driver"),
    ("dbus-daemon", "dbus"),
    ("gnome-keyring-daemon", "gnome-keyring"),
    ("secret-tool", "libsecret-tools"),
    ("wmctrl", "wmctrl"),
    ("import", "imagemagick"),
    ("openbox", "openbox"),
];

/// Ends the test if it cannot run here.
pub fn check() {
    let missing: Vec<&str> =
        PROGRAMS.iter().filter(|(program, _)| !is_installed(program)).map(|(_, package)| *package).collect();
    assert!(missing.is_empty(), "install: apt-get install {} (or run `cargo xtask setup`)", missing.join(" "));
    assert!(
        std::env::var_os("DISPLAY").is_some(),
        "there is no display: run this suite by `cargo xtask test window`, which brings a virtual one"
    );
    assert!(
        app().is_file(),
        "{} is not built: run this suite by `cargo xtask test window`, or `cargo build --bin ticket-desk` first",
        app().display()
    );
}

/// Whether a program is there.
pub fn is_installed(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|directory| directory.join(program).is_file())
}

/// The application's program.
pub fn app() -> PathBuf {
    std::env::var_os("TICKET_DESK_APP").map_or_else(|| project().join("target/debug/ticket-desk"), PathBuf::from)
}

/// Where screenshots and logs are left for people to look at. `cargo xtask test window` empties it first.
pub fn pictures() -> PathBuf {
    let directory = project().join("build/window");
    std::fs::create_dir_all(&directory).expect("the project can be written");
    directory
}

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests lie in the project")
}
