//! Whether anybody may sign up.

use serde_json::json;
use sqlx::mysql::MySqlConnection;
use store::administration::settings::set_sign_up_open;
use store::install::Names;

use crate::answer::Answer;
use crate::arguments::SignUp;
use crate::failure::Failure;

pub async fn run(connection: &mut MySqlConnection, names: &Names, command: &SignUp) -> Result<Answer, Failure> {
    let open = matches!(command, SignUp::Open);
    set_sign_up_open(connection, names, open).await?;
    let words = if open {
        "Anybody with a connected workstation may sign up as an employee."
    } else {
        "Nobody signs up without an invitation."
    };
    Answer::new(words, &json!({ "signUpOpen": open }))
}
