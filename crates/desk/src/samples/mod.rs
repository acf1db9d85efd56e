//! Sample people and their tickets for the demo and the trial. They are made as people make them: by commands, in the name of
//! each.

mod actor;
mod error;
mod host;
pub mod people;
mod request;
mod tickets;

use std::path::Path;

use model::{CategoryId, CategoryName, Role};
use private_server::private_installation::{PrivateInstallation, Route};

use self::actor::{Actor, Cast};
pub use self::error::SampleError;
use self::people::{JONAS, NADIA, PRIYA, Person, TOMAS};

/// Signs up the sample people at a private database and lets them work for a while. Their workstations keep their files in
/// `directory`, which can be deleted afterwards.
///
/// # Errors
/// When the database is not empty, or its server fails.
pub async fn make(desk: &PrivateInstallation, directory: &Path) -> Result<(), SampleError> {
    let actor = async |person: Person| {
        let file = desk.workstation(&workstation(person), Route::Socket).await?;
        let invitation = match person.role {
            Role::Responder => desk.invitation().await?,
            Role::Employee => String::new(),
        };
        Actor::sign_up(person, &invitation, &file, directory.join(person.username)).await
    };
    let cast = Cast {
        building: category(desk, "Building and rooms").await?,
        computers: category(desk, "Computers and network").await?,
        nadia: actor(NADIA).await?,
        jonas: actor(JONAS).await?,
        priya: actor(PRIYA).await?,
        tomas: actor(TOMAS).await?,
    };
    tickets::play(&cast).await?;
    for actor in [cast.nadia, cast.jonas, cast.priya, cast.tomas] {
        actor.leave().await?;
    }
    for person in people::EVERYBODY {
        desk.revoke(&workstation(person)).await?;
    }
    Ok(())
}

async fn category(desk: &PrivateInstallation, name: &str) -> Result<CategoryId, SampleError> {
    let name = CategoryName::parse(name).map_err(|error| actor::refused("the administrator", error.into()))?;
    Ok(desk.category(&name).await?)
}

fn workstation(person: Person) -> String {
    format!("sample-{}", person.username)
}
