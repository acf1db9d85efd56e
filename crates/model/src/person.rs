//! People: their profiles, names and changes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::characters::is_ignorable;
use crate::look::{look_of, mixes_scripts};
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
#[serde(rename_all = "camelCase", from = "Named")]
pub struct PersonRef {
    /// Who.
    pub id: PersonId,
    /// The display name; several may have the same one.
    pub name: String,
    /// The name to sign in with, which only this person has.
    pub username: String,
    /// Whether the person has not been deactivated.
    pub active: bool,
    /// The same for names that can be mistaken for each other.
    pub look: String,
    /// Whether the name mixes scripts that no language writes together.
    pub mixed: bool,
}

/// What the database tells of a person; the rest of a [`PersonRef`] follows from it.
#[derive(Deserialize)]
struct Named {
    id: PersonId,
    name: String,
    username: String,
    #[serde(deserialize_with = "flag")]
    active: bool,
}

impl From<Named> for PersonRef {
    fn from(Named { id, name, username, active }: Named) -> Self {
        Self { id, look: look_of(&name), mixed: mixes_scripts(&name), name, username, active }
    }
}

/// Asks whether a name can be mistaken for another's, before it is taken.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonNameCheck {
    /// The display name as typed.
    pub name: String,
}

impl PersonNameCheck {
    /// How names in the directory begin that may look the same.
    #[must_use]
    pub fn beginning(&self) -> String {
        let first = self.name.split_whitespace().next().unwrap_or_default();
        first.chars().filter(|c| !is_ignorable(*c)).collect()
    }
}

/// What is to be known about a name. It may be taken all the same: people do share names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonNameChecked {
    /// Whether the name mixes scripts that no language writes together.
    pub mixed: bool,
    /// The user name of somebody in the directory whose name looks the same.
    pub like: Option<String>,
}

impl PersonNameChecked {
    /// Checks a name beside those of the directory that begin alike.
    #[must_use]
    pub fn of(name: &str, directory: &[DirectoryEntry]) -> Self {
        let look = look_of(name);
        let like = directory.iter().find(|entry| look_of(&entry.name) == look);
        Self { mixed: mixes_scripts(name), like: like.map(|entry| entry.username.clone()) }
    }
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
