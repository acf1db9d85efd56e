//! `cargo xtask gallery`: every screen and state in every way that somebody may have the window, as pictures on one page.

use anyhow::{Context, Result};
use clap::Args;

use crate::browser::profiles;
use crate::build::{self, Program};
use crate::process::run;
use crate::project::Project;
use crate::run_directory::RunDirectory;
use crate::setup::{self, Part};
use crate::world::{Devserver, Faults, Way, World};

/// Each scene that needs a responder of its own uses one.
const INVITATIONS: usize = 20;

#[derive(Args, Default)]
pub struct Arguments {
    /// Only what has these words in its name: a file, a group, a test
    words: Option<String>,
    /// Only these ways, such as light,narrow,mirrored (tests/ui/gallery/ways.ts has them all)
    #[arg(long, value_delimiter = ',')]
    ways: Vec<String>,
}

/// How much is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Every way, with pictures.
    Whole,
    /// The ways that no other test looks at, without pictures.
    Bounded,
}

pub async fn run_command(project: &Project, arguments: &Arguments) -> Result<()> {
    let parts = [Part::Shell, Part::UiModules, Part::Databases, Part::Browser, Part::UiTestModules];
    setup::ensure(project, &parts).await?;
    let page = project.build_output().join("gallery/index.html");
    if arguments.words.is_none() && arguments.ways.is_empty() {
        remove_old_pictures(project)?;
    }
    let outcome = look(project, Extent::Whole, arguments).await;
    println!("\nThe gallery: {}", page.display());
    outcome
}

/// Opens a world with people and tickets and looks at it. Fails when something breaks a rule of accessibility or is wider than
/// its window; what is whole is looked at all the same.
pub async fn look(project: &Project, extent: Extent, arguments: &Arguments) -> Result<()> {
    build::ui(project).await?;
    build::program(project, Program::Devserver).await?;
    let directory = RunDirectory::new(project)?;
    let world = World::for_one_run(project, None).await?;
    world.people_and_tickets().await?;
    let invitations = world.invitations(INVITATIONS).await?.join(",");
    let (connections, data) = (directory.path().join("connections"), directory.path().join("profiles"));
    world.connection_files(profiles(), Way::Port(world.server().port()), &connections).await?;
    let devserver = Devserver::start(project, &connections, &data, 0, Faults::Allowed).await?;
    let mut playwright = project.npm("tests/ui");
    playwright.env("TICKET_DESK_URL", devserver.url()).env("TICKET_DESK_INVITATIONS", invitations);
    if extent == Extent::Whole {
        playwright.env("TICKET_DESK_GALLERY", "whole");
    }
    if !arguments.ways.is_empty() {
        playwright.env("TICKET_DESK_GALLERY_WAYS", arguments.ways.join(","));
    }
    playwright.args(["run", "--silent", "gallery"]);
    if let Some(words) = &arguments.words {
        // Without the scenes that come before it in a whole run: each makes what it looks at.
        playwright.args(["--", "--no-deps", "--grep", words]);
    }
    run(&mut playwright).await
}

fn remove_old_pictures(project: &Project) -> Result<()> {
    let pictures = project.build_output().join("gallery");
    match std::fs::remove_dir_all(&pictures) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", pictures.display()))
        }
        _ => Ok(()),
    }
}
