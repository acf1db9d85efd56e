//! Whether anybody may sign up.

use administration::install::Names;
use administration::settings::set_sign_up_open;
use serde_json::json;
use sqlx::mysql::MySqlConnection;

use crate::answer::Answer;
use crate::arguments::SignUp;
use crate::failure::Failure;
use crate::words::Words;

pub async fn run(
    connection: &mut MySqlConnection,
    names: &Names,
    words: &dyn Words,
    command: &SignUp,
) -> Result<Answer, Failure> {
    let open = matches!(command, SignUp::Open);
    set_sign_up_open(connection, names, open).await?;
    Answer::new(words.sign_up(open), &json!({ "signUpOpen": open }))
}
