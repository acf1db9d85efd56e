//! Procedures of the area `person`.

use model::{
    Address, DirectoryCursor, DirectoryEntry, Email, Organisation, PersonName, Phone, Profession, Profile, RequestId,
    Username,
};

use crate::DatabaseError;
use crate::arguments::{Argument, Arguments, Call};
use crate::call::Database;
use crate::credential::Credential;
use crate::key_derivation::Key;
use crate::procedure::procedures;

/// What a person says about themself, checked.
#[derive(Debug, Clone)]
pub struct Identity {
    /// The display name.
    pub name: PersonName,
    /// The e-mail address.
    pub email: Email,
    /// The telephone number; not everybody has one.
    pub phone: Option<Phone>,
    /// The job.
    pub profession: Profession,
    /// The employer.
    pub organisation: Organisation,
    /// The place of work.
    pub address: Address,
}

/// An identity is one argument for each field; a telephone number is two.
impl Arguments for &Identity {
    fn add_to(self, arguments: &mut Vec<Argument>) {
        let Identity { name, email, phone, profession, organisation, address } = self;
        name.as_str().add_to(arguments);
        email.as_str().add_to(arguments);
        phone.as_ref().map(Phone::e164).add_to(arguments);
        phone.as_ref().and_then(Phone::extension).add_to(arguments);
        for text in [profession.as_str(), organisation.as_str(), address.as_str()] {
            text.add_to(arguments);
        }
    }
}

/// A cursor of the directory is two arguments: the name and the person.
impl Arguments for Option<&DirectoryCursor> {
    fn add_to(self, arguments: &mut Vec<Argument>) {
        self.map(|cursor| cursor.name.clone()).add_to(arguments);
        self.map(|cursor| cursor.id).add_to(arguments);
    }
}

procedures! {
    /// The person's own profile.
    person_profile() -> Profile
        = one "CALL person_profile(?)";

    /// Changes the person's own profile that is still at `version`.
    person_update(request: RequestId, version: u32, identity: &Identity) -> Profile
        = one "CALL person_update(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /// Changes the person's own password; every other session ends.
    person_change_password(request: RequestId, current: &Key, credential: &Credential) -> ()
        = done "CALL person_change_password(?, ?, ?, ?, ?, ?, ?, ?)";

    /// Deactivates the person.
    person_deactivate(request: RequestId, key: &Key) -> ()
        = done "CALL person_deactivate(?, ?, ?)";

    /// A page of the directory.
    person_directory(prefix: &str, after: Option<&DirectoryCursor>, limit: u32) -> Vec<DirectoryEntry>
        = rows "CALL person_directory(?, ?, ?, ?, ?)";
}

impl Database {
    /// Signs a person up: without an invitation as an employee.
    pub async fn person_sign_up(
        &self,
        request: RequestId,
        username: &Username,
        identity: &Identity,
        invitation: &str,
        credential: &Credential,
    ) -> Result<(), DatabaseError> {
        let call = Call::new("CALL person_sign_up(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)").with(request);
        self.done(call.with(username).with(identity).with(invitation).with(credential)).await
    }
}
