//! Linux with X11. Wayland gives no application a combination of its own.
//!
//! The usual libraries look for key presses many times a second. Here a thread waits for them, and nothing wakes the computer.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use desk::ShortcutError;
use model::{Combination, Key, Modifier};
use tauri::AppHandle;
use x11rb::connection::Connection as _;
use x11rb::errors::ReplyError;
use x11rb::protocol::xproto::{ConnectionExt as _, GrabMode, Keycode, Keysym, ModMask, Window};
use x11rb::protocol::{ErrorKind, Event};
use x11rb::rust_connection::RustConnection;

use crate::new_ticket;

/// F1; the others follow. Letters and digits have their own number in Latin 1.
const F1: Keysym = 0xffbe;

/// The locks that may be on: a combination works with and without them.
const LOCKS: [ModMask; 2] = [ModMask::LOCK, ModMask::M2];

/// The combination that this application has, if any.
pub(crate) struct Shortcuts {
    app: AppHandle,
    /// Absent until a combination is chosen.
    keyboard: Mutex<Option<Arc<Keyboard>>>,
}

impl Shortcuts {
    pub(crate) fn new(app: AppHandle) -> Self {
        Self { app, keyboard: Mutex::default() }
    }

    /// Takes a combination instead of the one before, or none.
    pub(crate) fn take(&self, wished: Option<Combination>) -> Result<(), ShortcutError> {
        if std::env::var_os("WAYLAND_DISPLAY").is_some_and(|display| !display.is_empty()) {
            return Err(ShortcutError::Unavailable);
        }
        let mut keyboard = self.keyboard.lock().unwrap_or_else(PoisonError::into_inner);
        if keyboard.is_none() && wished.is_some() {
            let opened = Keyboard::open(self.app.clone()).map_err(|error| {
                tracing::info!(%error, "no key combinations");
                ShortcutError::Unavailable
            })?;
            *keyboard = Some(opened);
        }
        match &*keyboard {
            Some(keyboard) => keyboard.take(wished),
            None => Ok(()),
        }
    }
}

/// A connection to the display, for key presses alone.
struct Keyboard {
    connection: RustConnection,
    root: Window,
    held: Mutex<Option<Held>>,
}

/// A combination that was taken.
#[derive(Clone, Copy)]
struct Held {
    combination: Combination,
    code: Keycode,
}

impl Keyboard {
    fn open(app: AppHandle) -> Result<Arc<Self>, Box<dyn std::error::Error>> {
        let (connection, screen) = x11rb::connect(None)?;
        let root = connection.setup().roots.get(screen).ok_or("no screen")?.root;
        let keyboard = Arc::new(Self { connection, root, held: Mutex::default() });
        let listener = Arc::clone(&keyboard);
        std::thread::Builder::new().name("shortcut".to_owned()).spawn(move || listener.listen(&app))?;
        Ok(keyboard)
    }

    /// Runs until the display goes away.
    fn listen(&self, app: &AppHandle) {
        loop {
            match self.connection.wait_for_event() {
                Ok(Event::KeyPress(_)) => new_ticket::open(app),
                // Another layout has the key elsewhere.
                Ok(Event::MappingNotify(_)) => {
                    let held = *self.held();
                    if let Err(error) = self.take(held.map(|held| held.combination)) {
                        tracing::info!(%error, "the key combination is lost");
                    }
                }
                Ok(_) => {}
                Err(error) => {
                    tracing::info!(%error, "no key combinations any more");
                    return;
                }
            }
        }
    }

    fn take(&self, wished: Option<Combination>) -> Result<(), ShortcutError> {
        let mut held = self.held();
        if let Some(before) = held.take() {
            self.release(before);
        }
        let Some(combination) = wished else { return Ok(()) };
        let code = self.code_of(combination.key()).ok_or(ShortcutError::Unavailable)?;
        let taken = Held { combination, code };
        for mask in masks(combination) {
            if let Err(error) = self.grab(code, mask) {
                self.release(taken);
                return Err(error);
            }
        }
        *held = Some(taken);
        Ok(())
    }

    /// Gives a combination back, also what was taken of it.
    fn release(&self, Held { combination, code }: Held) {
        for mask in masks(combination) {
            let released = self.connection.ungrab_key(code, self.root, mask).map(|_| ());
            if let Err(error) = released {
                tracing::debug!(%error, "a key combination was not given back");
            }
        }
        let _ = self.connection.flush();
    }

    fn grab(&self, code: Keycode, mask: ModMask) -> Result<(), ShortcutError> {
        let asked = self.connection.grab_key(false, self.root, mask, code, GrabMode::ASYNC, GrabMode::ASYNC);
        asked.map_err(ReplyError::from).and_then(x11rb::cookie::VoidCookie::check).map_err(|error| match error {
            ReplyError::X11Error(error) if error.error_kind == ErrorKind::Access => ShortcutError::Taken,
            error => {
                tracing::info!(%error, "no key combination");
                ShortcutError::Unavailable
            }
        })
    }

    /// Where the key is on this keyboard: first of all as it writes without a modifier, otherwise in another of its layouts.
    fn code_of(&self, key: Key) -> Option<Keycode> {
        let wanted = match key {
            Key::Character(c) => Keysym::from(u8::try_from(c.to_ascii_lowercase()).ok()?),
            Key::Function(number) => F1 + Keysym::from(number) - 1,
        };
        let setup = self.connection.setup();
        let (first, last) = (setup.min_keycode, setup.max_keycode);
        let mapping = self.connection.get_keyboard_mapping(first, last - first + 1).ok()?.reply().ok()?;
        let keys: Vec<&[Keysym]> = mapping.keysyms.chunks(usize::from(mapping.keysyms_per_keycode).max(1)).collect();
        let plain = keys.iter().position(|signs| signs.first() == Some(&wanted));
        let place = plain.or_else(|| keys.iter().position(|signs| signs.contains(&wanted)))?;
        first.checked_add(u8::try_from(place).ok()?)
    }

    fn held(&self) -> MutexGuard<'_, Option<Held>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The modifiers of a combination, with each set of locks.
fn masks(combination: Combination) -> [ModMask; 4] {
    let held = combination.modifiers().fold(ModMask::from(0_u16), |mask, modifier| {
        mask | match modifier {
            Modifier::Control => ModMask::CONTROL,
            Modifier::Alt => ModMask::M1,
            Modifier::Shift => ModMask::SHIFT,
            Modifier::Super => ModMask::M4,
        }
    });
    let [capitals, numbers] = LOCKS;
    [held, held | capitals, held | numbers, held | capitals | numbers]
}
