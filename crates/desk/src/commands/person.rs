//! People: signing up, one's own profile and password, and the directory.

use database::key_derivation::Key;
use database::{DatabaseError, Identity};
use model::{
    Address, Cached, Code, DirectoryCursor, DirectoryPage, Email, Invalid, NewPassword, Organisation, PasswordCheck,
    PasswordStrength, PersonChangePassword, PersonDeactivate, PersonDirectory, PersonName, PersonNameCheck,
    PersonNameChecked, PersonSignUp, PersonUpdate, Phone, PhoneCheck, PhoneChecked, PhoneCountry, Profession, Profile,
    SessionOpen, Username,
};

use super::page::{PAGE, next};
use super::session::{session_open, sign_out};
use crate::cache::CacheKey;
use crate::connection::Wanted;
use crate::context::Context;
use crate::error::DeskError;
use crate::session::SessionService;

/// How many people whose names begin alike are compared with a new name.
const MOST_ALIKE: u32 = 100;

/// Rates a password.
pub(crate) async fn password_check(_: &Context, request: PasswordCheck) -> Result<PasswordStrength, DeskError> {
    let hints: Vec<&str> = request.hints.iter().map(String::as_str).collect();
    Ok(PasswordStrength::of(&request.password, &hints))
}

/// The countries of the world with their calling codes.
pub(crate) async fn phone_countries(_: &Context, (): ()) -> Result<Vec<PhoneCountry>, DeskError> {
    Ok(model::phone_countries())
}

/// Reads a telephone number.
pub(crate) async fn phone_check(_: &Context, request: PhoneCheck) -> Result<PhoneChecked, DeskError> {
    Ok(request.read())
}

/// Signs a person up and in. Repeated after a lost answer, it does not make a second person.
pub(crate) async fn person_sign_up(context: &Context, request: PersonSignUp) -> Result<Profile, DeskError> {
    let username = Username::parse(&request.username)?;
    let identity = Identity {
        name: PersonName::parse(&request.name)?,
        email: Email::parse(&request.email)?,
        phone: Phone::parse(&request.phone_region, &request.phone, &request.phone_extension)?,
        profession: Profession::parse(&request.profession)?,
        organisation: Organisation::parse(&request.organisation)?,
        address: Address::parse(&request.address)?,
    };
    let hints = [username.as_str(), identity.name.as_str(), identity.email.as_str()];
    let password = NewPassword::parse(&request.password, &hints)?;
    let handle = context.connection.handle()?;
    let salt = context.session.salt_of(&handle, &username).await?;
    let credential = SessionService::new_credential(salt, &password).await?;
    let invitation = plain_code(&request.invitation);
    let made = handle.database.person_sign_up(request.request, &username, &identity, &invitation, &credential).await;
    context.connection.record(&handle, Wanted::Change, made).map_err(|error| match error {
        DeskError::Database(DatabaseError::Refused(Code::PersonUsernameTaken)) => {
            Invalid { field: Username::FIELD, code: Code::PersonUsernameTaken, limit: None }.into()
        }
        DeskError::Database(DatabaseError::Refused(
            code @ (Code::PersonInvitationInvalid | Code::PersonSignUpClosed),
        )) => Invalid { field: "invitation", code, limit: None }.into(),
        other => other,
    })?;
    session_open(context, SessionOpen { username: request.username, password: request.password }).await
}

/// The person's own profile; while the database is away, as it was last seen.
pub(crate) async fn person_profile(context: &Context, (): ()) -> Result<Profile, DeskError> {
    let session = context.session.context()?;
    let answer = session.database().person_profile(session.token()).await;
    let person = match context.session.record(&session, answer) {
        Err(DeskError::Database(error)) if error.is_about_connection() => return Ok(session.session.person.clone()),
        answer => answer?,
    };
    context.session.update_person(&session.session, &person).await?;
    Ok(person)
}

/// Changes the person's own profile.
pub(crate) async fn person_update(context: &Context, request: PersonUpdate) -> Result<Profile, DeskError> {
    let session = context.session.context()?;
    let identity = Identity {
        name: PersonName::parse(&request.name)?,
        email: Email::parse(&request.email)?,
        phone: Phone::parse(&request.phone_region, &request.phone, &request.phone_extension)?,
        profession: Profession::parse(&request.profession)?,
        organisation: Organisation::parse(&request.organisation)?,
        address: Address::parse(&request.address)?,
    };
    let (database, token) = (session.database(), session.token());
    let changed = database.person_update(token, request.request, request.version, &identity).await;
    let person = context.session.record_change(&session, changed)?;
    context.session.update_person(&session.session, &person).await?;
    Ok(person)
}

/// Changes the person's own password. Every other session ends.
pub(crate) async fn person_change_password(context: &Context, request: PersonChangePassword) -> Result<(), DeskError> {
    let session = context.session.context()?;
    let person = &session.session.person;
    let hints = [person.username.as_str(), person.name.as_str(), person.email.as_str()];
    let password = NewPassword::parse(&request.password, &hints)?;
    let credential = SessionService::new_credential(session.session.derivation.salt, &password).await?;
    let (database, token, id, new) = (session.database(), session.token(), request.request, &credential);
    let change = |current: Key| async move { database.person_change_password(token, id, &current, new).await };
    let changed = context.session.with_password(&session, request.current, change).await?;
    context.session.record_change(&session, changed).map_err(|error| wrong_password(error, "current"))?;
    context.session.update_derivation(&session.session, credential.derivation).await
}

/// Deactivates the person and signs out.
pub(crate) async fn person_deactivate(context: &Context, request: PersonDeactivate) -> Result<(), DeskError> {
    let session = context.session.context()?;
    let (database, token, id) = (session.database(), session.token(), request.request);
    let deactivate = |key: Key| async move { database.person_deactivate(token, id, &key).await };
    let done = context.session.with_password(&session, request.password, deactivate).await?;
    context.session.record(&session, done).map_err(|error| wrong_password(error, "password"))?;
    sign_out(context, &context.session.lock().await).await
}

/// A page of the directory.
pub(crate) async fn person_directory(
    context: &Context,
    request: PersonDirectory,
) -> Result<Cached<DirectoryPage>, DeskError> {
    let session = context.session.context()?;
    let (prefix, after) = (request.prefix.trim(), request.after.as_ref());
    let ask = async {
        let rows = session.database().person_directory(session.token(), prefix, after, PAGE).await;
        let rows = context.session.record(&session, rows)?;
        let next = next(&rows, |row| DirectoryCursor { name: row.name.clone(), id: row.id });
        Ok(DirectoryPage { rows, next })
    };
    let key = (prefix.is_empty() && after.is_none()).then_some(CacheKey::Directory);
    context.cache.fetch(&session, key, ask).await
}

/// Checks a display name beside the people whom the asker may see; before signing in, and while the database is away, by itself
/// alone.
pub(crate) async fn person_name_check(
    context: &Context,
    request: PersonNameCheck,
) -> Result<PersonNameChecked, DeskError> {
    let name = &request.name;
    let session = context.session.context().and_then(|session| context.connection.require_online().map(|()| session));
    let Ok(session) = session else { return Ok(PersonNameChecked::of(name, &[])) };
    let rows = session.database().person_directory(session.token(), &request.beginning(), None, MOST_ALIKE).await;
    let mut rows = context.session.record(&session, rows)?;
    rows.retain(|entry| entry.id != session.session.person.id);
    Ok(PersonNameChecked::of(name, &rows))
}

/// The plain form of an invitation code, which may be typed in small letters, with or without dashes, and with letters for the
/// digits that they look like.
fn plain_code(typed: &str) -> String {
    let plain = |c: char| match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        c => c,
    };
    typed.chars().filter(char::is_ascii_alphanumeric).map(plain).collect()
}

/// Names the field in which the wrong password was typed.
fn wrong_password(error: DeskError, field: &'static str) -> DeskError {
    match error {
        DeskError::Database(DatabaseError::Refused(code @ Code::PersonWrongPassword)) => {
            Invalid { field, code, limit: None }.into()
        }
        other => other,
    }
}
