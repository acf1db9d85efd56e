//! Whether anybody may sign up.

use administration::install::Names;
use administration::settings::set_sign_up_open;
use i18n::{Locale, messages};
use serde_json::json;
use sqlx::mysql::MySqlConnection;

use crate::answer::Answer;
use crate::arguments::SignUp;
use crate::failure::Failure;

pub async fn run(
    connection: &mut MySqlConnection,
    names: &Names,
    locale: Locale,
    command: &SignUp,
) -> Result<Answer, Failure> {
    let open = matches!(command, SignUp::Open);
    set_sign_up_open(connection, names, open).await?;
    let text = if open { messages::admin_sign_up_open() } else { messages::admin_sign_up_closed() };
    Answer::new(locale.format(&text), &json!({ "signUpOpen": open }))
}
