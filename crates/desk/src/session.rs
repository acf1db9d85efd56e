//! Signing in and out, and what is kept of it.

use database::key_derivation::{Derivation, Key};
use database::{Credential, DatabaseError, Token};
use local_store::{Owner, Setting};
use model::{Code, OpenedSession, Profile, RequestId, Session, SessionOpen, SessionRevoke, Signal, Username};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::desk::Desk;
use crate::error::DeskError;
use crate::here::{Here, Link, Signed, Turn};
use crate::host::Secret;

/// What the keyring keeps of a session.
#[derive(Serialize, Deserialize)]
struct Kept {
    token: String,
    derivation: Derivation,
}

impl Desk {
    /// Signs in.
    pub async fn session_open(&self, request: SessionOpen) -> Result<Profile, DeskError> {
        // A name that no rule allows belongs to nobody: the answer is the one for a wrong password.
        let wrong = || DeskError::from(DatabaseError::Refused(Code::SessionWrongCredentials));
        let username = Username::parse(&request.username.to_lowercase()).map_err(|_| wrong())?;
        let link = self.link()?;
        let opened = self.open_at_todays_cost(&link, &username, request.password).await;
        if let Err(DeskError::Database(DatabaseError::Refused(Code::PersonDeactivated))) = &opened {
            self.refuse_waiting(&link, username.as_str(), Code::PersonDeactivated).await?;
        }
        let (OpenedSession { token, person }, derivation) = opened?;
        let signed = Signed {
            token: Token::parse(&token).ok_or_else(|| DeskError::Internal("malformed token".into()))?,
            person,
            derivation,
        };
        let turn = self.turn().await;
        if !self.is_link(&link) {
            // Another database was chosen meanwhile: it must not get the token of this one.
            return Err(DeskError::NoConnection);
        }
        let before = self.here();
        self.keep_session(&signed, token, &turn).await?;
        let person = signed.person.clone();
        self.set_signed(&link, signed);
        if let Ok(before) = before {
            self.close_behind(before);
        }
        self.inner.wake.notify_one();
        self.tell_outbox().await;
        Ok(person)
    }

    /// Opens a session. A key that was derived at a lower cost than today's is exchanged in the same call; answers how the key
    /// is derived from now on.
    async fn open_at_todays_cost(
        &self,
        link: &Link,
        username: &Username,
        password: String,
    ) -> Result<(OpenedSession, Derivation), DeskError> {
        let (database, workstation) = (&link.database, &self.inner.workstation);
        let mut derivation = self.settle_link(link, database.session_salt(username).await)?;
        let fresh = Derivation::salt_for(&self.inner.salts, Uuid::now_v7().as_bytes());
        if let Some(upgraded) = derivation.upgraded(fresh) {
            let key = derive(&derivation, password.clone()).await?;
            let upgraded = Credential { key: derive(&upgraded, password.clone()).await?, derivation: upgraded };
            match database.session_open_upgrading(username, &key, workstation, &upgraded).await {
                Err(DatabaseError::Refused(Code::SessionWrongCredentials)) => {
                    let now = self.settle_link(link, database.session_salt(username).await)?;
                    if now == derivation {
                        return Err(DatabaseError::Refused(Code::SessionWrongCredentials).into());
                    }
                    // Another workstation has exchanged the key at this very moment.
                    derivation = now;
                }
                opened => return Ok((self.settle_link(link, opened)?, upgraded.derivation)),
            }
        }
        let key = derive(&derivation, password).await?;
        let opened = database.session_open(username, &key, workstation).await;
        Ok((self.settle_link(link, opened)?, derivation))
    }

    /// Does what needs the password again. The key may be derived in another way than when this workstation signed in, because
    /// another one has exchanged it for one at a higher cost since: asked only when the password seems wrong.
    pub(crate) async fn with_password<T, F: Future<Output = Result<T, DatabaseError>>>(
        &self,
        here: &Here,
        password: String,
        act: impl Fn(Key) -> F,
    ) -> Result<Result<T, DatabaseError>, DeskError> {
        let known = &here.signed.derivation;
        let done = act(derive(known, password.clone()).await?).await;
        let Err(DatabaseError::Refused(Code::PersonWrongPassword)) = done else { return Ok(done) };
        let username = Username::parse(&here.signed.person.username)?;
        let now = self.settle(here, here.database().session_salt(&username).await)?;
        if now == *known {
            return Ok(done);
        }
        let done = act(derive(&now, password).await?).await;
        if !matches!(done, Err(DatabaseError::Refused(Code::PersonWrongPassword))) {
            self.keep_derivation(&here.signed, now).await?;
        }
        Ok(done)
    }

    /// Nothing that waits of this person can be delivered any more, if it is the one who was here last.
    async fn refuse_waiting(&self, link: &Link, username: &str, code: Code) -> Result<(), DeskError> {
        let Some(person) = self.inner.local.setting(Setting::Person).await? else { return Ok(()) };
        let Ok(person) = serde_json::from_str::<Profile>(&person) else { return Ok(()) };
        if person.username == username {
            let owner = Owner { database: link.identity(), person: person.id };
            self.inner.local.outbox_refuse_all(&owner, code).await?;
            self.tell_outbox().await;
        }
        Ok(())
    }

    /// Signs out. The workstation forgets the session at once, also where the database cannot be told; there it expires.
    pub async fn session_close(&self, (): ()) -> Result<(), DeskError> {
        let here = self.here();
        let left = self.sign_out_here(&self.turn().await).await;
        if let Ok(here) = here {
            let closed = here.database().session_close(here.token()).await;
            // Already ended is what was wanted; a database that is away is told by the state of the connection.
            let _ = self.settle_link(&here.link, closed);
        }
        left
    }

    /// Ends a session that this workstation has forgotten, without waiting for its database. Where that cannot be told, the
    /// session expires.
    pub(crate) fn close_behind(&self, left: Here) {
        let ended = self.inner.ended.clone();
        self.inner.workers.spawn(async move {
            tokio::select! {
                () = ended.cancelled() => {}
                _ = left.database().session_close(left.token()) => {}
            }
        });
    }

    /// One's own sessions.
    pub async fn session_list(&self, (): ()) -> Result<Vec<Session>, DeskError> {
        let here = self.here()?;
        self.settle(&here, here.database().session_list(here.token()).await)
    }

    /// Ends one of one's own sessions.
    pub async fn session_revoke(&self, request: SessionRevoke) -> Result<(), DeskError> {
        let here = self.here()?;
        let wish = RequestId(Uuid::now_v7());
        self.settle_change(&here, here.database().session_revoke(here.token(), wish, request.session).await)
    }

    /// Takes up the session of the last run. Whether it still holds, the watch will find out.
    pub(crate) async fn restore_session(&self, _turn: &Turn<'_>) -> Result<(), DeskError> {
        let Ok(link) = self.link() else { return Ok(()) };
        let Some(person) = self.inner.local.setting(Setting::Person).await? else { return Ok(()) };
        let Some(kept) = self.inner.secrets.get(Secret::Session).await else { return Ok(()) };
        // What an older or newer version left behind is no reason not to start: one signs in again.
        let (Ok(person), Ok(kept)) = (serde_json::from_str(&person), serde_json::from_str::<Kept>(&kept)) else {
            return Ok(());
        };
        if let Some(token) = Token::parse(&kept.token) {
            self.set_signed(&link, Signed { token, person, derivation: kept.derivation });
        }
        Ok(())
    }

    /// Forgets the session on this workstation.
    pub(crate) async fn sign_out_here(&self, _turn: &Turn<'_>) -> Result<(), DeskError> {
        let left = self.writer();
        self.set_signed_out(true);
        self.tell_outbox().await;
        self.inner.secrets.forget(Secret::Session).await;
        self.inner.local.forget_setting(Setting::Person).await?;
        match left {
            Ok(left) if !self.keeps_known().await? => self.wipe_known(&left).await,
            _ => Ok(()),
        }
    }

    /// The database no longer knows this session. What is typed stays in the window, drafts stay in the file.
    pub(crate) fn session_lost(&self, signed: &Signed) {
        if self.is_signed(signed) {
            self.set_signed_out(false);
            self.inner.host.signal(&Signal::SessionEnded);
        }
    }

    /// Takes over a profile as the database answered it, unless the person has left meanwhile.
    pub(crate) async fn keep_person(&self, signed: &Signed, person: &Profile) -> Result<(), DeskError> {
        let _turn = self.turn().await;
        if !self.is_signed(signed) {
            return Ok(());
        }
        self.inner.local.keep_setting(Setting::Person, &text(person)?).await?;
        if signed.person != *person {
            self.replace_signed(Signed { person: person.clone(), ..signed.clone() });
        }
        Ok(())
    }

    /// Takes over a new way of deriving the key, after the password was changed, unless the person has left meanwhile.
    pub(crate) async fn keep_derivation(&self, signed: &Signed, derivation: Derivation) -> Result<(), DeskError> {
        let turn = self.turn().await;
        if !self.is_signed(signed) {
            return Ok(());
        }
        let signed = Signed { derivation, ..signed.clone() };
        self.keep_session(&signed, signed.token.to_hex(), &turn).await?;
        self.replace_signed(signed);
        Ok(())
    }

    async fn keep_session(&self, signed: &Signed, token: String, _turn: &Turn<'_>) -> Result<(), DeskError> {
        let kept = text(&Kept { token, derivation: signed.derivation.clone() })?;
        self.inner.secrets.keep(Secret::Session, kept).await;
        self.inner.local.keep_setting(Setting::Person, &text(&signed.person)?).await?;
        Ok(())
    }
}

/// Derives a key on a thread that may take its time.
pub(crate) async fn derive(derivation: &Derivation, password: String) -> Result<Key, DeskError> {
    let derivation = derivation.clone();
    let key = tokio::task::spawn_blocking(move || derivation.derive(&password)).await;
    Ok(key.map_err(|error| DeskError::Internal(error.to_string()))??)
}

fn text<T: Serialize>(value: &T) -> Result<String, DeskError> {
    serde_json::to_string(value).map_err(|error| DeskError::Internal(error.to_string()))
}
