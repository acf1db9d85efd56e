//! People.

use model::Role;
use serde_json::json;
use sqlx::mysql::MySqlConnection;
use store::administration::{person, random};
use store::install::Names;

use crate::answer::{Answer, table};
use crate::arguments::Person;
use crate::failure::Failure;

pub async fn run(connection: &mut MySqlConnection, names: &Names, command: Person) -> Result<Answer, Failure> {
    match command {
        Person::List => list(connection, names).await,
        Person::Deactivate { username } => {
            let changed = person::deactivate(connection, names, &username).await?;
            let words = if changed {
                "is deactivated: their sessions ended, and their tickets in process are back in the pool."
            } else {
                "was deactivated before; nothing changed."
            };
            Answer::new(
                format!("{username} {words}"),
                &json!({ "username": username, "active": false, "changed": changed }),
            )
        }
        Person::Reactivate { username } => {
            let changed = person::reactivate(connection, names, &username).await?;
            let words =
                if changed { "is active again and may sign in." } else { "was active already; nothing changed." };
            Answer::new(
                format!("{username} {words}"),
                &json!({ "username": username, "active": true, "changed": changed }),
            )
        }
        Person::Unlock { username } => {
            person::unlock(connection, names, &username).await?;
            Answer::new(
                format!("{username} may try to sign in at once."),
                &json!({ "username": username, "unlocked": true }),
            )
        }
        Person::ResetPassword { username } => {
            let password = person::temporary_password(random()?);
            person::reset_password(connection, names, &username, &password, random()?).await?;
            Answer::new(
                format!(
                    "{}\nThis is the temporary password of {username}; it is not shown again. Their sessions ended. Ask them \
                     to choose another one in their profile after signing in.",
                    *password
                ),
                &json!({ "username": username, "password": *password }),
            )
        }
    }
}

async fn list(connection: &mut MySqlConnection, names: &Names) -> Result<Answer, Failure> {
    let people = person::list(connection, names).await?;
    let rows: Vec<[String; 5]> = people
        .iter()
        .map(|person| {
            let role = match person.role {
                Role::Employee => "employee",
                Role::Responder => "responder",
            };
            let state = match (person.active, person.locked_until) {
                (false, _) => "deactivated".to_owned(),
                (true, Some(until)) => format!("locked until {}", until.time()),
                (true, None) => "active".to_owned(),
            };
            let last = person.last_used_at.map_or_else(|| "never".to_owned(), |at| at.date().to_string());
            [person.username.clone(), person.name.clone(), role.to_owned(), state, last]
        })
        .collect();
    Answer::new(table(["USER NAME", "NAME", "ROLE", "STATE", "LAST SEEN"], &rows), &json!({ "people": people }))
}
