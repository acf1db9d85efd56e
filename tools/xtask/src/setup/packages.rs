//! The packages of Debian and its relatives.

use std::collections::HashSet;
#[cfg(unix)]
use std::path::Path;

use anyhow::{Context, Result, bail};
use tokio::process::Command;

use super::part::Part;
use crate::process::is_on_path;
use crate::project::Project;
use crate::transcript::{Shows, Transcript};

/// Every package that this project needs.
#[rustfmt::skip]
const PACKAGES: &[(Part, &str)] = &[
    (Part::Shell, "build-essential"), // C compiler and linker
    (Part::Shell, "pkg-config"), // finds the libraries
    (Part::Shell, "libwebkit2gtk-4.1-dev"), // the window's web view
    (Part::Shell, "libayatana-appindicator3-1"), // the tray symbol
    (Part::VirtualDesktop, "xvfb"), // a display without a screen
    (Part::VirtualDesktop, "openbox"), // a window manager for it
    (Part::VirtualDesktop, "dbus"), // a session bus for it
    (Part::VirtualDesktop, "dbus-x11"), // finds that bus from its display
    (Part::VirtualDesktop, "gnome-keyring"), // a keyring for it
    (Part::VirtualDesktop, "libsecret-tools"), // looks into that keyring
    (Part::VirtualDesktop, "webkit2gtk-driver"), // drives the real window
    (Part::VirtualDesktop, "xdotool"), // finds and moves windows
    (Part::VirtualDesktop, "wmctrl"), // lists windows
    (Part::VirtualDesktop, "imagemagick"), // takes screenshots
    (Part::VirtualDesktop, "fonts-dejavu-core"), // letters in them
    (Part::VirtualDesktop, "hunspell-en-us"), // a dictionary of each language
    (Part::VirtualDesktop, "hunspell-de-de"),
    (Part::Browser, "chromium"), // runs the user interface's tests
    (Part::Databases, "mariadb-server"), // the demo's database, and one of the two that are tested
    (Part::Databases, "galera-4"), // three of it as a cluster
    (Part::Databases, "debian-archive-keyring"), // checks the packages of the other one, MySQL
];

/// Installs the missing packages of these parts.
pub async fn ensure(project: &Project, parts: &[Part]) -> Result<()> {
    let wanted: Vec<_> = PACKAGES.iter().filter(|(part, _)| parts.contains(part)).collect();
    let installed = installed(wanted.iter().map(|(_, name)| *name)).await?;
    let missing: Vec<_> = wanted.into_iter().filter(|(_, name)| !installed.contains(*name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let mut out = Transcript::new(project, "packages", Shows::Nothing)?;
    for part in Part::ALL {
        let names: Vec<&str> = missing.iter().filter(|(of, _)| *of == part).map(|(_, name)| *name).collect();
        if !names.is_empty() {
            out.say(&format!("{} needs {}", purpose(part), names.join(", ")));
        }
    }
    let names: Vec<&str> = missing.iter().map(|(_, name)| *name).collect();
    out.say(&format!("installs them with apt-get; log: {}", out.log().display()));
    install(&mut out, &names).await?;
    out.say(&format!("installed, {} s", out.took().as_secs()));
    Ok(())
}

/// What needs the packages of a part.
fn purpose(part: Part) -> &'static str {
    match part {
        Part::Shell => "compiling the application",
        Part::VirtualDesktop => "a desktop without a screen",
        Part::Browser => "the test in a browser",
        Part::Databases => "a private database",
        Part::UiModules | Part::UiTestModules | Part::TestRunner => "testing",
    }
}

async fn installed(names: impl Iterator<Item = &'static str>) -> Result<HashSet<String>> {
    // It ends with 1 when a name is unknown, which only means that the package is missing.
    let output = Command::new("dpkg-query")
        .args(["--show", "--showformat", "${Package} ${db:Status-Status}\\n"])
        .args(names)
        .output()
        .await
        .context("cannot run dpkg-query")?;
    Ok(String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| line.strip_suffix(" installed"))
        .map(str::to_owned)
        .collect())
}

async fn install(out: &mut Transcript, names: &[&str]) -> Result<()> {
    // A broken package source must not stop the set-up: the lists may already have what it needs.
    let mut lists = apt_get(out)?;
    if let Err(error) = out.run(lists.arg("update").arg("--quiet")).await {
        out.say(&format!("note: {error:#}; going on with the package lists that are there"));
    }
    let mut install = apt_get(out)?;
    install.args(["install", "--quiet", "--yes", "--no-install-recommends"]).args(names);
    let outcome = out.run(&mut install).await;
    outcome.with_context(|| format!("install these yourself, then run this again: {}", names.join(" ")))
}

/// apt-get, by way of sudo where we are not root. Waits while another program installs packages.
fn apt_get(out: &mut Transcript) -> Result<Command> {
    let mut command = if is_root() {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    } else if is_on_path("sudo") {
        out.say("sudo may ask for your password");
        let mut command = Command::new("sudo");
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        command
    } else {
        bail!("installing packages needs root, and there is no sudo: run `apt-get install` for the list above as root");
    };
    command.args(["-o", "DPkg::Lock::Timeout=900"]);
    Ok(command)
}

#[cfg(unix)]
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(Path::new("/proc/self")).is_ok_and(|own| own.uid() == 0)
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}
