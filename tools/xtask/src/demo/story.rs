//! The demo without a display: two real windows on a virtual desktop go through a story, and pictures show it.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::place::{PROFILES, Place};
use crate::build::Program;
use crate::project::Project;
use crate::virtual_desktop::VirtualDesktop;
use crate::window::Window;
use desk::samples::people::{NADIA, PASSWORD, PRIYA, Person};

const TITLE: &str = "Door of the bicycle room sticks";

/// An employee creates a ticket, a responder claims it, and each sees what the other did.
pub async fn tell(project: &Project, place: &Place, desktop: &VirtualDesktop) -> Result<()> {
    let pictures = Pictures::new(project.build_output().join("demo"))?;
    println!("There is no display: two windows open on a virtual one and go through the story.");
    // Their keyring is gone with the desktop, so what belongs to it is not kept either.
    let files = tempfile::tempdir().context("cannot make a directory")?;
    let [employee, responder] = PROFILES
        .map(|profile| window(project, desktop, profile, place.connection(profile), files.path().join(profile)));
    let (employee, responder) = tokio::try_join!(employee, responder)?;

    sign_in(&employee, NADIA).await?;
    employee.sees("Projector in room 204").await?;
    pictures.take(&employee, "1-employee-tickets").await?;
    sign_in(&responder, PRIYA).await?;
    responder.sees("Lamp above the reception").await?;
    pictures.take(&responder, "2-responder-pool").await?;

    employee.click("New ticket").await?;
    employee.fill("Title", TITLE).await?;
    employee.fill("Description", "It closes only when one leans against it.").await?;
    pictures.take(&employee, "3-employee-creates").await?;
    employee.click("Create ticket").await?;
    employee.sees("Nobody yet").await?;

    // Without a click it is in the other window.
    responder.click(TITLE).await?;
    // The description is in the list as well; the history is in the ticket alone.
    responder.sees("created the ticket").await?;
    pictures.take(&responder, "4-responder-reads").await?;
    responder.click("Claim").await?;
    responder.sees("claimed the ticket").await?;
    employee.sees("claimed the ticket").await?;
    pictures.take(&responder, "5-responder-has-claimed").await?;
    pictures.take(&employee, "6-employee-is-told").await?;

    println!("The story is told. Its pictures:");
    for picture in pictures.taken()? {
        println!("  {}", picture.display());
    }
    Ok(())
}

async fn window(
    project: &Project,
    desktop: &VirtualDesktop,
    profile: &str,
    connection: PathBuf,
    files: PathBuf,
) -> Result<Window> {
    let (connection, files) = (connection.display().to_string(), files.display().to_string());
    let arguments = ["--profile", profile, "--connection", &connection, "--data-dir", &files].map(str::to_owned);
    Window::open(desktop, &project.built_program(Program::Shell.name()), &arguments).await
}

async fn sign_in(window: &Window, person: Person) -> Result<()> {
    window.fill("User name", person.username).await?;
    window.fill("Password", PASSWORD).await?;
    window.click("Sign in").await?;
    window.sees(person.name).await
}

/// The directory of the pictures, with those of this run only.
struct Pictures(PathBuf);

impl Pictures {
    fn new(directory: PathBuf) -> Result<Self> {
        let make = || {
            fs::create_dir_all(&directory)?;
            for old in fs::read_dir(&directory)? {
                fs::remove_file(old?.path())?;
            }
            std::io::Result::Ok(())
        };
        make().with_context(|| format!("cannot empty {}", directory.display()))?;
        Ok(Self(directory))
    }

    async fn take(&self, window: &Window, name: &str) -> Result<()> {
        window.picture(&self.file(name)).await
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.join(format!("{name}.png"))
    }

    fn taken(&self) -> Result<Vec<PathBuf>> {
        let mut files: Vec<PathBuf> = fs::read_dir(&self.0)?.map(|file| Ok(file?.path())).collect::<Result<_>>()?;
        files.sort();
        Ok(files)
    }
}
