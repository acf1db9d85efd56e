//! Invitations: what makes a person who signs up a responder.

use model::Role;
use serde::Serialize;
use sha2::{Digest, Sha256};
use sqlx::Row as _;
use sqlx::mysql::{MySqlConnection, MySqlRow};
use time::{Duration, OffsetDateTime, PrimitiveDateTime};

use crate::install::Names;
use crate::{AdministrationError, secret};

/// The secret that an administrator gives to one person: 80 random bits in sixteen characters that cannot be mistaken for
/// one another. The database knows only its SHA-256.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    /// Makes a code of random bytes, five bits of each.
    #[must_use]
    pub fn from_random(random: [u8; 16]) -> Self {
        Self(secret::groups_of_four(&random))
    }

    /// The code as it is given to a person, such as `QK7M-3XHN-9VTA-8CRD`.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// What the database keeps: the SHA-256 of the sixteen characters without dashes.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0.replace('-', "")).into()
    }
}

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Code(…)")
    }
}

/// An invitation as an administrator sees it later: without its code.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Invitation {
    /// The beginning of the code's hash in hexadecimal: names it without giving it away.
    pub number: String,
    /// What it makes of a person.
    pub role: Role,
    /// For whom it was made, in the administrator's words.
    pub note: String,
    /// Where it stands.
    pub state: InvitationState,
    /// When it was made.
    #[serde(with = "time::serde::rfc3339")]
    pub created_at: OffsetDateTime,
    /// Until when it can be used.
    #[serde(with = "time::serde::rfc3339")]
    pub expires_at: OffsetDateTime,
    /// The user name of the person who used it.
    pub used_by: Option<String>,
}

/// Where an invitation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum InvitationState {
    /// It can be used.
    Open,
    /// Somebody used it.
    Used,
    /// It can no longer be used.
    Expired,
}

/// Length of [`Invitation::number`], in hexadecimal digits.
const NUMBER: usize = 12;

/// Writes down an invitation, valid for a while from now by the database's clock, and tells when it ends.
///
/// # Errors
/// When the database refuses.
pub async fn create(
    connection: &mut MySqlConnection,
    names: &Names,
    code: &Code,
    role: Role,
    note: &str,
    valid_for: Duration,
) -> Result<OffsetDateTime, AdministrationError> {
    let data = &names.data;
    let hash = code.hash();
    let insert = format!(
        "INSERT INTO {data}.invitations (code_hash, role, note, created_at, expires_at)
         VALUES (?, ?, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) + INTERVAL ? SECOND)"
    );
    sqlx::query(&insert)
        .bind(hash.as_slice())
        .bind(word(role))
        .bind(note)
        .bind(valid_for.whole_seconds())
        .execute(&mut *connection)
        .await?;
    let select = format!("SELECT expires_at FROM {data}.invitations WHERE code_hash = ?");
    let ends: PrimitiveDateTime = sqlx::query_scalar(&select).bind(hash.as_slice()).fetch_one(connection).await?;
    Ok(ends.assume_utc())
}

/// Every invitation, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn list(connection: &mut MySqlConnection, names: &Names) -> Result<Vec<Invitation>, AdministrationError> {
    let data = &names.data;
    let select = format!(
        "SELECT LOWER(HEX(i.code_hash)) AS number, CAST(i.role AS CHAR) AS role, i.note, i.created_at, i.expires_at,
                i.used_at IS NOT NULL AS used, i.expires_at <= UTC_TIMESTAMP(6) AS expired, CONVERT(u.username USING utf8mb4) AS username
         FROM {data}.invitations i LEFT JOIN {data}.users u ON u.id = i.used_by
         ORDER BY i.created_at DESC, i.code_hash"
    );
    sqlx::query(&select).fetch_all(connection).await?.iter().map(invitation).collect()
}

/// Ends an invitation that nobody used. It is named by its number or a beginning of that.
///
/// # Errors
/// When not exactly one open invitation begins so.
pub async fn revoke(connection: &mut MySqlConnection, names: &Names, number: &str) -> Result<(), AdministrationError> {
    let data = &names.data;
    let unknown = || AdministrationError::InvitationUnknown(number.to_owned());
    if number.len() < 4 || !number.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(unknown());
    }
    let select = format!(
        "SELECT code_hash FROM {data}.invitations
         WHERE used_at IS NULL AND expires_at > UTC_TIMESTAMP(6) AND LEFT(HEX(code_hash), ?) = ?"
    );
    let length = u32::try_from(number.len()).map_err(|_| unknown())?;
    let upper = number.to_ascii_uppercase();
    let found: Vec<Vec<u8>> = sqlx::query_scalar(&select).bind(length).bind(upper).fetch_all(&mut *connection).await?;
    let [hash] = found.as_slice() else { return Err(unknown()) };
    let update =
        format!("UPDATE {data}.invitations SET expires_at = UTC_TIMESTAMP(6) WHERE code_hash = ? AND used_at IS NULL");
    if sqlx::query(&update).bind(hash).execute(connection).await?.rows_affected() == 0 {
        return Err(unknown());
    }
    Ok(())
}

fn invitation(row: &MySqlRow) -> Result<Invitation, AdministrationError> {
    let hash: String = row.try_get("number")?;
    let (used, expired): (bool, bool) = (row.try_get("used")?, row.try_get("expired")?);
    Ok(Invitation {
        number: hash.chars().take(NUMBER).collect(),
        role: super::person::role::parse(row.try_get("role")?)?,
        note: row.try_get("note")?,
        state: match (used, expired) {
            (true, _) => InvitationState::Used,
            (false, true) => InvitationState::Expired,
            (false, false) => InvitationState::Open,
        },
        created_at: row.try_get::<PrimitiveDateTime, _>("created_at")?.assume_utc(),
        expires_at: row.try_get::<PrimitiveDateTime, _>("expires_at")?.assume_utc(),
        used_by: row.try_get("username")?,
    })
}

fn word(role: Role) -> &'static str {
    match role {
        Role::Employee => "employee",
        Role::Responder => "responder",
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn a_code_is_readable_and_only_its_hash_leaves() {
        let code = Code::from_random([0, 8, 16, 24, 1, 9, 17, 25, 2, 10, 18, 26, 3, 11, 19, 27]);
        assert_eq!(code.expose(), "08GR-19HS-2AJT-3BKV");
        assert_eq!(format!("{code:?}"), "Code(…)");
        // printf %s 08GR19HS2AJT3BKV | sha256sum
        assert_eq!(code.hash()[..4], [0x27, 0x63, 0x1f, 0x09]);
    }
}
