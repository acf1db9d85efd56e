//! People.

use administration::install::Names;
use administration::{person, random};
use i18n::{Locale, Message, messages};
use model::Role;
use serde_json::json;
use sqlx::mysql::MySqlConnection;

use crate::answer::{Answer, table_or};
use crate::arguments::{self, Person};
use crate::failure::Failure;
use crate::moment;

pub async fn run(
    connection: &mut MySqlConnection,
    names: &Names,
    locale: Locale,
    command: Person,
) -> Result<Answer, Failure> {
    match command {
        Person::List => list(connection, names, locale).await,
        Person::Deactivate { username } => {
            let changed = person::deactivate(connection, names, &username).await?;
            Answer::new(
                locale.format(&if changed {
                    messages::admin_person_deactivated(&username)
                } else {
                    messages::admin_person_deactivated_before(&username)
                }),
                &json!({ "username": username, "active": false, "changed": changed }),
            )
        }
        Person::Reactivate { username } => {
            let changed = person::reactivate(connection, names, &username).await?;
            Answer::new(
                locale.format(&if changed {
                    messages::admin_person_reactivated(&username)
                } else {
                    messages::admin_person_active_before(&username)
                }),
                &json!({ "username": username, "active": true, "changed": changed }),
            )
        }
        Person::ChangeRole { username, role } => {
            let role = match role {
                arguments::Role::Employee => Role::Employee,
                arguments::Role::Responder => Role::Responder,
            };
            let changed = person::change_role(connection, names, &username, role).await?;
            let text = locale.format(&role_text(role));
            Answer::new(
                locale.format(&if changed {
                    messages::admin_person_role_changed(text, &username)
                } else {
                    messages::admin_person_role_kept(text, &username)
                }),
                &json!({ "username": username, "role": person::word(role), "changed": changed }),
            )
        }
        Person::Unlock { username } => {
            person::unlock(connection, names, &username).await?;
            Answer::new(
                locale.format(&messages::admin_person_unlocked(&username)),
                &json!({ "username": username, "unlocked": true }),
            )
        }
        Person::ResetPassword { username } => {
            let password = person::temporary_password(random()?);
            person::reset_password(connection, names, &username, &password).await?;
            Answer::new(
                locale.format(&messages::admin_person_password_reset(password.as_str(), &username)),
                &json!({ "username": username, "password": *password }),
            )
        }
    }
}

/// The name of a role.
pub(super) fn role_text(role: Role) -> Message {
    match role {
        Role::Employee => messages::admin_role_employee(),
        Role::Responder => messages::admin_role_responder(),
    }
}

async fn list(connection: &mut MySqlConnection, names: &Names, locale: Locale) -> Result<Answer, Failure> {
    let people = person::list(connection, names).await?;
    let rows: Vec<[String; 5]> = people
        .iter()
        .map(|person| {
            let role = locale.format(&role_text(person.role));
            let state = match (person.active, person.locked_until) {
                (false, _) => messages::admin_person_inactive(),
                (true, Some(until)) => messages::admin_person_locked(moment::text(until, locale)),
                (true, None) => messages::admin_person_active(),
            };
            let never = || locale.format(&messages::admin_person_never_seen());
            let last = person.last_used_at.map_or_else(never, |at| moment::text(at, locale));
            [person.username.clone(), person.name.clone(), role, locale.format(&state), last]
        })
        .collect();
    let columns = [
        messages::admin_person_column_username(),
        messages::admin_person_column_name(),
        messages::admin_person_column_role(),
        messages::admin_person_column_state(),
        messages::admin_person_column_last_seen(),
    ];
    let table = table_or(&messages::admin_person_none(), &columns, &rows, locale);
    Answer::new(table, &json!({ "people": people }))
}
