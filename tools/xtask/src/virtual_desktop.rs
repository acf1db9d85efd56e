//! A desktop without a screen, with its own display, window manager, session bus and unlocked keyring. It neither sees nor changes
//! the user's real session.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::process::Command;
use tokio::time::{sleep, timeout};

use crate::process::{Running, run_quietly};

const START_LIMIT: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(50);

/// Dropping it ends everything in it.
#[derive(Debug)]
pub struct VirtualDesktop {
    // Dropped in this order: first the applications, then the bus and the display, last the directory.
    _programs: Vec<Running>,
    _bus: Running,
    _display: Running,
    bus: String,
    environment: Vec<(&'static str, OsString)>,
    _directory: TempDir,
}

impl VirtualDesktop {
    /// Starts it, in about half a second.
    pub async fn start() -> Result<Self> {
        timeout(START_LIMIT, Self::start_all())
            .await
            .context("the virtual desktop did not come up within 20 seconds")?
    }

    async fn start_all() -> Result<Self> {
        let directory = tempfile::Builder::new().prefix("ticket-desk-desktop-").tempdir_in("/tmp")?;
        let mut environment =
            vec![("GDK_BACKEND", "x11".into()), ("NO_AT_BRIDGE", "1".into()), ("LANGUAGE", "en".into())];
        for (name, inner) in [("XDG_RUNTIME_DIR", "run"), ("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config")] {
            environment.push((name, private(&directory.path().join(inner))?.into()));
        }

        let (display, number) = start_and_read_line(Command::new("Xvfb").args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1280x800x24",
            "-nolisten",
            "tcp",
        ]))
        .await?;
        environment.push(("DISPLAY", format!(":{number}").into()));

        let mut bus = Command::new("dbus-daemon");
        bus.args(["--session", "--nofork", "--nopidfile", "--print-address=1"]);
        let (daemon, address) = start_and_read_line(with(&environment, &mut bus)).await?;
        environment.push(("DBUS_SESSION_BUS_ADDRESS", address.clone().into()));

        let mut openbox = Command::new("openbox");
        let openbox = Running::start(with(&environment, &mut openbox).stdout(Stdio::null()).stderr(Stdio::null()))?;
        let keyring = unlocked_keyring(&environment).await?;
        Ok(Self {
            _programs: vec![openbox, keyring],
            _bus: daemon,
            _display: display,
            bus: address,
            environment,
            _directory: directory,
        })
    }

    /// The address of its session bus.
    pub fn bus(&self) -> &str {
        &self.bus
    }

    /// Makes a program run on this desktop.
    pub fn host<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        with(&self.environment, command)
    }
}

fn with<'a>(environment: &[(&'static str, OsString)], command: &'a mut Command) -> &'a mut Command {
    command.env_remove("WAYLAND_DISPLAY").envs(environment.iter().map(|(name, value)| (name, value)))
}

fn private(directory: &Path) -> Result<&Path> {
    fs::create_dir(directory).with_context(|| format!("cannot make {}", directory.display()))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(directory, fs::Permissions::from_mode(0o700))?;
    }
    Ok(directory)
}

/// Starts a program that prints its own address.
async fn start_and_read_line(command: &mut Command) -> Result<(Running, String)> {
    let mut running = Running::start(command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()))?;
    let line = BufReader::new(running.take_output()?).lines().next_line().await?;
    match line {
        Some(line) if !line.is_empty() => Ok((running, line)),
        _ => bail!("{running:?} ended at once"),
    }
}

/// An empty password creates the login keyring and unlocks it.
async fn unlocked_keyring(environment: &[(&'static str, OsString)]) -> Result<Running> {
    let mut daemon = Command::new("gnome-keyring-daemon");
    daemon.args(["--foreground", "--unlock", "--components=secrets"]);
    daemon.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut daemon = Running::start(with(environment, &mut daemon))?;
    daemon.take_input()?.write_all(b"\n").await?;

    let mut ask = Command::new("dbus-send");
    ask.args([
        "--session",
        "--print-reply=literal",
        "--dest=org.freedesktop.DBus",
        "/",
        "org.freedesktop.DBus.NameHasOwner",
    ]);
    ask.arg("string:org.freedesktop.secrets");
    with(environment, &mut ask);
    while !String::from_utf8_lossy(&run_quietly(&mut ask).await?.stdout).contains("true") {
        sleep(PAUSE).await;
    }
    Ok(daemon)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_program_on_it_has_a_display_and_a_keyring_of_its_own() {
        let desktop = VirtualDesktop::start().await.unwrap();
        let mut store = Command::new("sh");
        store.args(["-c", "printf secret | secret-tool store --label=probe probe yes && secret-tool lookup probe yes"]);
        let kept = run_quietly(desktop.host(&mut store).kill_on_drop(true)).await;
        // Standard input is closed for quiet programs; the shell's pipe feeds secret-tool.
        assert_eq!(String::from_utf8_lossy(&kept.unwrap().stdout), "secret");
        let mut root = Command::new("xdotool");
        let size = run_quietly(desktop.host(root.arg("getdisplaygeometry"))).await.unwrap();
        assert_eq!(String::from_utf8_lossy(&size.stdout).trim(), "1280 800");
    }
}
