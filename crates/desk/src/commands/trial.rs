//! Trying the application on one computer.

use database::connection_file::ConnectionFile;
use model::{Connection, Signal, TrialStep};

use super::session::leave;
use crate::connection::handle::DatabaseHandle;
use crate::context::Context;
use crate::error::DeskError;
use crate::samples;
use crate::trial::error::TrialError;

/// Makes a trial and connects to it. If it cannot be made, nothing is left.
pub(crate) async fn trial_start(context: &Context, (): ()) -> Result<Connection, DeskError> {
    context.connection.require_changeable()?;
    let made = context.trial.make(async |desk, directory| {
        samples::make(desk, directory).await.map_err(|error| TrialError::Samples(error.into()))
    });
    if let Some(file) = made.await? {
        enter(context, file).await?;
    }
    context.system.host.signal(&Signal::Trial { step: TrialStep::Ready });
    Ok(context.connection.current())
}

/// Removes the trial and everything that belongs to it.
pub(crate) async fn trial_remove(context: &Context, (): ()) -> Result<Connection, DeskError> {
    if context.trial.is_active() {
        let lock = context.session.lock().await;
        leave(context, &lock).await?;
        context.trial.remove(&lock).await?;
        context.connection.forget().await?;
    }
    Ok(context.connection.current())
}

async fn enter(context: &Context, mut file: ConnectionFile) -> Result<(), DeskError> {
    let password = file.take_password().map(|password| password.to_string()).unwrap_or_default();
    let handle = DatabaseHandle::new(file, &password);
    handle.database.reach().await?;
    let lock = context.session.lock().await;
    leave(context, &lock).await?;
    context.trial.activate(&handle.file).await?;
    context.connection.replace(handle, password).await?;
    Ok(())
}
