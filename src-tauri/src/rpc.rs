//! The one command of the window: everything else is the desk's.

use desk::Desk;
use model::WireError;
use serde_json::Value;
use tauri::State;

/// Carries out a command of [`model::COMMANDS`].
#[tauri::command]
pub(crate) async fn rpc(desk: State<'_, Desk>, command: String, request: Value) -> Result<Value, WireError> {
    desk.call(&command, request).await
}
