//! People.

use administration::install::Names;
use administration::{person, random};
use model::Role;
use serde_json::json;
use sqlx::mysql::MySqlConnection;

use crate::answer::{Answer, table_or};
use crate::arguments::{self, Person};
use crate::failure::Failure;
use crate::words::Words;

pub async fn run(
    connection: &mut MySqlConnection,
    names: &Names,
    words: &dyn Words,
    command: Person,
) -> Result<Answer, Failure> {
    match command {
        Person::List => list(connection, names, words).await,
        Person::Deactivate { username } => {
            let changed = person::deactivate(connection, names, &username).await?;
            Answer::new(
                words.deactivated(&username, changed),
                &json!({ "username": username, "active": false, "changed": changed }),
            )
        }
        Person::Reactivate { username } => {
            let changed = person::reactivate(connection, names, &username).await?;
            Answer::new(
                words.reactivated(&username, changed),
                &json!({ "username": username, "active": true, "changed": changed }),
            )
        }
        Person::ChangeRole { username, role } => {
            let role = match role {
                arguments::Role::Employee => Role::Employee,
                arguments::Role::Responder => Role::Responder,
            };
            let changed = person::change_role(connection, names, &username, role).await?;
            Answer::new(
                words.role_changed(&username, role, changed),
                &json!({ "username": username, "role": person::word(role), "changed": changed }),
            )
        }
        Person::Unlock { username } => {
            person::unlock(connection, names, &username).await?;
            Answer::new(words.unlocked(&username), &json!({ "username": username, "unlocked": true }))
        }
        Person::ResetPassword { username } => {
            let password = person::temporary_password(random()?);
            person::reset_password(connection, names, &username, &password, random()?).await?;
            Answer::new(
                words.password_reset(&username, &password),
                &json!({ "username": username, "password": *password }),
            )
        }
    }
}

async fn list(connection: &mut MySqlConnection, names: &Names, words: &dyn Words) -> Result<Answer, Failure> {
    let people = person::list(connection, names).await?;
    let rows: Vec<[String; 5]> = people
        .iter()
        .map(|person| {
            let role = words.role(person.role).to_owned();
            let state = words.person_state(person.active, person.locked_until);
            let last = person.last_used_at.map_or_else(|| words.never().to_owned(), |at| words.moment(at));
            [person.username.clone(), person.name.clone(), role, state, last]
        })
        .collect();
    Answer::new(table_or(words.no_people(), words.person_columns(), &rows), &json!({ "people": people }))
}
