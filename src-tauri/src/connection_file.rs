//! The connection file that was named on the command line.

use std::path::Path;
use std::time::Duration;

use desk::Desk;
use i18n::{Locale, messages};
use model::{AppState, Connection, ConnectionImport, WireError};
use serde_json::json;

const FIRST_WAIT: Duration = Duration::from_secs(2);
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// Takes the file over unless there is a usable connection already: also when its password is unknown because no keyring keeps
/// it, which a file of the same workstation with the password inside makes good. While the database cannot be reached it tries again, until the
/// person has given a connection in the window.
pub(crate) async fn take_over(desk: &Desk, path: &Path) {
    let file = match tokio::fs::read_to_string(path).await {
        Ok(file) => file,
        Err(error) => {
            let text = messages::shell_connection_file_unreadable(&error, path.display());
            eprintln!("ticket-desk: {}", Locale::of(desk.language()).format(&text));
            return;
        }
    };
    if desk.leads_elsewhere(&file).await.unwrap_or(true) {
        let text = messages::shell_connection_file_elsewhere(path.display());
        eprintln!("ticket-desk: {}", Locale::of(desk.language()).format(&text));
        return;
    }
    let request = json!(ConnectionImport { file, password: None });
    let mut wait = FIRST_WAIT;
    while lacks_one(desk).await {
        match desk.call("connection_import", request.clone()).await {
            Ok(_) => return,
            Err(error) if error.retryable => tokio::time::sleep(wait).await,
            Err(error) => {
                eprintln!("ticket-desk: {}", refused(path, &error, Locale::of(desk.language())));
                return;
            }
        }
        wait = wait.saturating_mul(2).min(LONGEST_WAIT);
    }
}

async fn lacks_one(desk: &Desk) -> bool {
    matches!(desk.app_state(()).await, Ok(AppState { connection: Connection::None | Connection::Locked { .. }, .. }))
}

/// Why a connection file was not imported and what to do, with the error as it stands in the log.
fn refused(path: &Path, error: &WireError, locale: Locale) -> String {
    let reason = locale.format(&i18n::error(error.code, error.limit));
    let text = locale.format(&messages::shell_connection_file_refused(path.display(), reason));
    format!("{text}\n({})", error.message)
}

#[cfg(test)]
mod tests {
    use model::{Code, Language};

    use super::*;

    fn said(language: Language, code: Code, limit: Option<u32>) -> String {
        let (message, reference) = ("line 3: “host” is missing".to_owned(), "7F3A".to_owned());
        let error = WireError { code, message, retryable: false, reference, field: None, limit };
        refused(Path::new("/mnt/front.toml"), &error, Locale::of(language))
    }

    #[test]
    fn a_refused_file_is_named_with_the_reason_and_the_remedy() {
        let english = said(Language::English, Code::ConnectionFileInvalid, Some(3));
        assert!(english.contains("/mnt/front.toml") && english.contains("Line 3"), "{english}");
        let german = said(Language::German, Code::ConnectionFileInvalid, Some(3));
        assert!(german.contains("/mnt/front.toml") && german.contains("Zeile 3"), "{german}");
        for code in [Code::ConnectionHostUnknown, Code::DatabaseRefused, Code::DatabaseTooOld, Code::ConnectionManaged]
        {
            for language in Language::OFFERED {
                let text = said(language, code, None);
                let reason = Locale::of(language).format(&i18n::error(code, None));
                assert!(text.contains("/mnt/front.toml") && text.contains(&reason), "{text}");
                assert!(
                    text.ends_with("\n(line 3: “host” is missing)"),
                    "the details help whoever made the file: {text}"
                );
            }
        }
    }
}
