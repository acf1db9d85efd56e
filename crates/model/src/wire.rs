//! Levels small differences between the JSON of the two database servers.

use serde::{Deserialize, Deserializer, de::Error};

/// Reads a truth value: MySQL and MariaDB write it as `true` or `1` depending on the expression that made it.
pub(crate) fn flag<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Flag {
        Bool(bool),
        Number(u8),
    }
    match Flag::deserialize(deserializer)? {
        Flag::Bool(value) => Ok(value),
        Flag::Number(0) => Ok(false),
        Flag::Number(1) => Ok(true),
        Flag::Number(other) => Err(D::Error::custom(format_args!("{other} is not a truth value"))),
    }
}
