//! Choosing, testing, restoring and forgetting the connection.

use database::connection_file::ConnectionFile;
use database::probe;
use model::{
    AppState, Connection, ConnectionFields, ConnectionImport, ConnectionTest, ConnectionUnlock, ConnectionVerdict,
};

use super::app::app_state;
use super::session::leave;
use crate::connection::form::{from_fields, from_file};
use crate::connection::handle::DatabaseHandle;
use crate::context::Context;
use crate::error::DeskError;
use crate::session::SessionLock;

/// Uses a connection file from now on, if its database answers. Otherwise nothing of it is kept.
pub(crate) async fn connection_import(context: &Context, request: ConnectionImport) -> Result<Connection, DeskError> {
    let (file, password) = from_file(request)?;
    adopt(context, file, password).await
}

/// Uses a connection that was typed in from now on, if its database answers.
pub(crate) async fn connection_enter(context: &Context, request: ConnectionFields) -> Result<Connection, DeskError> {
    let (file, password) = from_fields(request)?;
    adopt(context, file, password).await
}

/// Tests a connection and answers how far it came. Nothing of it is kept.
pub(crate) async fn connection_test(_: &Context, request: ConnectionTest) -> Result<ConnectionVerdict, DeskError> {
    let (file, password) = match request {
        ConnectionTest::File(file) => from_file(file)?,
        ConnectionTest::Fields(fields) => from_fields(fields)?,
    };
    let mut servers = file.servers().zip(file.routes(&password));
    let Some((first, route)) = servers.next() else { return Err(DeskError::NoConnection) };
    let verdict = probe(first, route).await;
    if verdict.ok {
        return Ok(verdict);
    }
    // One server that serves is enough; the first one's verdict tells what to repair.
    for (server, route) in servers {
        let other = probe(server, route).await;
        if other.ok {
            return Ok(other);
        }
    }
    Ok(verdict)
}

/// Unlocks a connection with its password.
pub(crate) async fn connection_unlock(context: &Context, request: ConnectionUnlock) -> Result<Connection, DeskError> {
    let file = context.connection.saved_file().await?.ok_or(DeskError::NoConnection)?;
    let handle = DatabaseHandle::new(file, &request.password);
    handle.database.reach().await?;
    let lock = context.session.lock().await;
    let connection = context.connection.unlock(handle, request.password).await;
    context.session.restore(&lock).await?;
    Ok(connection)
}

/// Tries the keyring again. If it has the password that was missing, restores the connection.
pub(crate) async fn keyring_retry(context: &Context, (): ()) -> Result<AppState, DeskError> {
    context.system.secrets.retry().await;
    let lock = context.session.lock().await;
    if matches!(context.connection.current(), Connection::Locked { .. }) {
        restore(context, &lock).await?;
        context.system.background.poll.notify_one();
    }
    drop(lock);
    app_state(context, ()).await
}

/// Tries the database now instead of at the next poll.
pub(crate) async fn connection_retry(context: &Context, (): ()) -> Result<Connection, DeskError> {
    if let Ok(handle) = context.connection.handle() {
        // The answer tells how it went; another failure is no error of this command.
        let _ = context.connection.reach(&handle).await;
        context.system.background.poll.notify_one();
    }
    Ok(context.connection.current())
}

/// Opens the connection for actions in the background: somebody is at the window and may act soon.
pub(crate) async fn connection_prepare(context: &Context, (): ()) -> Result<(), DeskError> {
    if let Ok(handle) = context.connection.handle()
        && !context.connection.is_offline()
    {
        context.system.background.spawn(async move {
            // The action that needs the connection reports what is wrong with it.
            let _ = handle.database.prepare().await;
        });
    }
    Ok(())
}

/// Removes the connection and its secrets. Drafts stay for their authors.
pub(crate) async fn connection_forget(context: &Context, (): ()) -> Result<Connection, DeskError> {
    context.connection.require_changeable()?;
    let lock = context.session.lock().await;
    leave(context, &lock).await?;
    context.trial.remove(&lock).await?;
    context.connection.forget().await
}

/// Restores the connection and the session of the last run, or the connection that the organisation gives.
pub(crate) async fn restore(context: &Context, lock: &SessionLock<'_>) -> Result<(), DeskError> {
    let password = context.connection.follow_managed().await?;
    context.trial.restore().await?;
    context.connection.restore(password).await?;
    context.session.restore(lock).await
}

async fn adopt(context: &Context, file: ConnectionFile, password: String) -> Result<Connection, DeskError> {
    context.connection.require_changeable()?;
    let handle = DatabaseHandle::new(file, &password);
    handle.database.reach().await?;
    let lock = context.session.lock().await;
    leave(context, &lock).await?;
    // A real database replaces the trial.
    context.trial.remove(&lock).await?;
    context.connection.replace(handle, password).await
}
