//! The application's window beside an empty one that is built the same way: time until its list can be used, memory, what it
//! does while it is hidden in the tray, and how long a key takes in a long thread. Both are release builds.

mod people;
mod processes;
mod program;
mod scene;
mod start;
#[expect(clippy::unused_self, clippy::used_underscore_binding, reason = "the signatures are the specification's")]
mod tray;
mod typing;

use std::path::Path;

use anyhow::{Context, Result};

use self::people::People;
use self::scene::Scene;
use crate::build;
use crate::playground::{Playground, Route, write_connection_file};
use crate::project::Project;
use crate::virtual_desktop::VirtualDesktop;
use ::bench::Figure;

/// Measures everything, and adds the figures.
pub async fn measure(project: &Project, figures: &mut Vec<Figure>) -> Result<()> {
    build::ui(project).await?;
    let programs = program::build(project).await?;
    let playground = Playground::for_one_run(project, None).await?;
    playground.lift_limits().await?;
    let people = People::work(&playground).await.context("filling the database")?;
    let desktop = VirtualDesktop::start().await?;
    let files = tempfile::tempdir().context("cannot make a directory")?;
    let connection = files.path().join("connection.toml");
    write_connection_file(&connection, &playground.workstation("bench", Route::Socket).await?)?;
    let words = |path: &Path| path.display().to_string();
    let data = words(&files.path().join("data"));
    let arguments =
        ["--profile", "bench", "--connection", &words(&connection), "--data-dir", &data].map(str::to_owned).to_vec();
    let scene = Scene { playground: &playground, desktop: &desktop, programs: &programs, arguments, people };
    sign_in(&scene).await.context("signing in")?;
    figures.push(start::measure(&scene).await.context("measuring the start")?);
    figures.push(tray::measure(&scene).await.context("measuring in the tray")?);
    figures.push(typing::measure(&scene).await.context("measuring keys")?);
    Ok(())
}

/// Once: the application keeps the session.
async fn sign_in(scene: &Scene<'_>) -> Result<()> {
    let window = scene.open().await?;
    window.fill("User name", people::READER).await?;
    window.fill("Password", super::actions::PASSWORD).await?;
    window.click("Sign in").await?;
    window.sees(people::FIRST_IN_THE_LIST).await
}
