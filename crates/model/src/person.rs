//! People: their profiles, names and changes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{PersonId, RequestId, Timestamp, wire::flag};

/// What a person does in the desk. Nobody can write their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Creates tickets.
    Employee,
    /// Claims, completes and declines them.
    Responder,
}

/// A reference to a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonRef {
    /// Who.
    pub id: PersonId,
    /// The display name.
    pub name: String,
    /// Whether the person has not been deactivated.
    #[serde(deserialize_with = "flag")]
    pub active: bool,
}

/// A person's own profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Profile {
    /// Who.
    pub id: PersonId,
    /// The name to sign in with; it never changes.
    pub username: String,
    /// The display name.
    pub name: String,
    /// What the person does in the desk.
    pub role: Role,
    /// The email address.
    pub email: String,
    /// The number in E.164 form; not everybody has a telephone.
    pub phone: Option<String>,
    /// Up to seven digits.
    pub phone_extension: Option<String>,
    /// What the person does; may be empty.
    pub profession: String,
    /// Where the person works; may be empty.
    pub organisation: String,
    /// Where the person can be found; may be empty.
    pub address: String,
    /// Grows by one with each change.
    pub version: u32,
    /// When the person signed up.
    pub created_at: Timestamp,
}

/// A sign-up form.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonSignUp {
    /// The database carries a repeated request out once.
    pub request: RequestId,
    /// The name to sign in with.
    pub username: String,
    /// The password in clear; it does not leave the workstation.
    pub password: String,
    /// The display name.
    pub name: String,
    /// The email address.
    pub email: String,
    /// The country that a national number is read for (ISO 3166, two letters).
    pub phone_region: String,
    /// The telephone number as typed; empty for somebody without one.
    pub phone: String,
    /// The extension as typed; may be empty, also where it stands behind the number.
    pub phone_extension: String,
    /// What the person does; may be empty.
    pub profession: String,
    /// Where the person works; may be empty.
    pub organisation: String,
    /// Where the person can be found; may be empty.
    pub address: String,
    /// The code that makes a responder; empty for an employee.
    pub invitation: String,
}

/// A changed profile.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonUpdate {
    /// The database carries a repeated request out once.
    pub request: RequestId,
    /// The version that the form was filled from.
    pub version: u32,
    /// The display name.
    pub name: String,
    /// The email address.
    pub email: String,
    /// The country that a national number is read for (ISO 3166, two letters).
    pub phone_region: String,
    /// The telephone number as typed; empty for somebody without one.
    pub phone: String,
    /// The extension as typed; may be empty, also where it stands behind the number.
    pub phone_extension: String,
    /// What the person does; may be empty.
    pub profession: String,
    /// Where the person works; may be empty.
    pub organisation: String,
    /// Where the person can be found; may be empty.
    pub address: String,
}

/// A new password for oneself. Every other session ends.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonChangePassword {
    /// The database carries a repeated request out once.
    pub request: RequestId,
    /// The present password in clear; it does not leave the workstation.
    pub current: String,
    /// The new password in clear; it does not leave the workstation.
    pub password: String,
}

/// Deactivates the caller's account. Only the administrator can undo it.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonDeactivate {
    /// The database carries a repeated request out once.
    pub request: RequestId,
    /// The password in clear; it does not leave the workstation.
    pub password: String,
}

/// A query of the directory of people.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonDirectory {
    /// The beginning of a name, of one of its later words, or of a user name; empty for everybody.
    pub prefix: String,
    /// The end of the page before.
    pub after: Option<DirectoryCursor>,
}

/// Where a page of the directory ended.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DirectoryCursor {
    /// The last name.
    pub name: String,
    /// Who had it.
    pub id: PersonId,
}

/// A person in the directory. Employees see the responders, without their contacts; responders see everybody.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DirectoryEntry {
    /// Who.
    pub id: PersonId,
    /// The name to sign in with.
    pub username: String,
    /// The display name.
    pub name: String,
    /// What the person does in the desk.
    pub role: Role,
    /// What the person does; may be empty.
    pub profession: String,
    /// Where the person works; may be empty.
    pub organisation: String,
    /// Only for responders.
    pub email: Option<String>,
    /// Only for responders; E.164; not everybody has a telephone.
    pub phone: Option<String>,
    /// Only for responders; up to seven digits.
    pub phone_extension: Option<String>,
    /// Only for responders.
    pub address: Option<String>,
}

/// A page of the directory.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DirectoryPage {
    /// In the order of their names.
    pub rows: Vec<DirectoryEntry>,
    /// Where to go on; absent at the end.
    pub next: Option<DirectoryCursor>,
}
