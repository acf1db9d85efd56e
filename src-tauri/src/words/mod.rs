//! What the shell itself says, outside of the window: on the command line, in the tray, in its own notification, when it cannot
//! start. One file for each language.

mod de;
mod en;

use std::io;
use std::path::Path;

use cli::Translation;
use desk::Counts;
use model::{Language, WireError};

/// Everything that the shell says. A language that lacks some of it does not compile.
pub(crate) trait Words: Sync {
    /// The tray's entry that shows the window.
    fn open(&self) -> &'static str;
    /// The tray's entry that ends the application.
    fn quit(&self) -> &'static str;
    /// The tray's entry for a new ticket.
    fn raise(&self) -> &'static str;
    /// The tray's entry for the oldest ticket of the pool.
    fn next(&self) -> &'static str;
    /// The tray's entry that keeps notifications away for a while.
    fn quiet_for_an_hour(&self) -> &'static str;
    /// The same while it does, until a time of the day.
    fn quiet_until(&self, time: &str) -> String;
    /// The tray's entry for the settings.
    fn settings(&self) -> &'static str;
    /// The tray's entry that ends the session.
    fn sign_out(&self) -> &'static str;
    /// The database does not answer.
    fn not_connected(&self) -> &'static str;
    /// Nothing waits in the inbox.
    fn nothing_unread(&self) -> &'static str;
    /// So much waits in the inbox.
    fn unread(&self, count: &str) -> String;
    /// So much waits in the pool.
    fn in_pool(&self, count: &str) -> String;
    /// The window was closed and the application goes on: in one line.
    fn stays_in_tray(&self) -> &'static str;
    /// The same: what that means.
    fn stays_in_tray_means(&self) -> &'static str;
    /// The application cannot start.
    fn cannot_start(&self) -> &'static str;
    /// The files of this workstation cannot be used.
    fn files_unusable(&self, directory: &Path) -> String;
    /// What helps against that.
    fn files_remedy(&self) -> &'static str;
    /// There is no screen to show a window on, and what to do.
    fn no_display(&self) -> &'static str;
    /// The connection file that was named cannot be read, and what to do.
    fn connection_file_unreadable(&self, file: &Path, error: &io::Error) -> String;
    /// It was read and is of no use, and what to do.
    fn connection_file_refused(&self, file: &Path, error: &WireError) -> String;
}

/// The words of a language. The languages for development end at the edge of the window: here they are English.
pub(crate) fn of(language: Language) -> &'static dyn Words {
    match language {
        Language::English | Language::Accented | Language::Mirrored => &en::English,
        Language::German => &de::German,
    }
}

/// The command line in a language; English stands beside the arguments themselves.
pub(crate) fn command_line(language: Language) -> Option<&'static Translation> {
    match language {
        Language::English | Language::Accented | Language::Mirrored => None,
        Language::German => Some(&de::COMMAND_LINE),
    }
}

/// The language of the system, for whoever chose none.
pub(crate) fn language_of_system() -> Language {
    Language::of_system(sys_locale::get_locales())
}

/// What waits, for the tray.
pub(crate) fn counts(words: &dyn Words, counts: Counts) -> String {
    if !counts.online {
        return words.not_connected().to_owned();
    }
    let unread =
        if counts.unread == 0 { words.nothing_unread().to_owned() } else { words.unread(&capped(counts.unread)) };
    if counts.pool == 0 { unread } else { format!("{unread} · {}", words.in_pool(&capped(counts.pool))) }
}

/// Counts end at 100, because counting further would cost the database more than anybody gains.
fn capped(count: u32) -> String {
    if count > 99 { "99+".to_owned() } else { count.to_string() }
}

#[cfg(test)]
mod tests {
    use model::Code;

    use super::*;

    #[test]
    fn the_tray_tells_what_waits_in_words() {
        let english = |unread, pool, online| counts(&en::English, Counts { unread, pool, online, ..Counts::default() });
        assert_eq!(english(0, 0, false), "Not connected");
        assert_eq!(english(0, 0, true), "Nothing unread");
        assert_eq!(english(3, 100, true), "3 unread · 99+ in the pool");
        let german = |unread, pool| counts(&de::German, Counts { unread, pool, online: true, ..Counts::default() });
        assert_eq!(german(3, 100), "3 ungelesen · 99+ im Pool");
    }

    fn refused(language: Language, code: Code, limit: Option<u32>) -> String {
        let (message, reference) = ("line 3: “host” is missing".to_owned(), "7F3A".to_owned());
        let error = WireError { code, message, retryable: false, reference, field: None, limit };
        of(language).connection_file_refused(Path::new("/mnt/front.toml"), &error)
    }

    #[test]
    fn an_unusable_connection_file_is_named_with_the_reason() {
        let english = refused(Language::English, Code::ConnectionFileInvalid, Some(3));
        assert!(english.contains("/mnt/front.toml") && english.contains("line 3: “host” is missing"), "{english}");
        let german = refused(Language::German, Code::ConnectionFileInvalid, Some(3));
        assert!(german.contains("/mnt/front.toml") && german.contains("Zeile 3"), "{german}");
        for code in [Code::ConnectionHostUnknown, Code::DatabaseRefused, Code::DatabaseTooOld, Code::ConnectionManaged]
        {
            for language in Language::OFFERED {
                let said = refused(language, code, None);
                assert!(said.contains(';') && said.contains("/mnt/front.toml"), "it says what to do next: {said}");
            }
            assert!(
                !refused(Language::German, code, None).contains("missing"),
                "what has German words has no English ones"
            );
        }
        let rare = refused(Language::German, Code::Internal, None);
        assert!(rare.contains("“host” is missing"), "what has no words of its own keeps those of the log: {rare}");
    }
}
