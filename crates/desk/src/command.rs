//! Carries out commands by their name: the one door through which every host comes.

use model::WireError;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::desk::Desk;
use crate::error::DeskError;

macro_rules! door {
    ($($(#[$doc:meta])* $name:ident($request:ty) -> $answer:ty;)*) => {
        impl Desk {
            async fn carry_out(&self, command: &str, request: Value) -> Result<Value, DeskError> {
                match command {
                    $(stringify!($name) => {
                        let answer: $answer = self.$name(read::<$request>(request)?).await?;
                        write(&answer)
                    })*
                    _ => Err(DeskError::Malformed(format!("there is no command {command:?}"))),
                }
            }
        }
    };
}

model::for_each_command!(door);

impl Desk {
    /// Carries out a command of [`model::COMMANDS`]. What fails is logged here, once, under the reference that the error
    /// carries.
    pub async fn call(&self, command: &str, request: Value) -> Result<Value, WireError> {
        self.carry_out(command, request).await.map_err(|error| {
            let reference = reference();
            if matches!(error, DeskError::Invalid(_) | DeskError::SignedOut | DeskError::Away(_)) {
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

/// The parser repeats a value of the wrong type before it says what it expected, and that may be a password.
fn without_values(message: &str) -> String {
    match message.rsplit_once(", expected ") {
        Some((_, expected)) if !message.starts_with("unknown ") => format!("expected {expected}"),
        _ if message.starts_with("missing field ") => message.to_owned(),
        _ => "not of its form".to_owned(),
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
