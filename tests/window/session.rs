//! A person's session: a private bus, directories and, on request, a keyring.

use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use tempfile::TempDir;
use tokio::process::Command;
use tokio::sync::{Mutex, MutexGuard};

use crate::bus::{BrokenKeyring, Bus, Notifications, Portal, Predecessor, Tray};
use crate::prerequisites;
use crate::program::{Program, run};
use crate::wait::eventually;

/// The screen has one window in front: stories take turns.
static TURN: Mutex<()> = Mutex::const_new(());

/// This bus starts nothing by itself, so a service exists only if a test starts it.
const BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

/// What a desktop offers beside a screen.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Offers {
    /// Keyring, notifications and tray.
    Everything,
    /// Notifications only.
    NoKeyringNoTray,
    /// Notifications, and a keyring that answers nonsense.
    BrokenKeyring,
}

pub struct Session {
    // Programs of the session end before its bus.
    keyring: Option<Program>,
    _broken_keyring: Option<BrokenKeyring>,
    pub notifications: Notifications,
    pub tray: Option<Tray>,
    bus: Bus,
    _daemon: Program,
    address: String,
    environment: Vec<(&'static str, OsString)>,
    directory: TempDir,
    _turn: MutexGuard<'static, ()>,
}

impl Session {
    pub async fn start(offers: Offers) -> Self {
        prerequisites::check();
        let turn = TURN.lock().await;
        let directory = tempfile::Builder::new().prefix("ticket-desk-window-").tempdir().expect("a directory");
        let mut environment: Vec<(&str, OsString)> =
            vec![("NO_AT_BRIDGE", "1".into()), ("GDK_BACKEND", "x11".into()), ("LANGUAGE", "en".into())];
        for (variable, name) in [
            ("HOME", "home"),
            ("XDG_RUNTIME_DIR", "run"),
            ("XDG_DATA_HOME", "data"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_CACHE_HOME", "cache"),
        ] {
            environment.push((variable, private(&directory.path().join(name)).into()));
        }
        let configuration = directory.path().join("bus.xml");
        fs::write(&configuration, BUS).expect("our own directory");
        let mut bus = Command::new("dbus-daemon");
        bus.arg("--config-file").arg(configuration).args(["--nofork", "--nopidfile", "--print-address=1"]);
        let mut bus = Program::start(bus.stdout(Stdio::piped()).stderr(Stdio::null()));
        let address = bus.first_line().await;
        environment.push(("DBUS_SESSION_BUS_ADDRESS", address.clone().into()));

        let connection = Bus::connect(&address).await;
        let notifications = Notifications::serve(&address).await;
        let (keyring, tray) = if offers == Offers::Everything {
            (Some(unlocked_keyring(&environment, &connection).await), Some(Tray::serve(&address).await))
        } else {
            (None, None)
        };
        let broken_keyring =
            if offers == Offers::BrokenKeyring { Some(BrokenKeyring::serve(&address).await) } else { None };
        Self {
            keyring,
            _broken_keyring: broken_keyring,
            notifications,
            tray,
            bus: connection,
            _daemon: bus,
            address,
            environment,
            directory,
            _turn: turn,
        }
    }

    /// Makes a program run in this session.
    pub fn host<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        hosted(&self.environment, command)
    }

    /// A place for a file of this session.
    pub fn file(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    /// Where the application keeps the files of a profile.
    pub fn local_data(&self, profile: &str) -> PathBuf {
        self.file("data").join(format!("org.ticketdesk.desktop-{profile}"))
    }

    /// Sets an environment variable for later programs.
    pub fn set(&mut self, variable: &'static str, value: &std::ffi::OsStr) {
        self.environment.push((variable, value.to_owned()));
    }

    /// Owns a profile's name, like an application that is just ending.
    pub async fn predecessor(&self, profile: &str) -> Predecessor {
        Predecessor::serve(&self.address, &format!("org.ticketdesk.desktop-{profile}")).await
    }

    /// The desktop gets a portal.
    pub async fn portal(&self) -> Portal {
        Portal::serve(&self.address).await
    }

    /// The application of a profile, as the bus knows it.
    pub async fn application(&self, profile: &str) -> Option<String> {
        self.bus.owner(&format!("org.ticketdesk.desktop-{profile}.SingleInstance")).await
    }

    /// Waits until nobody has a name on the bus any more.
    pub async fn until_gone(&self, name: &str) {
        eventually("it is gone from the bus", async || !self.bus.has(name).await).await;
    }

    /// Locks the keyring.
    pub async fn lock_keyring(&self) {
        let mut lock = Command::new("secret-tool");
        run(self.host(lock.args(["lock", "--collection=login"]))).await;
        assert!(self.bus.keyring_is_locked().await, "the keyring is locked");
    }

    /// The secrets of Ticket Desk in the keyring, as another program of this session sees them.
    pub async fn secrets(&self) -> String {
        assert!(self.keyring.is_some(), "this session has no keyring");
        let mut search = Command::new("secret-tool");
        let found = run(self.host(search.args(["search", "--all", "service", "ticket-desk"]))).await;
        // The attributes go to standard error.
        format!("{}{}", String::from_utf8_lossy(&found.stdout), String::from_utf8_lossy(&found.stderr))
    }
}

fn hosted<'a>(environment: &[(&'static str, OsString)], command: &'a mut Command) -> &'a mut Command {
    command.env_remove("WAYLAND_DISPLAY").envs(environment.iter().map(|(name, value)| (name, value)))
}

fn private(directory: &Path) -> &Path {
    fs::create_dir(directory).expect("a new directory");
    fs::set_permissions(directory, fs::Permissions::from_mode(0o700)).expect("our own directory");
    directory
}

/// An empty password makes the login keyring and unlocks it.
async fn unlocked_keyring(environment: &[(&'static str, OsString)], bus: &Bus) -> Program {
    let mut daemon = Command::new("gnome-keyring-daemon");
    daemon.args(["--foreground", "--unlock", "--components=secrets"]).stdout(Stdio::null()).stderr(Stdio::null());
    let mut daemon = Program::start(hosted(environment, &mut daemon));
    daemon.tell(b"\n").await;
    eventually("the keyring is there", async || bus.has("org.freedesktop.secrets").await).await;
    daemon
}
