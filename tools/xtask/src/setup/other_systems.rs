//! Systems without apt: nothing is installed there; the errors say what to install.

use anyhow::{Result, bail};
use private_server::{Binary, Places};

use super::part::Part;
use crate::process::is_on_path;
use crate::project::Project;

/// Checks what can be checked without a package manager's help.
pub fn check(project: &Project, parts: &[Part]) -> Result<()> {
    let missing: Vec<&str> =
        parts.iter().filter(|part| !is_there(project, **part)).filter_map(|part| advice(*part)).collect();
    if !missing.is_empty() {
        bail!("please install, then run this again:\n  {}", missing.join("\n  "));
    }
    Ok(())
}

fn is_there(project: &Project, part: Part) -> bool {
    match part {
        Part::Databases => !Binary::find_all(&Places::of_this_computer(Some(project.cache()))).is_empty(),
        Part::Shell if cfg!(target_os = "macos") => is_on_path("cc"),
        // On Windows the web view is part of the system, and Rust does not compile without the linker.
        Part::Shell if cfg!(windows) => true,
        Part::Shell => is_on_path("cc") && is_on_path("pkg-config"),
        Part::Browser if cfg!(target_os = "linux") => is_on_path("chromium"),
        Part::Browser => browser_of_this_system().is_some(),
        // macOS and Windows always have a display.
        Part::VirtualDesktop => !cfg!(target_os = "linux") || is_on_path("Xvfb"),
        Part::UiModules | Part::UiTestModules | Part::TestRunner => true,
    }
}

fn browser_of_this_system() -> Option<&'static str> {
    [
        "/Applications/Chromium.app",
        "/Applications/Google Chrome.app",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ]
    .into_iter()
    .find(|place| std::path::Path::new(place).exists())
}

/// One line for the reader to act on.
fn advice(part: Part) -> Option<&'static str> {
    let [macos, windows, linux] = match part {
        Part::Shell => [
            "compiler: xcode-select --install",
            "",
            "C compiler, pkg-config, WebKitGTK 4.1 with headers, libayatana-appindicator3",
        ],
        Part::VirtualDesktop => ["", "", "Xvfb, openbox, dbus, gnome-keyring, WebKitWebDriver, xdotool, ImageMagick"],
        Part::Browser => ["browser: brew install --cask chromium", "browser: winget install Google.Chrome", "chromium"],
        Part::Databases => [
            "database server: brew install mariadb (and mysql, to test both)",
            "database server: winget install MariaDB.Server (and Oracle.MySQL, to test both)",
            "MariaDB 10.11 or newer, or MySQL 8.4 or newer",
        ],
        Part::UiModules | Part::UiTestModules | Part::TestRunner => return None,
    };
    Some(match std::env::consts::OS {
        "macos" => macos,
        "windows" => windows,
        _ => linux,
    })
    .filter(|advice| !advice.is_empty())
}
