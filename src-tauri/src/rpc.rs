//! The window's one command; the desk does the rest.

use desk::Desk;
use model::WireError;
use serde_json::Value;
use tauri::{AppHandle, State};

use crate::{link, window};

/// Runs a command of [`model::COMMANDS`].
#[tauri::command]
pub(crate) async fn rpc(
    app: AppHandle,
    desk: State<'_, Desk>,
    command: String,
    request: Value,
) -> Result<Value, WireError> {
    let answer = desk.call(&command, request).await;
    window::appear(&app);
    link::follow_what_waits(&app);
    answer
}
