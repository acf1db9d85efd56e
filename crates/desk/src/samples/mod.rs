//! A few people and their tickets, made as people make them: through the use cases, in the name of each. What `cargo xtask demo`
//! and a trial on one computer show.

mod host;
pub mod people;
mod tickets;
mod voice;

use std::path::Path;

use model::{RequestId, Role};
use private_server::private_desk::{PrivateDesk, PrivateDeskError, Way};
use uuid::Uuid;

use self::people::{JONAS, NADIA, PRIYA, Person, TOMAS};
use self::voice::Voice;
use crate::error::DeskError;

/// Why the samples could not be made.
#[derive(Debug, thiserror::Error)]
pub enum SampleError {
    /// Somebody could not do what the story has them do.
    #[error("{who} cannot go on: {cause}")]
    Refused {
        /// Who.
        who: &'static str,
        /// Why.
        #[source]
        cause: Box<DeskError>,
    },
    /// The story took another turn: something waits in an outbox, or somebody else was faster.
    #[error("{0} met something that is not in the story")]
    OtherTurn(&'static str),
    /// The administrator could not prepare something.
    #[error(transparent)]
    Desk(#[from] PrivateDeskError),
}

/// Everybody at their desks.
struct Cast {
    nadia: Voice,
    jonas: Voice,
    priya: Voice,
    tomas: Voice,
}

/// Signs the people of the samples up in a private desk and lets them work a while. Their workstations keep their files in
/// `directory`, which is of no use afterwards.
///
/// # Errors
/// When the desk is not empty, or its server fails.
pub async fn make(desk: &PrivateDesk, directory: &Path) -> Result<(), SampleError> {
    let voice = async |person: Person| {
        let file = desk.workstation(&workstation(person), Way::Socket).await?;
        let invitation = match person.role {
            Role::Responder => desk.invitation().await?,
            Role::Employee => String::new(),
        };
        Voice::sign_up(person, &invitation, &file, directory.join(person.username)).await
    };
    let cast = Cast {
        nadia: voice(NADIA).await?,
        jonas: voice(JONAS).await?,
        priya: voice(PRIYA).await?,
        tomas: voice(TOMAS).await?,
    };
    tickets::happen(&cast).await?;
    for voice in [cast.nadia, cast.jonas, cast.priya, cast.tomas] {
        voice.leave().await?;
    }
    for person in people::EVERYBODY {
        desk.revoke(&workstation(person)).await?;
    }
    Ok(())
}

fn workstation(person: Person) -> String {
    format!("sample-{}", person.username)
}

fn request() -> RequestId {
    RequestId(Uuid::now_v7())
}
