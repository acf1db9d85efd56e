//! Becoming a person of the desk, one's own profile, and the directory.

use database::key_derivation::{Derivation, Key};
use database::{Credential, DatabaseError, Identity};
use model::{
    Address, Code, DirectoryCursor, DirectoryPage, Email, Invalid, Known, NewPassword, Organisation, PasswordCheck,
    PasswordStrength, PersonChangePassword, PersonDeactivate, PersonDirectory, PersonName, PersonSignUp, PersonUpdate,
    Phone, PhoneCheck, PhoneChecked, PhoneCountry, Profession, Profile, RequestId, SessionOpen, Username,
};

use crate::desk::Desk;
use crate::error::DeskError;
use crate::session::derive;

const PAGE: u32 = 50;

impl Desk {
    /// Judges a password.
    pub async fn password_check(&self, request: PasswordCheck) -> Result<PasswordStrength, DeskError> {
        let hints: Vec<&str> = request.hints.iter().map(String::as_str).collect();
        Ok(PasswordStrength::of(&request.password, &hints))
    }

    /// The countries of the world and their calling codes.
    pub async fn phone_countries(&self, (): ()) -> Result<Vec<PhoneCountry>, DeskError> {
        Ok(model::phone_countries())
    }

    /// Reads a telephone number.
    pub async fn phone_check(&self, request: PhoneCheck) -> Result<PhoneChecked, DeskError> {
        Ok(request.read()?)
    }

    /// Becomes a person of the desk and signs in. Repeated after a lost answer it does not make a second person.
    pub async fn person_sign_up(&self, request: PersonSignUp) -> Result<Profile, DeskError> {
        let username = Username::parse(&request.username)?;
        let identity = Identity {
            name: PersonName::parse(&request.name)?,
            email: Email::parse(&request.email)?,
            phone: Phone::parse(&request.phone_region, &request.phone)?,
            profession: Profession::parse(&request.profession)?,
            organisation: Organisation::parse(&request.organisation)?,
            address: Address::parse(&request.address)?,
        };
        let hints = [username.as_str(), identity.name.as_str(), identity.email.as_str()];
        let password = NewPassword::parse(&request.password, &hints)?;
        let link = self.link()?;
        let credential = self.new_credential(request.request, &password).await?;
        let invitation = plain_code(&request.invitation);
        let made = link.database.person_sign_up(request.request, &username, &identity, &invitation, &credential).await;
        self.settle_link(&link, made).map_err(|error| match error {
            DeskError::Database(DatabaseError::Refused(Code::PersonUsernameTaken)) => {
                Invalid { field: Username::FIELD, code: Code::PersonUsernameTaken, limit: None }.into()
            }
            DeskError::Database(DatabaseError::Refused(
                code @ (Code::PersonInvitationInvalid | Code::PersonSignUpClosed),
            )) => Invalid { field: "invitation", code, limit: None }.into(),
            other => other,
        })?;
        self.session_open(SessionOpen { username: request.username, password: request.password }).await
    }

    /// One's own profile.
    pub async fn person_profile(&self, (): ()) -> Result<Profile, DeskError> {
        let here = self.here()?;
        let person = match self.settle(&here, here.database().person_profile(here.token()).await) {
            // While the database is away the profile is the one that was last seen.
            Err(DeskError::Database(error)) if error.is_about_connection() => return Ok(here.signed.person.clone()),
            answer => answer?,
        };
        self.keep_person(&here.signed, &person).await?;
        Ok(person)
    }

    /// Changes one's own profile.
    pub async fn person_update(&self, request: PersonUpdate) -> Result<Profile, DeskError> {
        let here = self.here()?;
        let identity = Identity {
            name: PersonName::parse(&request.name)?,
            email: Email::parse(&request.email)?,
            phone: Phone::parse(&request.phone_region, &request.phone)?,
            profession: Profession::parse(&request.profession)?,
            organisation: Organisation::parse(&request.organisation)?,
            address: Address::parse(&request.address)?,
        };
        let changed = here.database().person_update(here.token(), request.request, request.version, &identity).await;
        let person = self.settle_change(&here, changed)?;
        self.keep_person(&here.signed, &person).await?;
        Ok(person)
    }

    /// Changes one's own password. Every other session ends.
    pub async fn person_change_password(&self, request: PersonChangePassword) -> Result<(), DeskError> {
        let here = self.here()?;
        let person = &here.signed.person;
        let hints = [person.username.as_str(), person.name.as_str(), person.email.as_str()];
        let password = NewPassword::parse(&request.password, &hints)?;
        let credential = self.new_credential(request.request, &password).await?;
        let (database, token, wish) = (here.database(), here.token(), request.request);
        let new = &credential;
        let change = |current: Key| async move { database.person_change_password(token, wish, &current, new).await };
        let changed = self.with_password(&here, request.current, change).await?;
        self.settle_change(&here, changed).map_err(|error| wrong_password(error, "current"))?;
        self.keep_derivation(&here.signed, credential.derivation).await
    }

    /// Takes oneself out of the desk.
    pub async fn person_deactivate(&self, request: PersonDeactivate) -> Result<(), DeskError> {
        let here = self.here()?;
        let (database, token, wish) = (here.database(), here.token(), request.request);
        let leave = |key: Key| async move { database.person_deactivate(token, wish, &key).await };
        let done = self.with_password(&here, request.password, leave).await?;
        self.settle(&here, done).map_err(|error| wrong_password(error, "password"))?;
        self.sign_out_here(&self.turn().await).await
    }

    /// A page of the directory.
    pub async fn person_directory(&self, request: PersonDirectory) -> Result<Known<DirectoryPage>, DeskError> {
        let here = self.here()?;
        let (prefix, after) = (request.prefix.trim(), request.after.as_ref());
        let ask = async {
            let rows = here.database().person_directory(here.token(), prefix, after, PAGE).await;
            let rows = self.settle(&here, rows)?;
            let full = rows.len() >= PAGE as usize;
            let last = rows.last().filter(|_| full);
            let next = last.map(|row| DirectoryCursor { name: row.name.clone(), id: row.id });
            Ok(DirectoryPage { rows, next })
        };
        self.known(&here, (prefix.is_empty() && after.is_none()).then_some("directory"), ask).await
    }

    /// What the database will know of a new password. The same wish has the same salt: one that was carried out although its
    /// answer was lost, and is sent again, leaves this workstation knowing how the key is derived.
    async fn new_credential(&self, wish: RequestId, password: &NewPassword) -> Result<Credential, DeskError> {
        let derivation = Derivation::current(Derivation::salt_for(&self.inner.salts, wish.0.as_bytes()));
        let key = derive(&derivation, password.expose().to_owned()).await?;
        Ok(Credential { derivation, key })
    }
}

/// An invitation code may be typed in small letters, with or without its dashes, and with the letters that it leaves out
/// because they look like digits.
fn plain_code(typed: &str) -> String {
    let plain = |c: char| match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        c => c,
    };
    typed.chars().filter(char::is_ascii_alphanumeric).map(plain).collect()
}

/// Says by which field the wrong password was typed.
fn wrong_password(error: DeskError, field: &'static str) -> DeskError {
    match error {
        DeskError::Database(DatabaseError::Refused(code @ Code::PersonWrongPassword)) => {
            Invalid { field, code, limit: None }.into()
        }
        other => other,
    }
}
