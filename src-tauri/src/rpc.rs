//! The windows' one command; the desk does the rest.

use desk::Desk;
use model::WireError;
use serde_json::Value;
use tauri::{AppHandle, State, WebviewWindow};

use crate::{link, new_ticket, window};

/// Runs a command of [`model::COMMANDS`].
#[tauri::command]
pub(crate) async fn rpc(
    app: AppHandle,
    caller: WebviewWindow,
    desk: State<'_, Desk>,
    command: String,
    request: Value,
) -> Result<Value, WireError> {
    let answer = desk.call(&command, request).await;
    if caller.label() == new_ticket::LABEL {
        new_ticket::answered(&app);
    } else {
        window::appear(&app);
        link::follow_what_waits(&app);
    }
    answer
}
