//! The connection file that was named on the command line.

use std::path::Path;
use std::time::Duration;

use desk::Desk;
use model::{AppState, Connection, ConnectionImport};
use serde_json::json;

use crate::words;

const FIRST_WAIT: Duration = Duration::from_secs(2);
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// Takes the file over unless there is a usable connection already: also when its password is unknown because no keyring keeps
/// it, which a file with the password inside makes good. While the database cannot be reached it tries again, until the
/// person has given a connection in the window.
pub(crate) async fn take_over(desk: &Desk, path: &Path) {
    let file = match tokio::fs::read_to_string(path).await {
        Ok(file) => file,
        Err(error) => {
            eprintln!("ticket-desk: {}", words::of(desk.language()).connection_file_unreadable(path, &error));
            return;
        }
    };
    let request = json!(ConnectionImport { file, password: None });
    let mut wait = FIRST_WAIT;
    while lacks_one(desk).await {
        match desk.call("connection_import", request.clone()).await {
            Ok(_) => return,
            Err(error) if error.retryable => tokio::time::sleep(wait).await,
            Err(error) => {
                eprintln!("ticket-desk: {}", words::of(desk.language()).connection_file_refused(path, &error));
                return;
            }
        }
        wait = wait.saturating_mul(2).min(LONGEST_WAIT);
    }
}

async fn lacks_one(desk: &Desk) -> bool {
    matches!(desk.app_state(()).await, Ok(AppState { connection: Connection::None | Connection::Locked { .. }, .. }))
}
