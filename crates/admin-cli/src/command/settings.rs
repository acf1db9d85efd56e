//! Settings of the whole desk.

use administration::install::Names;
use administration::settings::{self, AttachmentLimit, AttachmentTypes, respond_within, set_respond_within};
use i18n::{Locale, messages};
use model::Priority;
use serde_json::{Map, json};
use sqlx::mysql::MySqlConnection;

use crate::answer::{Answer, table_or};
use crate::arguments::{LimitOfAttachments, OnOff, Settings, TypesOfAttachments};
use crate::failure::Failure;
use crate::{bytes, duration};

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
        Settings::AttachmentLimit { limit, size } => {
            let limit = match limit {
                LimitOfAttachments::File => AttachmentLimit::File,
                LimitOfAttachments::Ticket => AttachmentLimit::Ticket,
                LimitOfAttachments::Day => AttachmentLimit::Day,
                LimitOfAttachments::Files => AttachmentLimit::Files,
            };
            settings::set_attachment_limit(connection, names, limit, size).await?;
            let value = limit_text(limit, size);
            Answer::new(
                locale.format(&messages::admin_settings_changed(limit_name(limit), &value)),
                &json!({ "setting": limit_name(limit), "value": size }),
            )
        }
        Settings::AttachmentTypes { rule, types } => {
            let rule = match rule {
                TypesOfAttachments::Allowed => AttachmentTypes::Allowed,
                TypesOfAttachments::Refused => AttachmentTypes::Refused,
            };
            settings::set_attachment_types(connection, names, rule, &types).await?;
            Answer::new(
                locale.format(&messages::admin_settings_changed(types_name(rule), types_text(&types))),
                &json!({ "setting": types_name(rule), "value": types }),
            )
        }
        Settings::Facts { state } => {
            let on = state == OnOff::On;
            settings::set_facts(connection, names, on).await?;
            Answer::new(
                locale.format(&messages::admin_settings_changed("facts", on_off(on))),
                &json!({ "setting": "facts", "value": on }),
            )
        }
    }
}

/// The setting as it is typed.
const fn limit_name(limit: AttachmentLimit) -> &'static str {
    match limit {
        AttachmentLimit::File => "attachment-limit file",
        AttachmentLimit::Ticket => "attachment-limit ticket",
        AttachmentLimit::Day => "attachment-limit day",
        AttachmentLimit::Files => "attachment-limit files",
    }
}

const fn types_name(types: AttachmentTypes) -> &'static str {
    match types {
        AttachmentTypes::Allowed => "attachment-types allowed",
        AttachmentTypes::Refused => "attachment-types refused",
    }
}

fn limit_text(limit: AttachmentLimit, value: u64) -> String {
    if limit == AttachmentLimit::Files { value.to_string() } else { bytes::text(value) }
}

/// An empty list as it is typed.
fn types_text(types: &str) -> &str {
    if types.is_empty() { "''" } else { types }
}

/// As it is typed.
const fn on_off(on: bool) -> &'static str {
    if on { "on" } else { "off" }
}

async fn list(connection: &mut MySqlConnection, names: &Names, locale: Locale) -> Result<Answer, Failure> {
    let targets = respond_within(connection, names).await?;
    let mut rows: Vec<[String; 2]> = targets
        .iter()
        .map(|(priority, minutes)| [format!("respond-within {}", priority.as_str()), duration::text(*minutes)])
        .collect();
    let minutes: Map<_, _> =
        targets.iter().map(|(priority, minutes)| (priority.as_str().to_owned(), json!(minutes))).collect();
    let mut attachments = Map::new();
    for limit in AttachmentLimit::ALL {
        let value = settings::attachment_limit(connection, names, limit).await?;
        rows.push([limit_name(limit).to_owned(), limit_text(limit, value)]);
        attachments.insert(limit_name(limit).to_owned(), json!(value));
    }
    for types in AttachmentTypes::ALL {
        let value = settings::attachment_types(connection, names, types).await?;
        rows.push([types_name(types).to_owned(), types_text(&value).to_owned()]);
        attachments.insert(types_name(types).to_owned(), json!(value));
    }
    let facts = settings::facts(connection, names).await?;
    rows.push(["facts".to_owned(), on_off(facts).to_owned()]);
    let columns = [messages::admin_settings_column_name(), messages::admin_settings_column_value()];
    let table = table_or(&messages::admin_settings_column_value(), &columns, &rows, locale);
    Answer::new(table, &json!({ "respondWithinMinutes": minutes, "attachments": attachments, "facts": facts }))
}
