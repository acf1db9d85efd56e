//! The locked account that owns every routine and trigger, and what it may do.

use sqlx::mysql::MySqlConnection;

use super::error::{Doing as _, InstallError};
use super::files::{GRANTS, checksum};
use super::names::Names;
use super::server::Server;

/// Creates the account and locks it. Its password is random and stored nowhere: nobody ever signs in with it.
pub(super) async fn create(connection: &mut MySqlConnection, names: &Names) -> Result<(), InstallError> {
    let mut random = [0; 24];
    getrandom::fill(&mut random)?;
    let account = names.owner_account();
    // Upper case, lower case, digits and a sign satisfy the servers' password checks.
    let password = random.iter().fold("Aa1!".to_owned(), |password, byte| format!("{password}{byte:02x}"));
    // Where it exists it is not created: a managed MySQL refuses that for an account that routines name as their definer.
    let exists: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM mysql.user WHERE User = ? AND Host = 'localhost'")
        .bind(&names.owner)
        .fetch_one(&mut *connection)
        .await
        .doing("looking for the owner account")?;
    let statement = if exists == 0 {
        format!("CREATE USER {account} IDENTIFIED BY '{password}' ACCOUNT LOCK")
    } else {
        format!("ALTER USER {account} ACCOUNT LOCK")
    };
    sqlx::raw_sql(&statement).execute(connection).await.doing("making the owner account")?;
    Ok(())
}

/// Grants the account exactly what it needs. If that has changed, everything is revoked first.
pub(super) async fn grant(
    connection: &mut MySqlConnection,
    server: &Server,
    names: &Names,
) -> Result<(), InstallError> {
    let account = names.owner_account();
    let grants = names.substitute_grants(GRANTS, server.patterns_are_literal);
    let checksum = checksum(&grants);
    let known: Option<String> = sqlx::query_scalar(&format!(
        "SELECT checksum FROM {}.installed_objects WHERE kind = 'grants' AND name = 'grants'",
        names.data
    ))
    .fetch_optional(&mut *connection)
    .await
    .doing("reading what was granted")?;
    // Granted before anything is taken back: an administrator who may not grant this leaves the desk as it is.
    sqlx::raw_sql(&grants).execute(&mut *connection).await.doing("granting what the owner account needs")?;
    if known.as_ref() != Some(&checksum) {
        let revoke = format!("REVOKE ALL PRIVILEGES, GRANT OPTION FROM {account}");
        sqlx::raw_sql(&revoke).execute(&mut *connection).await.doing("taking back old grants")?;
        sqlx::raw_sql(&grants).execute(&mut *connection).await.doing("granting what the owner account needs")?;
    }
    let remember = format!(
        "REPLACE INTO {}.installed_objects (kind, name, checksum, applied_at) VALUES ('grants', 'grants', ?, UTC_TIMESTAMP(6))",
        names.data
    );
    sqlx::query(&remember).bind(checksum).execute(connection).await.doing("remembering what was granted")?;
    Ok(())
}
