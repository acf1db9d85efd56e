//! The locked account that owns every routine and trigger, and what it may do.

use sqlx::Row as _;
use sqlx::mysql::MySqlConnection;

use super::error::{Doing as _, InstallError};
use super::files::{GRANTS, checksum};
use super::names::Names;
use super::privileges::sorted;
use super::server::Server;

/// What is wrong with the owner account. An upgrade sets it right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnerProblem {
    /// It does not exist, so no call works: routines were copied to a server without their owner.
    Missing,
    /// Whoever learns its password can sign in as the owner.
    Unlocked,
    /// It may do more or less than what was granted.
    Privileges,
}

/// Compares the account with what the installer made.
pub(super) async fn problems(
    connection: &mut MySqlConnection,
    names: &Names,
) -> Result<Vec<OwnerProblem>, InstallError> {
    if !exists(connection, names).await? {
        return Ok(vec![OwnerProblem::Missing]);
    }
    let mut found = Vec::new();
    if !is_locked(connection, names).await? {
        found.push(OwnerProblem::Unlocked);
    }
    if remembered(connection, names).await?.and_then(|(_, digest)| digest) != Some(digest(connection, names).await?) {
        found.push(OwnerProblem::Privileges);
    }
    Ok(found)
}

/// Creates and locks the account where it is missing or open, and answers whether there was anything to do. Its password is random and
/// stored nowhere: nobody ever signs in with it.
pub(super) async fn create(connection: &mut MySqlConnection, names: &Names) -> Result<bool, InstallError> {
    let account = names.owner_account();
    // Where it exists it is not created: a managed MySQL refuses that for an account that routines name as their definer.
    let statement = if !exists(connection, names).await? {
        let mut random = [0; 24];
        getrandom::fill(&mut random)?;
        // Upper case, lower case, digits and a sign satisfy the servers' password checks.
        let password = random.iter().fold("Aa1!".to_owned(), |password, byte| format!("{password}{byte:02x}"));
        format!("CREATE USER {account} IDENTIFIED BY '{password}' ACCOUNT LOCK")
    } else if is_locked(connection, names).await? {
        return Ok(false);
    } else {
        format!("ALTER USER {account} ACCOUNT LOCK")
    };
    sqlx::raw_sql(&statement).execute(connection).await.doing("making the owner account")?;
    Ok(true)
}

/// Grants the account exactly what it needs, and answers whether there was anything to do.
pub(super) async fn grant(
    connection: &mut MySqlConnection,
    server: &Server,
    names: &Names,
) -> Result<bool, InstallError> {
    let account = names.owner_account();
    let grants = names.substitute_grants(GRANTS, server.patterns_are_literal);
    let checksum = checksum(&grants);
    let present = digest(connection, names).await?;
    if remembered(connection, names).await? == Some((checksum.clone(), Some(present))) {
        return Ok(false);
    }
    let granting = "granting what the owner account needs";
    // Granted before anything is taken back: an administrator who may not grant this leaves the desk as it is.
    sqlx::raw_sql(&grants).execute(&mut *connection).await.doing(granting)?;
    let revoke = format!("REVOKE ALL PRIVILEGES, GRANT OPTION FROM {account}");
    sqlx::raw_sql(&revoke).execute(&mut *connection).await.doing("taking back old grants")?;
    take_back_roles(connection, &account).await?;
    sqlx::raw_sql(&grants).execute(&mut *connection).await.doing(granting)?;
    let digest = digest(connection, names).await?;
    let remember = format!(
        "REPLACE INTO {}.installed_objects (kind, name, checksum, digest, applied_at)
         VALUES ('grants', 'grants', ?, ?, UTC_TIMESTAMP(6))",
        names.data
    );
    sqlx::query(&remember)
        .bind(checksum)
        .bind(digest)
        .execute(connection)
        .await
        .doing("remembering what was granted")?;
    Ok(true)
}

/// MySQL leaves the roles of an account from which all privileges are revoked.
async fn take_back_roles(connection: &mut MySqlConnection, account: &str) -> Result<(), InstallError> {
    let show = format!("SHOW GRANTS FOR {account}");
    for line in lines(&mut *connection, &show).await.doing("reading the roles of the owner account")? {
        let roles =
            line.strip_prefix("GRANT ").filter(|line| !line.contains(" ON ")).and_then(|line| line.split_once(" TO "));
        if let Some((roles, _)) = roles {
            let revoke = format!("REVOKE {roles} FROM {account}");
            sqlx::raw_sql(&revoke).execute(&mut *connection).await.doing("taking back roles")?;
        }
    }
    Ok(())
}

async fn exists(connection: &mut MySqlConnection, names: &Names) -> Result<bool, InstallError> {
    let found: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM mysql.user WHERE User = ? AND Host = 'localhost'")
        .bind(&names.owner)
        .fetch_one(connection)
        .await
        .doing("looking for the owner account")?;
    Ok(found > 0)
}

async fn is_locked(connection: &mut MySqlConnection, names: &Names) -> Result<bool, InstallError> {
    let show = format!("SHOW CREATE USER {}", names.owner_account());
    let created = lines(connection, &show).await.doing("reading the owner account")?;
    Ok(created.iter().any(|line| line.contains("ACCOUNT LOCK")))
}

/// The checksum of the grants that were applied, and the digest of what they became.
async fn remembered(
    connection: &mut MySqlConnection,
    names: &Names,
) -> Result<Option<(String, Option<String>)>, InstallError> {
    let select = format!(
        "SELECT checksum, digest FROM {}.installed_objects WHERE kind = 'grants' AND name = 'grants'",
        names.data
    );
    sqlx::query_as(&select).fetch_optional(connection).await.doing("reading what was granted")
}

/// What the account may do on the server, as a digest.
async fn digest(connection: &mut MySqlConnection, names: &Names) -> Result<String, InstallError> {
    let show = format!("SHOW GRANTS FOR {}", names.owner_account());
    let mut grants: Vec<String> = lines(connection, &show)
        .await
        .doing("reading what the owner account may do")?
        .iter()
        .map(|line| sorted(line))
        .collect();
    grants.sort_unstable();
    Ok(checksum(&grants.join("\n")))
}

async fn lines(connection: &mut MySqlConnection, show: &str) -> Result<Vec<String>, sqlx::Error> {
    let rows = sqlx::raw_sql(show).fetch_all(connection).await?;
    rows.iter().map(|row| row.try_get_unchecked(0)).collect()
}
