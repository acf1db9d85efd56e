//! The dispatcher: runs a command by its name. Every host comes through it.

use model::WireError;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::commands;
use crate::desk::Desk;
use crate::error::DeskError;

/// Makes a method of [`Desk`] and an arm of the dispatcher from each command. A command without a function of its name in
/// [`crate::commands`] does not compile.
macro_rules! dispatcher {
    ($($(#[$doc:meta])* $name:ident($request:ty) -> $answer:ty;)*) => {
        impl Desk {
            $(
                $(#[$doc])*
                pub async fn $name(&self, request: $request) -> Result<$answer, DeskError> {
                    commands::$name(&self.context, request).await
                }
            )*

            async fn dispatch(&self, command: &str, request: Value) -> Result<Value, DeskError> {
                match command {
                    $(stringify!($name) => write(&self.$name(read(request)?).await?),)*
                    _ => Err(DeskError::Malformed(format!("there is no command {command:?}"))),
                }
            }
        }
    };
}

model::for_each_command!(dispatcher);

impl Desk {
    /// Runs a command of [`model::COMMANDS`]. An error is logged here, once, under the reference that it carries.
    pub async fn call(&self, command: &str, request: Value) -> Result<Value, WireError> {
        self.dispatch(command, request).await.map_err(|error| {
            let reference = reference();
            if matches!(
                error,
                DeskError::Invalid(_)
                    | DeskError::SignedOut
                    | DeskError::Away(_)
                    | DeskError::Picture(_)
                    | DeskError::Stopped
            ) {
                tracing::debug!(command, reference, code = %error.code(), "refused");
            } else {
                tracing::warn!(command, reference, code = %error.code(), %error, "failed");
            }
            error.wire(reference)
        })
    }
}

fn read<T: DeserializeOwned>(request: Value) -> Result<T, DeskError> {
    serde_json::from_value(request).map_err(|error| DeskError::Malformed(without_values(&error.to_string())))
}

/// Keeps values out of the log. The parser repeats a value of the wrong type, which may be a password, before it says what it
/// expected.
fn without_values(message: &str) -> String {
    match message.rsplit_once(", expected ") {
        Some((_, expected)) if !message.starts_with("unknown ") => format!("expected {expected}"),
        _ if message.starts_with("missing field ") => message.to_owned(),
        _ => "wrong form".to_owned(),
    }
}

fn write<T: Serialize>(answer: &T) -> Result<Value, DeskError> {
    serde_json::to_value(answer).map_err(|error| DeskError::Internal(error.to_string()))
}

/// Eight characters that a person can read out over the telephone.
fn reference() -> String {
    let random = uuid::Uuid::new_v4().simple().to_string();
    random.chars().take(8).collect()
}
