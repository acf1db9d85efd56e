//! The icon: the state by shape, not by colour alone.

use desk::Counts;
use tauri::image::Image;
use tauri::include_image;

/// The state of the application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Face {
    /// The database does not answer.
    Offline,
    /// Something is unread.
    Unread,
    /// There are tickets in the pool.
    Pool,
    /// Nothing is unread or waiting.
    Calm,
}

impl Face {
    pub(super) const fn of(counts: Counts) -> Self {
        if !counts.online {
            Self::Offline
        } else if counts.unread > 0 {
            Self::Unread
        } else if counts.pool > 0 {
            Self::Pool
        } else {
            Self::Calm
        }
    }

    /// macOS paints the shape itself; elsewhere the mark has its colour, which can be seen on light and dark panels.
    pub(super) const fn image(self) -> Image<'static> {
        const MACOS: bool = cfg!(target_os = "macos");
        match self {
            Self::Offline if MACOS => include_image!("icons/tray-template-offline.png"),
            Self::Offline => include_image!("icons/tray-offline.png"),
            Self::Unread if MACOS => include_image!("icons/tray-template-waiting.png"),
            Self::Unread => include_image!("icons/tray-waiting.png"),
            Self::Pool if MACOS => include_image!("icons/tray-template-pool.png"),
            Self::Pool => include_image!("icons/tray-pool.png"),
            Self::Calm if MACOS => include_image!("icons/tray-template.png"),
            Self::Calm => include_image!("icons/tray.png"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_pressing_thing_is_shown() {
        let face = |unread, pool, online| Face::of(Counts { unread, pool, online, ..Counts::default() });
        assert_eq!(face(3, 3, false), Face::Offline);
        assert_eq!(face(3, 3, true), Face::Unread);
        assert_eq!(face(0, 3, true), Face::Pool);
        assert_eq!(face(0, 0, true), Face::Calm);
    }
}
