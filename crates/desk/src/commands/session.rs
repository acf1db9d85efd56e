//! Signing in and out.

use database::DatabaseError;
use local_store::Owner;
use model::{Code, Profile, RequestId, Session, SessionOpen, SessionRevoke, Username};
use uuid::Uuid;

use crate::connection::Wanted;
use crate::connection::handle::DatabaseHandle;
use crate::context::Context;
use crate::error::DeskError;
use crate::session::SessionLock;

/// Signs in.
pub(crate) async fn session_open(context: &Context, request: SessionOpen) -> Result<Profile, DeskError> {
    // Nobody has a name that the rules forbid: the answer is the one for a wrong password.
    let wrong = |_| DeskError::from(DatabaseError::Refused(Code::SessionWrongCredentials));
    let username = Username::parse(&request.username.to_lowercase()).map_err(wrong)?;
    let handle = context.connection.handle()?;
    let opened = context.session.open(&handle, &username, request.password).await;
    if let Err(DeskError::Database(DatabaseError::Refused(Code::PersonDeactivated))) = &opened {
        refuse_outbox(context, &handle, &username).await?;
    }
    let session = opened?;
    let person = session.person.clone();
    let lock = context.session.lock().await;
    let owner = Owner { database: handle.identity(), person: person.id };
    if context.session.draft_owner().is_ok_and(|before| before != owner) {
        context.offers.clear();
    }
    context.session.replace(&handle, session, &lock).await?;
    context.outbox.announce().await;
    Ok(person)
}

/// Signs out. The workstation forgets the session at once, even if the database is away; there it expires.
pub(crate) async fn session_close(context: &Context, (): ()) -> Result<(), DeskError> {
    let session = context.session.context();
    let left = sign_out(context, &context.session.lock().await).await;
    if let Ok(session) = session {
        let closed = session.database().session_close(session.token()).await;
        // A session that has ended already is what was wanted. The connection state tells whether the database is away.
        let _ = context.connection.record(&session.handle, Wanted::Change, closed);
    }
    left
}

/// The person's sessions.
pub(crate) async fn session_list(context: &Context, (): ()) -> Result<Vec<Session>, DeskError> {
    let session = context.session.context()?;
    context.session.record(&session, session.database().session_list(session.token()).await)
}

/// Ends one of the person's sessions.
pub(crate) async fn session_revoke(context: &Context, request: SessionRevoke) -> Result<(), DeskError> {
    let session = context.session.context()?;
    let id = RequestId(Uuid::now_v7());
    let revoked = session.database().session_revoke(session.token(), id, request.session).await;
    context.session.record_change(&session, revoked)
}

/// Leaves a database that this workstation turns away from: signs out here at once, and there in the background.
pub(super) async fn leave(context: &Context, lock: &SessionLock<'_>) -> Result<(), DeskError> {
    if let Ok(session) = context.session.context() {
        context.session.close_in_background(session);
    }
    sign_out(context, lock).await
}

/// Forgets the session on this workstation, and the person's cached answers unless they outlive it.
pub(super) async fn sign_out(context: &Context, lock: &SessionLock<'_>) -> Result<(), DeskError> {
    let left = context.session.draft_owner();
    context.session.clear(lock);
    context.offers.clear();
    context.outbox.announce().await;
    context.session.remove_stored(lock).await?;
    match left {
        Ok(left) if !context.cache.outlives_session().await? => context.cache.remove(&left).await,
        _ => Ok(()),
    }
}

/// Marks the outbox of a deactivated person as refused, if it is the one who was here last.
async fn refuse_outbox(context: &Context, handle: &DatabaseHandle, username: &Username) -> Result<(), DeskError> {
    match context.session.stored_person().await? {
        Some(person) if person.username == username.as_str() => {
            let owner = Owner { database: handle.identity(), person: person.id };
            context.outbox.refuse_all(&owner, Code::PersonDeactivated).await
        }
        _ => Ok(()),
    }
}
