//! The screen as an X server has it.

use desk::{CaptureError, Captured};
use model::{CaptureKind, CaptureSource, CaptureTake, NoCapture};
use x11rb::connection::Connection as _;
use x11rb::protocol::randr::ConnectionExt as _;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ClientMessageEvent, ConnectionExt as _, EventMask, ImageFormat, ImageOrder, MapState, Screen,
    Window,
};
use x11rb::rust_connection::RustConnection;

use super::failure::failed;

/// How long a window that is brought to the front gets to be drawn.
const RAISED: std::time::Duration = std::time::Duration::from_millis(300);

/// A part of the root window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Area {
    x: i32,
    y: i32,
    width: i32,
    height: i32,
}

impl Area {
    /// What of it lies within a screen of this size; nothing when all of it lies outside.
    fn within(self, width: i32, height: i32) -> Option<Self> {
        let (left, top) = (self.x.clamp(0, width), self.y.clamp(0, height));
        let (right, bottom) = ((self.x + self.width).clamp(0, width), (self.y + self.height).clamp(0, height));
        let area = Self { x: left, y: top, width: right - left, height: bottom - top };
        (area.width > 0 && area.height > 0).then_some(area)
    }
}

/// A connection of our own: that of the toolkit belongs to the main thread.
struct Server {
    connection: RustConnection,
    screen: usize,
}

pub(super) fn sources() -> Result<Vec<CaptureSource>, CaptureError> {
    let server = Server::connect()?;
    let mut sources = server.screens()?.into_iter().map(|(source, _)| source).collect::<Vec<_>>();
    sources.extend(server.windows()?);
    Ok(sources)
}

pub(super) fn take(take: &CaptureTake) -> Result<Captured, CaptureError> {
    let server = Server::connect()?;
    let area = if take.kind == CaptureKind::Window {
        let window: Window = take.id.parse().map_err(failed)?;
        server.raise(window)?;
        std::thread::sleep(RAISED);
        server.area_of(window)?
    } else {
        let found = server.screens()?.into_iter().find(|(source, _)| source.id == take.id);
        found.ok_or_else(|| failed("there is no such screen"))?.1
    };
    server.picture(area)
}

impl Server {
    fn connect() -> Result<Self, CaptureError> {
        let (connection, screen) = x11rb::connect(None).map_err(|error| {
            tracing::debug!(%error, "no X server");
            CaptureError::Unavailable(NoCapture::NoScreen)
        })?;
        Ok(Self { connection, screen })
    }

    fn screen(&self) -> Result<&Screen, CaptureError> {
        self.connection.setup().roots.get(self.screen).ok_or_else(|| failed("no such screen"))
    }

    fn atom(&self, name: &str) -> Result<Atom, CaptureError> {
        let atom = self.connection.intern_atom(false, name.as_bytes()).map_err(failed)?;
        Ok(atom.reply().map_err(failed)?.atom)
    }

    /// The screens, each with its place.
    fn screens(&self) -> Result<Vec<(CaptureSource, Area)>, CaptureError> {
        let root = self.screen()?.root;
        let monitors = self.connection.randr_get_monitors(root, true).map_err(failed)?.reply().map_err(failed)?;
        let mut screens = Vec::new();
        for monitor in monitors.monitors {
            let name = self.connection.get_atom_name(monitor.name).map_err(failed)?.reply().map_err(failed)?.name;
            let name = String::from_utf8_lossy(&name).into_owned();
            let area = Area {
                x: monitor.x.into(),
                y: monitor.y.into(),
                width: monitor.width.into(),
                height: monitor.height.into(),
            };
            screens.push((CaptureSource { kind: CaptureKind::Screen, id: name.clone(), name }, area));
        }
        Ok(screens)
    }

    /// The visible windows of other programs, the topmost first.
    fn windows(&self) -> Result<Vec<CaptureSource>, CaptureError> {
        let stacking = self.property(self.screen()?.root, "_NET_CLIENT_LIST_STACKING", AtomEnum::WINDOW.into())?;
        let own = std::process::id();
        let mut windows = Vec::new();
        for bytes in stacking.chunks_exact(4).rev() {
            let id = number(bytes);
            let Ok(name) = self.name_of(id) else { continue };
            let Ok(pid) = self.property(id, "_NET_WM_PID", AtomEnum::CARDINAL.into()) else { continue };
            let is_visible = self.connection.get_window_attributes(id).map_err(failed)?.reply();
            let is_visible = is_visible.is_ok_and(|attributes| attributes.map_state == MapState::VIEWABLE);
            if is_visible && !name.is_empty() && (pid.len() < 4 || number(&pid) != own) {
                windows.push(CaptureSource { kind: CaptureKind::Window, id: id.to_string(), name });
            }
        }
        Ok(windows)
    }

    fn name_of(&self, window: Window) -> Result<String, CaptureError> {
        let mut name = self.property(window, "_NET_WM_NAME", self.atom("UTF8_STRING")?)?;
        if name.is_empty() {
            name = self.property(window, "WM_NAME", AtomEnum::STRING.into())?;
        }
        Ok(String::from_utf8_lossy(&name).into_owned())
    }

    /// The bytes of a window's property; none when it has no such property.
    fn property(&self, window: Window, name: &str, of_type: Atom) -> Result<Vec<u8>, CaptureError> {
        let name = self.atom(name)?;
        let asked = self.connection.get_property(false, window, name, of_type, 0, 4096).map_err(failed)?;
        Ok(asked.reply().map_err(failed)?.value)
    }

    /// Brings a window to the front, as a panel does.
    fn raise(&self, window: Window) -> Result<(), CaptureError> {
        const FROM_A_PANEL: u32 = 2;
        let root = self.screen()?.root;
        let data = [FROM_A_PANEL, x11rb::CURRENT_TIME, 0, 0, 0];
        let message = ClientMessageEvent::new(32, window, self.atom("_NET_ACTIVE_WINDOW")?, data);
        let heard = EventMask::SUBSTRUCTURE_REDIRECT | EventMask::SUBSTRUCTURE_NOTIFY;
        self.connection.send_event(false, root, heard, message).map_err(failed)?;
        self.connection.flush().map_err(failed)
    }

    /// Where a window lies on the root window.
    fn area_of(&self, window: Window) -> Result<Area, CaptureError> {
        let size = self.connection.get_geometry(window).map_err(failed)?.reply().map_err(failed)?;
        let place = self.connection.translate_coordinates(window, self.screen()?.root, 0, 0).map_err(failed)?;
        let place = place.reply().map_err(failed)?;
        Ok(Area { x: place.dst_x.into(), y: place.dst_y.into(), width: size.width.into(), height: size.height.into() })
    }

    fn picture(&self, area: Area) -> Result<Captured, CaptureError> {
        let screen = self.screen()?;
        let area = area.within(screen.width_in_pixels.into(), screen.height_in_pixels.into());
        let Area { x, y, width, height } = area.ok_or_else(|| failed("it lies outside of the screen"))?;
        let short = |number: i32| i16::try_from(number).map_err(failed);
        let long = |number: i32| u16::try_from(number).map_err(failed);
        let (x, y, width, height) = (short(x)?, short(y)?, long(width)?, long(height)?);
        let asked = self.connection.get_image(ImageFormat::Z_PIXMAP, screen.root, x, y, width, height, u32::MAX);
        let image = asked.map_err(failed)?.reply().map_err(failed)?;
        let setup = self.connection.setup();
        let format = setup.pixmap_formats.iter().find(|format| format.depth == image.depth);
        if image.depth < 24 || format.is_none_or(|format| format.bits_per_pixel != 32) {
            return Err(failed(format!("a screen of {} bits for each pixel", image.depth)));
        }
        let rgba = colours(&image.data, setup.image_byte_order == ImageOrder::LSB_FIRST);
        Ok(Captured::Pixels { width: width.into(), height: height.into(), rgba })
    }
}

/// Red, green, blue and full opacity of pixels in the order of a server.
fn colours(data: &[u8], is_little: bool) -> Vec<u8> {
    let pixel = |bytes: &[u8]| match *bytes {
        [blue, green, red, _] if is_little => [red, green, blue, u8::MAX],
        [_, red, green, blue] => [red, green, blue, u8::MAX],
        _ => [0, 0, 0, u8::MAX],
    };
    data.chunks_exact(4).flat_map(pixel).collect()
}

/// A number of a property, in this computer's order of bytes.
fn number(bytes: &[u8]) -> u32 {
    bytes.first_chunk().map_or(0, |bytes| u32::from_ne_bytes(*bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_that_hangs_over_the_edge_is_cut_there() {
        let area = |x, y, width, height| Area { x, y, width, height };
        assert_eq!(area(-10, 20, 100, 50).within(80, 60), Some(area(0, 20, 80, 40)));
        assert_eq!(area(10, 10, 20, 20).within(80, 60), Some(area(10, 10, 20, 20)));
        assert_eq!(area(80, 0, 20, 20).within(80, 60), None);
        assert_eq!(area(-20, 0, 20, 20).within(80, 60), None);
    }

    #[test]
    fn colours_are_right_on_servers_of_either_order() {
        assert_eq!(colours(&[3, 2, 1, 0], true), [1, 2, 3, 255]);
        assert_eq!(colours(&[0, 1, 2, 3], false), [1, 2, 3, 255]);
    }
}
