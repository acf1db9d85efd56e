//! `cargo xtask browser`: the user interface in a browser, on a fresh database.

use anyhow::Result;
use clap::Args;
use desk::samples;

use crate::build::{self, Program};
use crate::playground::{Devserver, Faults, Playground, Route};
use crate::project::Project;
use crate::run_directory::RunDirectory;
use crate::setup::{self, Part};

/// One profile for each person who is signed in at the same time.
pub const PROFILES: std::ops::RangeInclusive<u32> = 1..=12;
const INVITATIONS: usize = 12;

#[derive(Args)]
pub struct Arguments {
    /// The port on 127.0.0.1; 0 takes a free one
    #[arg(long, default_value_t = 8787)]
    port: u16,
    /// With people and tickets
    #[arg(long)]
    samples: bool,
}

pub async fn run(project: &Project, arguments: &Arguments) -> Result<()> {
    setup::ensure(project, &[Part::Shell, Part::UiModules, Part::Databases]).await?;
    build::ui(project).await?;
    build::program(project, Program::Devserver).await?;
    let directory = RunDirectory::new(project)?;
    let playground = Playground::for_one_run(project, None).await?;
    if arguments.samples {
        playground.people_and_tickets().await?;
    }
    let (connections, data) = (directory.path().join("connections"), directory.path().join("profiles"));
    playground.connection_files(profiles(), Route::Port(playground.server().port()), &connections).await?;
    let mut devserver = Devserver::start(project, &connections, &data, arguments.port, Faults::Allowed).await?;

    println!("Ticket Desk on {}\n", playground.describe());
    println!("  {}   … and so on to w{}: one for each person", devserver.profile("w1"), PROFILES.end());
    if arguments.samples {
        print_people();
    }
    println!("\nInvitations, each makes one responder:");
    for code in playground.invitations(INVITATIONS).await? {
        println!("  {code}");
    }
    println!("\nCtrl-C stops it; nothing is kept.");
    devserver.ended().await
}

/// `w1`, `w2`, …
pub fn profiles() -> impl Iterator<Item = String> {
    PROFILES.map(|number| format!("w{number}"))
}

/// Who can sign in.
pub fn print_people() {
    println!("\nPeople, all with the password {}:", samples::people::PASSWORD);
    for person in samples::people::EVERYBODY {
        println!("  {:8} {:16} {}", person.username, person.name, samples::people::word(person.role));
    }
}
