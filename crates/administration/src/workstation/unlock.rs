//! Forgets what failed at a workstation.

use sqlx::mysql::MySqlConnection;

use super::list::accounts;
use super::name::Name;
use crate::AdministrationError;
use crate::install::Names;

/// Forgets the failed sign-ins and sign-ups of a workstation's account, and those of the people who work there.
///
/// # Errors
/// When there is no such workstation, or the database refuses.
pub async fn unlock(connection: &mut MySqlConnection, names: &Names, name: &Name) -> Result<(), AdministrationError> {
    let source = format!("UPDATE {}.sign_in_sources SET failures = 0, sign_ups = 0 WHERE source = ?", names.data);
    let people = format!(
        "UPDATE {}.sign_in_guards SET failures = 0, locked_until = NULL
          WHERE SUBSTRING_INDEX(name, '@', -1) = CONVERT(? USING ascii) AND name LIKE '%@%'",
        names.data
    );
    for (account, _) in accounts(connection, names, name).await? {
        let account = account.to_string();
        sqlx::query(&source).bind(&account).execute(&mut *connection).await?;
        sqlx::query(&people).bind(&account).execute(&mut *connection).await?;
    }
    Ok(())
}
