//! The buttons of notifications: what a person can do beside opening one.

use model::{Claim, PersonId, RequestId, Signal, TicketId};
use uuid::Uuid;

use crate::context::Context;
use crate::error::DeskError;
use crate::host::{Button, ButtonAction};

/// Does what a button says, and returns what the window shows then; nothing when its person is not signed in.
pub(crate) async fn press(context: &Context, button: Button) -> Option<Signal> {
    match button.does {
        ButtonAction::Reply(thread) => {
            let session = context.session.context().ok()?;
            (session.session.person.id == button.person).then_some(Signal::Reply { thread })
        }
        ButtonAction::Claim(ticket) => match claim(context, button.person, ticket).await {
            // Whoever lost the race reads there that it is gone.
            Ok(_) => Some(Signal::OpenTicket { ticket }),
            Err(DeskError::SignedOut) => None,
            Err(error) => {
                tracing::info!(%error, "a ticket was not claimed from its notification");
                Some(Signal::OpenTicket { ticket })
            }
        },
    }
}

async fn claim(context: &Context, person: PersonId, ticket: TicketId) -> Result<Claim, DeskError> {
    let session = context.session.context()?;
    if session.session.person.id != person {
        return Err(DeskError::SignedOut);
    }
    context.connection.require_online()?;
    let claimed = session.database().ticket_claim(session.token(), RequestId(Uuid::now_v7()), ticket).await;
    context.session.record_change(&session, claimed)
}
