//! Changes of people that only an administrator makes.

use model::Role;
use sqlx::Connection as _;
use sqlx::mysql::MySqlConnection;
use zeroize::Zeroizing;

use crate::install::Names;
use crate::retry::with_retries;
use crate::{AdministrationError, secret};
use database::key_derivation::Derivation;

/// Deactivates a person: their sessions end and their tickets in process return to the pool. Returns `false` if the
/// person was not active.
///
/// # Errors
/// When nobody has the user name or the database refuses.
pub async fn deactivate(
    connection: &mut MySqlConnection,
    names: &Names,
    username: &str,
) -> Result<bool, AdministrationError> {
    set_active(connection, names, username, false).await
}

/// Reactivates a person; their old sessions stay closed. Returns `false` if the person was active.
///
/// # Errors
/// When nobody has the user name or the database refuses.
pub async fn reactivate(
    connection: &mut MySqlConnection,
    names: &Names,
    username: &str,
) -> Result<bool, AdministrationError> {
    set_active(connection, names, username, true).await
}

/// The triggers set version and times, and do everything that follows from the change.
async fn set_active(
    connection: &mut MySqlConnection,
    names: &Names,
    username: &str,
    active: bool,
) -> Result<bool, AdministrationError> {
    let id = id_of(connection, names, username).await?;
    let update =
        format!("UPDATE {}.users SET is_active = ?, deactivated_by = NULL WHERE id = ? AND is_active <> ?", names.data);
    with_retries(async || {
        let result = sqlx::query(&update).bind(active).bind(id).bind(active).execute(&mut *connection).await?;
        Ok(result.rows_affected() > 0)
    })
    .await
}

/// Changes a person's role: their sessions end, and a responder's tickets in process return to the pool. Returns
/// `false` if it was their role.
///
/// # Errors
/// When nobody has the user name, the person still has open tickets as an employee, or the database refuses.
pub async fn change_role(
    connection: &mut MySqlConnection,
    names: &Names,
    username: &str,
    role: Role,
) -> Result<bool, AdministrationError> {
    let id = id_of(connection, names, username).await?;
    let word = super::role::word(role);
    if role == Role::Responder {
        // Only for a helpful message: the trigger refuses in any case.
        let count = format!("SELECT COUNT(*) FROM {}.tickets WHERE user_id = ? AND is_done = 0", names.data);
        let open: i64 = sqlx::query_scalar(&count).bind(id).fetch_one(&mut *connection).await?;
        if open > 0 {
            return Err(AdministrationError::PersonHasTickets { username: username.to_owned(), open });
        }
    }
    let update = format!("UPDATE {}.users SET role = ? WHERE id = ? AND role <> ?", names.data);
    with_retries(async || {
        let result = sqlx::query(&update).bind(word).bind(id).bind(word).execute(&mut *connection).await?;
        Ok(result.rows_affected() > 0)
    })
    .await
}

/// Deletes the failed sign-ins of a person, so that they need not wait.
///
/// # Errors
/// When nobody has the user name or the database refuses.
pub async fn unlock(
    connection: &mut MySqlConnection,
    names: &Names,
    username: &str,
) -> Result<(), AdministrationError> {
    let id = id_of(connection, names, username).await?;
    let note = format!(
        "INSERT INTO {}.person_events (user_id, event_type, account, created_at) VALUES (?, 'unlocked', USER(), UTC_TIMESTAMP(6))",
        names.data
    );
    with_retries(async || {
        let mut transaction = connection.begin().await?;
        forget_failures(&mut transaction, names, username).await?;
        sqlx::query(&note).bind(id).execute(&mut *transaction).await?;
        Ok(transaction.commit().await?)
    })
    .await
}

/// A temporary password of 80 random bits, which the administrator passes on and the person changes.
#[must_use]
pub fn temporary_password(random: [u8; 16]) -> Zeroizing<String> {
    Zeroizing::new(secret::groups_of_four(&random).to_lowercase())
}

/// Sets a person's password, ends all their sessions, and deletes their failed sign-ins. The salt stays that of the name.
///
/// # Errors
/// When nobody has the user name or the database refuses.
pub async fn reset_password(
    connection: &mut MySqlConnection,
    names: &Names,
    username: &str,
    password: &str,
) -> Result<(), AdministrationError> {
    let id = id_of(connection, names, username).await?;
    let stored = format!("SELECT salt FROM {}.credentials WHERE user_id = ?", names.data);
    let salt: Vec<u8> = sqlx::query_scalar(&stored).bind(id).fetch_one(&mut *connection).await?;
    let salt = salt.try_into().map_err(|_| sqlx::Error::Decode("a salt of another length".into()))?;
    let derivation = Derivation::current(salt);
    let verifier = derivation.derive(password)?.verifier();
    let data = &names.data;
    let update = format!(
        "UPDATE {data}.credentials
         SET scheme = ?, memory_kib = ?, iterations = ?, parallelism = ?, verifier = ?,
             changed_at = UTC_TIMESTAMP(6)
         WHERE user_id = ?"
    );
    let end =
        format!("UPDATE {data}.sessions SET revoked_at = UTC_TIMESTAMP(6) WHERE user_id = ? AND revoked_at IS NULL");
    with_retries(async || {
        let mut transaction = connection.begin().await?;
        // In the order of those who change their own.
        sqlx::query(&end).bind(id).execute(&mut *transaction).await?;
        sqlx::query(&update)
            .bind(derivation.scheme)
            .bind(derivation.memory_kib)
            .bind(derivation.iterations)
            .bind(derivation.parallelism)
            .bind(verifier.as_slice())
            .bind(id)
            .execute(&mut *transaction)
            .await?;
        forget_failures(&mut transaction, names, username).await?;
        Ok(transaction.commit().await?)
    })
    .await
}

async fn forget_failures(
    connection: &mut MySqlConnection,
    names: &Names,
    username: &str,
) -> Result<(), AdministrationError> {
    // A workstation where the person has signed in before has a row of its own, `name@account`.
    let update = format!(
        "UPDATE {}.sign_in_guards SET failures = 0, locked_until = NULL
         WHERE name = ? OR LEFT(name, CHAR_LENGTH(?) + 1) = CONCAT(?, '@')",
        names.data
    );
    sqlx::query(&update).bind(username).bind(username).bind(username).execute(connection).await?;
    Ok(())
}

async fn id_of(connection: &mut MySqlConnection, names: &Names, username: &str) -> Result<u64, AdministrationError> {
    let unknown = || AdministrationError::PersonUnknown(username.to_owned());
    // The column is ASCII; other characters would be compared as question marks.
    if !username.is_ascii() {
        return Err(unknown());
    }
    let select = format!("SELECT id FROM {}.users WHERE username = ?", names.data);
    sqlx::query_scalar(&select).bind(username).fetch_optional(connection).await?.ok_or_else(unknown)
}
