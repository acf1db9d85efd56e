//! A few people and their tickets, made as people make them: through the use cases, in the name of each.

mod host;
pub mod people;
mod tickets;
mod voice;

use anyhow::{Context, Result};
use model::{RequestId, Role};
use uuid::Uuid;

use self::people::{JONAS, NADIA, PRIYA, Person, TOMAS};
use self::voice::Voice;
use crate::world::{Way, World};

/// Everybody at their desks.
struct Cast {
    nadia: Voice,
    jonas: Voice,
    priya: Voice,
    tomas: Voice,
}

/// Signs the people of the samples up in a world and lets them work a while.
pub async fn make(world: &World) -> Result<()> {
    let directory = tempfile::tempdir().context("cannot make a directory")?;
    let desk = async |person: Person| {
        let file = world.workstation(&workstation(person), Way::Socket).await?;
        let invitation = match person.role {
            Role::Responder => world.invitations(1).await?.concat(),
            Role::Employee => String::new(),
        };
        Voice::sign_up(person, &invitation, &file, directory.path().join(person.username)).await
    };
    let cast = Cast {
        nadia: desk(NADIA).await?,
        jonas: desk(JONAS).await?,
        priya: desk(PRIYA).await?,
        tomas: desk(TOMAS).await?,
    };
    tickets::happen(&cast).await?;
    for voice in [cast.nadia, cast.jonas, cast.priya, cast.tomas] {
        voice.leave().await?;
    }
    for person in people::EVERYBODY {
        world.revoke(&workstation(person)).await?;
    }
    Ok(())
}

fn workstation(person: Person) -> String {
    format!("sample-{}", person.username)
}

fn request() -> RequestId {
    RequestId(Uuid::now_v7())
}
