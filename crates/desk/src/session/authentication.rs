//! Proves who a person is: keys from passwords, and the calls that need them.

use database::key_derivation::{Derivation, Key};
use database::{Credential, DatabaseError, Token};
use model::{Code, NewPassword, OpenedSession, Username};

use super::SessionService;
use super::context::{Session, SessionContext};
use crate::connection::Wanted;
use crate::connection::handle::DatabaseHandle;
use crate::error::DeskError;

impl SessionService {
    /// Opens a session at the database. This workstation uses it after [`Self::replace`].
    ///
    /// A key that was derived at a lower cost than today's is upgraded in the same call.
    pub(crate) async fn open(
        &self,
        handle: &DatabaseHandle,
        username: &Username,
        password: String,
    ) -> Result<Session, DeskError> {
        let (database, workstation) = (&handle.database, &self.workstation);
        let mut derivation = self.connection.record(handle, Wanted::Read, database.session_salt(username).await)?;
        if let Some(upgraded) = derivation.upgraded() {
            let key = derive(&derivation, password.clone()).await?;
            let upgraded = Credential { key: derive(&upgraded, password.clone()).await?, derivation: upgraded };
            match database.session_open_upgrading(username, &key, workstation, &upgraded).await {
                Err(DatabaseError::Refused(Code::SessionWrongCredentials)) => {
                    let now = self.connection.record(handle, Wanted::Read, database.session_salt(username).await)?;
                    if now == derivation {
                        return Err(DatabaseError::Refused(Code::SessionWrongCredentials).into());
                    }
                    // Another workstation upgraded the key at this very moment.
                    derivation = now;
                }
                opened => return session(self.connection.record(handle, Wanted::Change, opened)?, upgraded.derivation),
            }
        }
        let key = derive(&derivation, password).await?;
        let opened = database.session_open(username, &key, workstation).await;
        session(self.connection.record(handle, Wanted::Change, opened)?, derivation)
    }

    /// The salt of a name, whether somebody has it or not.
    pub(crate) async fn salt_of(&self, handle: &DatabaseHandle, username: &Username) -> Result<[u8; 16], DeskError> {
        Ok(self.connection.record(handle, Wanted::Read, handle.database.session_salt(username).await)?.salt)
    }

    /// Makes the credential of a new password. The salt is the one of the name: it changes with no password, so that nobody
    /// sees from outside when one changed.
    pub(crate) async fn new_credential(salt: [u8; 16], password: &NewPassword) -> Result<Credential, DeskError> {
        let derivation = Derivation::current(salt);
        let key = derive(&derivation, password.expose().to_owned()).await?;
        Ok(Credential { derivation, key })
    }

    /// Runs an action that needs the password again. If the password seems wrong, asks once whether another workstation has
    /// upgraded the key since, and tries again with the new derivation.
    pub(crate) async fn with_password<T, F: Future<Output = Result<T, DatabaseError>>>(
        &self,
        context: &SessionContext,
        password: String,
        action: impl Fn(Key) -> F,
    ) -> Result<Result<T, DatabaseError>, DeskError> {
        let known = &context.session.derivation;
        let done = action(derive(known, password.clone()).await?).await;
        let Err(DatabaseError::Refused(Code::PersonWrongPassword)) = done else { return Ok(done) };
        let username = Username::parse(&context.session.person.username)?;
        let now = self.record(context, context.database().session_salt(&username).await)?;
        if now == *known {
            return Ok(done);
        }
        let done = action(derive(&now, password).await?).await;
        if !matches!(done, Err(DatabaseError::Refused(Code::PersonWrongPassword))) {
            self.update_derivation(&context.session, now).await?;
        }
        Ok(done)
    }
}

fn session(opened: OpenedSession, derivation: Derivation) -> Result<Session, DeskError> {
    let token = Token::parse(&opened.token).ok_or_else(|| DeskError::Internal("malformed token".into()))?;
    Ok(Session { token, person: opened.person, derivation })
}

/// Derives a key on a thread that may block: it takes a noticeable time by design.
async fn derive(derivation: &Derivation, password: String) -> Result<Key, DeskError> {
    let derivation = derivation.clone();
    let key = tokio::task::spawn_blocking(move || derivation.derive(&password)).await;
    Ok(key.map_err(|error| DeskError::Internal(error.to_string()))??)
}
