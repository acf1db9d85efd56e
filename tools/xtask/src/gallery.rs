//! `cargo xtask gallery`: every screen and state in every variant (size, colours, language and more), as pictures on one page.

use anyhow::{Context, Result};
use clap::Args;
use tokio::process::Command;

use crate::browser::profiles;
use crate::build::{self, Program};
use crate::playground::{Devserver, Faults, Playground, Route};
use crate::process::run;
use crate::project::Project;
use crate::run_directory::RunDirectory;
use crate::setup::{self, Part};

/// Each scene that needs a responder of its own uses one.
const INVITATIONS: usize = 20;

#[derive(Args, Default)]
pub struct Arguments {
    /// Only tests with these words in the name of their file, their group or their own
    words: Option<String>,
    /// Only these variants, such as light,narrow,mirrored (tests/ui/gallery/variants.ts has them all)
    #[arg(long, value_delimiter = ',')]
    variants: Vec<String>,
}

/// Which variants are checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Every variant, with pictures.
    Whole,
    /// The variants that no other test checks, without pictures.
    Bounded,
}

pub async fn run_command(project: &Project, arguments: &Arguments) -> Result<()> {
    let parts = [Part::Shell, Part::UiModules, Part::Databases, Part::Browser, Part::UiTestModules];
    setup::ensure(project, &parts).await?;
    let page = project.build_output().join("gallery/index.html");
    if arguments.words.is_none() && arguments.variants.is_empty() {
        remove_old_pictures(project)?;
    }
    let outcome = look(project, arguments).await;
    println!("\nThe gallery: {}", page.display());
    outcome
}

/// Checks every screen. Fails when one breaks a rule of accessibility or is wider than its window; the others are
/// checked all the same.
async fn look(project: &Project, arguments: &Arguments) -> Result<()> {
    build::ui(project).await?;
    build::program(project, Program::Devserver).await?;
    let mut playground = open(project).await?;
    run(playground.playwright(Extent::Whole, &arguments.variants, arguments.words.as_deref())).await
}

/// A world with people and tickets, and a browser's way to it.
pub struct GalleryRun {
    // Dropped in this order: nothing talks to a server that is gone.
    playwright: Command,
    _devserver: Devserver,
    _playground: Playground,
    _directory: RunDirectory,
}

/// Opens a world to look at. Needs the built program and user interface.
pub async fn open(project: &Project) -> Result<GalleryRun> {
    let directory = RunDirectory::new(project)?;
    let playground = Playground::for_one_run(project, None).await?;
    playground.people_and_tickets().await?;
    let invitations = playground.invitations(INVITATIONS).await?.join(",");
    let (connections, data) = (directory.path().join("connections"), directory.path().join("profiles"));
    playground.connection_files(profiles(), Route::Port(playground.server().port()), &connections).await?;
    let devserver = Devserver::start(project, &connections, &data, 0, Faults::Allowed).await?;
    let mut playwright = project.npm("tests/ui");
    playwright.env("TICKET_DESK_URL", devserver.url()).env("TICKET_DESK_INVITATIONS", invitations);
    Ok(GalleryRun { playwright, _devserver: devserver, _playground: playground, _directory: directory })
}

impl GalleryRun {
    /// Playwright on the gallery of this world; more arguments may follow.
    pub fn playwright(&mut self, extent: Extent, variants: &[String], words: Option<&str>) -> &mut Command {
        if extent == Extent::Whole {
            self.playwright.env("TICKET_DESK_GALLERY", "whole");
        }
        if !variants.is_empty() {
            self.playwright.env("TICKET_DESK_GALLERY_VARIANTS", variants.join(","));
        }
        self.playwright.args(["run", "--silent", "gallery", "--"]);
        if let Some(words) = words {
            // Without the scenes that come before it in a whole run: each makes what it looks at.
            self.playwright.args(["--no-deps", "--grep", words]);
        }
        &mut self.playwright
    }
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
