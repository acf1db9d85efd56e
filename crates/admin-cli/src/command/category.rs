//! Categories of tickets.

use administration::category;
use administration::install::Names;
use i18n::{Locale, Message, messages};
use model::CategoryName;
use serde_json::json;
use sqlx::mysql::MySqlConnection;

use crate::answer::{Answer, table_or};
use crate::arguments::Category;
use crate::failure::Failure;
use crate::moment;

pub async fn run(
    connection: &mut MySqlConnection,
    names: &Names,
    locale: Locale,
    command: Category,
) -> Result<Answer, Failure> {
    let said = |message: &Message, name: &str, changed: bool| {
        Answer::new(locale.format(message), &json!({ "category": name, "changed": changed }))
    };
    match command {
        Category::List => list(connection, names, locale).await,
        Category::Add { name } => {
            let name = parsed(&name)?;
            let name = name.as_str();
            let message = if category::add(connection, names, &parsed(name)?).await? {
                messages::admin_category_again(name)
            } else {
                messages::admin_category_added(name)
            };
            said(&message, name, true)
        }
        Category::Rename { name, to } => {
            let to = parsed(&to)?;
            category::rename(connection, names, &name, &to).await?;
            said(&messages::admin_category_renamed(&name, to.as_str()), to.as_str(), true)
        }
        Category::Retire { name } => {
            let changed = category::retire(connection, names, &name).await?;
            let message = if changed {
                messages::admin_category_retired(&name)
            } else {
                messages::admin_category_retired_before(&name)
            };
            said(&message, &name, changed)
        }
        Category::Default { name } => {
            let changed = category::set_default(connection, names, &name).await?;
            let message = if changed {
                messages::admin_category_default(&name)
            } else {
                messages::admin_category_default_before(&name)
            };
            said(&message, &name, changed)
        }
    }
}

fn parsed(name: &str) -> Result<CategoryName, Failure> {
    CategoryName::parse(name).map_err(|_| Failure::CategoryName(name.to_owned()))
}

async fn list(connection: &mut MySqlConnection, names: &Names, locale: Locale) -> Result<Answer, Failure> {
    let categories = category::list(connection, names).await?;
    let rows: Vec<[String; 3]> = categories
        .iter()
        .map(|category| {
            let state = match category.retired_at {
                Some(at) => messages::admin_category_state_retired(moment::text(at, locale)),
                None if category.default => messages::admin_category_state_default(),
                None => messages::admin_category_state_used(),
            };
            [category.name.clone(), locale.format(&state), category.pending.to_string()]
        })
        .collect();
    let columns = [
        messages::admin_category_column_name(),
        messages::admin_category_column_state(),
        messages::admin_category_column_pending(),
    ];
    let table = table_or(&messages::admin_category_column_name(), &columns, &rows, locale);
    Answer::new(table, &json!({ "categories": categories }))
}
