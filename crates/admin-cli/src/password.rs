//! Where the administrator's password comes from: never from the command line, which everybody on the computer can read.

use std::io::IsTerminal as _;
use std::path::Path;

use i18n::{Locale, messages};
use zeroize::Zeroizing;

use crate::failure::Failure;

/// The environment variable that may hold the password.
pub const VARIABLE: &str = "TICKET_DESK_ADMIN_PASSWORD";

/// The first line of the file, the environment variable, or the typed password. `None`: the account has no password.
pub fn obtain(file: Option<&Path>, user: &str, locale: Locale) -> Result<Option<Zeroizing<String>>, Failure> {
    let password = if let Some(file) = file {
        let text = std::fs::read_to_string(file).map(Zeroizing::new);
        let text = text.map_err(|error| Failure::Unreadable { file: file.to_owned(), error })?;
        Zeroizing::new(text.lines().next().unwrap_or_default().to_owned())
    } else if let Ok(password) = std::env::var(VARIABLE) {
        Zeroizing::new(password)
    } else if std::io::stdin().is_terminal() {
        let typed = rpassword::prompt_password(format!("{} ", locale.format(&messages::admin_password_prompt(user))));
        Zeroizing::new(typed.map_err(Failure::NoPassword)?)
    } else {
        return Ok(None);
    };
    Ok(if password.is_empty() { None } else { Some(password) })
}
