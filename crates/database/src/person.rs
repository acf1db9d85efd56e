//! Procedures of the area `person`.

use model::{
    Address, DirectoryCursor, DirectoryEntry, Email, Organisation, PersonName, Phone, Profession, Profile, RequestId,
    Username,
};

use crate::DatabaseError;
use crate::arguments::Call;
use crate::call::Database;
use crate::credential::Credential;
use crate::key_derivation::Key;
use crate::token::Token;

/// What a person tells about themself, checked.
#[derive(Debug, Clone)]
pub struct Identity {
    /// The name that others see.
    pub name: PersonName,
    /// For electronic mail.
    pub email: Email,
    /// E.164.
    pub phone: Phone,
    /// What the person does.
    pub profession: Profession,
    /// Where the person works.
    pub organisation: Organisation,
    /// Where the person can be found.
    pub address: Address,
}

impl Call {
    fn identity(self, identity: &Identity) -> Self {
        self.with(identity.name.as_str())
            .with(identity.email.as_str())
            .with(identity.phone.as_str())
            .with(identity.profession.as_str())
            .with(identity.organisation.as_str())
            .with(identity.address.as_str())
    }
}

impl Database {
    /// Makes a person. An empty invitation makes an employee.
    pub async fn person_sign_up(
        &self,
        request: RequestId,
        username: &Username,
        identity: &Identity,
        invitation: &str,
        credential: &Credential,
    ) -> Result<(), DatabaseError> {
        let call = Call::new("CALL person_sign_up(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)").request(request);
        let call = call.with(username.as_str()).identity(identity).with(invitation).credential(credential);
        self.done(call).await
    }

    /// One's own profile.
    pub async fn person_profile(&self, token: &Token) -> Result<Profile, DatabaseError> {
        self.one(Call::of(token, "CALL person_profile(?)")).await
    }

    /// Changes one's own profile.
    pub async fn person_update(
        &self,
        token: &Token,
        request: RequestId,
        version: u32,
        identity: &Identity,
    ) -> Result<Profile, DatabaseError> {
        let call = Call::of(token, "CALL person_update(?, ?, ?, ?, ?, ?, ?, ?, ?)").request(request);
        self.one(call.with(version).identity(identity)).await
    }

    /// Changes one's own password; every other session ends.
    pub async fn person_change_password(
        &self,
        token: &Token,
        request: RequestId,
        current: &Key,
        credential: &Credential,
    ) -> Result<(), DatabaseError> {
        let call = Call::of(token, "CALL person_change_password(?, ?, ?, ?, ?, ?, ?, ?)").request(request);
        self.done(call.with(current.expose().as_slice()).credential(credential)).await
    }

    /// Deactivates oneself.
    pub async fn person_deactivate(&self, token: &Token, request: RequestId, key: &Key) -> Result<(), DatabaseError> {
        let call = Call::of(token, "CALL person_deactivate(?, ?, ?)").request(request);
        self.done(call.with(key.expose().as_slice())).await
    }

    /// A page of the directory.
    pub async fn person_directory(
        &self,
        token: &Token,
        prefix: &str,
        after: Option<&DirectoryCursor>,
        limit: u32,
    ) -> Result<Vec<DirectoryEntry>, DatabaseError> {
        let call = Call::of(token, "CALL person_directory(?, ?, ?, ?, ?)").with(prefix);
        self.rows(call.with(after.map(|c| c.name.clone())).with(after.map(|c| c.id.0)).with(limit)).await
    }
}
