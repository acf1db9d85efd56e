//! The windows on the screen, as a window manager sees them.

use tokio::process::Command;
use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{AtomEnum, ConnectionExt as _, CreateWindowAux, PropMode, WindowClass};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

use crate::prerequisites::pictures;
use crate::program::run;
use crate::wait::eventually;

/// An empty window has one colour or two in its middle; words have many shades.
const COLOURS_OF_NOTHING: u32 = 20;

/// The titles of the visible windows.
pub async fn titles() -> Vec<String> {
    let listed = run(Command::new("wmctrl").arg("-l")).await;
    let lines = String::from_utf8_lossy(&listed.stdout).into_owned();
    // "0x0040001a  0 host Title of the window"
    lines
        .lines()
        .filter_map(|line| line.splitn(4, ' ').nth(3)?.split_once(' ').map(|(_, title)| title.to_owned()))
        .collect()
}

/// Closes the window whose title contains this text, like its close button.
pub async fn close(title: &str) {
    let closed = run(Command::new("wmctrl").args(["-c", title])).await;
    assert!(closed.status.success(), "there is a window {title:?} to close");
}

/// Whether a window is minimised: it exists but is not on the screen.
pub async fn is_small(title: &str) -> bool {
    let shown = run(Command::new("xdotool").args(["search", "--onlyvisible", "--name", title])).await;
    shown.stdout.is_empty() && titles().await.iter().any(|other| other.ends_with(title))
}

/// Gives a window another size, in pixels.
pub async fn resize(title: &str, width: u32, height: u32) {
    let place = format!("0,-1,-1,{width},{height}");
    let resized = run(Command::new("wmctrl").args(["-r", title, "-e", &place])).await;
    assert!(resized.status.success(), "there is a window {title:?} to resize");
}

/// The size of a window, in pixels.
pub async fn size(title: &str) -> Option<(u32, u32)> {
    let listed = run(Command::new("wmctrl").args(["-l", "-G"])).await;
    let lines = String::from_utf8_lossy(&listed.stdout).into_owned();
    // "0x0040001a  0 50   60   1180 780  host Title of the window"
    let line = lines.lines().find(|line| line.ends_with(title))?;
    let mut words = line.split_whitespace().skip(4).map_while(|word| word.parse().ok());
    words.next().zip(words.next())
}

/// Keeps a picture of the whole screen, once there is something in its middle.
pub async fn picture(name: &str) {
    let file = pictures().join(format!("{name}.png"));
    eventually("something is painted", async || {
        run(Command::new("import").args(["-window", "root"]).arg(&file)).await;
        let middle = ["-gravity", "center", "-crop", "600x500+0+0", "-format", "%k", "info:"];
        let counted = run(Command::new("convert").arg(&file).args(middle)).await;
        String::from_utf8_lossy(&counted.stdout).parse().is_ok_and(|colours: u32| colours > COLOURS_OF_NOTHING)
    })
    .await;
}

/// A window of one colour, until it is dropped.
pub struct Panel {
    connection: RustConnection,
    screen: usize,
}

impl Panel {
    pub fn open(title: &str, [red, green, blue]: [u8; 3], width: u16, height: u16) -> Self {
        let (connection, screen) = x11rb::connect(None).expect("there is a screen");
        let root = connection.setup().roots[screen].root;
        let window = connection.generate_id().expect("an id");
        let colour = CreateWindowAux::new().background_pixel(u32::from_be_bytes([0, red, green, blue]));
        let class = WindowClass::INPUT_OUTPUT;
        connection
            .create_window(0, window, root, 100, 100, width, height, 0, class, 0, &colour)
            .expect("it is asked for");
        let title = title.as_bytes();
        connection
            .change_property8(PropMode::REPLACE, window, AtomEnum::WM_NAME, AtomEnum::STRING, title)
            .expect("it is asked for");
        connection.map_window(window).expect("it is asked for").check().expect("it is shown");
        Self { connection, screen }
    }

    /// The sides of the whole screen.
    pub fn screen(&self) -> (u32, u32) {
        let screen = &self.connection.setup().roots[self.screen];
        (screen.width_in_pixels.into(), screen.height_in_pixels.into())
    }
}
