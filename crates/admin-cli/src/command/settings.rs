//! Settings of the whole desk.

use administration::install::Names;
use administration::settings::{respond_within, set_respond_within};
use i18n::{Locale, messages};
use model::Priority;
use serde_json::{Map, json};
use sqlx::mysql::MySqlConnection;

use crate::answer::{Answer, table_or};
use crate::arguments::Settings;
use crate::duration;
use crate::failure::Failure;

pub async fn run(
    connection: &mut MySqlConnection,
    names: &Names,
    locale: Locale,
    command: Settings,
) -> Result<Answer, Failure> {
    match command {
        Settings::List => list(connection, names, locale).await,
        Settings::RespondWithin { priority, time } => {
            let wanted: Priority = priority.parse().map_err(|()| Failure::internal(&priority))?;
            set_respond_within(connection, names, wanted, time).await?;
            Answer::new(
                locale.format(&messages::admin_settings_respond_within(&priority, duration::text(time))),
                &json!({ "priority": priority, "minutes": time }),
            )
        }
    }
}

async fn list(connection: &mut MySqlConnection, names: &Names, locale: Locale) -> Result<Answer, Failure> {
    let targets = respond_within(connection, names).await?;
    let rows: Vec<[String; 2]> = targets
        .iter()
        .map(|(priority, minutes)| [format!("respond-within {}", priority.as_str()), duration::text(*minutes)])
        .collect();
    let columns = [messages::admin_settings_column_name(), messages::admin_settings_column_value()];
    let minutes: Map<_, _> =
        targets.iter().map(|(priority, minutes)| (priority.as_str().to_owned(), json!(minutes))).collect();
    let table = table_or(&messages::admin_settings_column_value(), &columns, &rows, locale);
    Answer::new(table, &json!({ "respondWithinMinutes": minutes }))
}
