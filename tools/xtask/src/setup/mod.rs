//! `cargo xtask setup`: finds what is missing and installs it. Other commands ask for the parts that they need and
//! hear nothing when all is there.

mod mysql;
mod node_modules;
mod other_systems;
mod packages;
mod part;
mod test_runner;

use anyhow::Result;

pub use part::Part;

use crate::process::is_on_path;
use crate::project::Project;

/// `cargo xtask setup`
pub async fn run(project: &Project) -> Result<()> {
    ensure(project, &Part::ALL).await?;
    println!("everything that is needed is there");
    Ok(())
}

/// Installs what these parts lack. Silent and quick when they lack nothing.
///
/// # Errors
/// When something is missing that cannot be installed from here; the error says what to do.
pub async fn ensure(project: &Project, parts: &[Part]) -> Result<()> {
    if is_on_path("dpkg-query") && is_on_path("apt-get") {
        packages::ensure(project, parts).await?;
        if parts.contains(&Part::Databases) {
            mysql::ensure(project).await?;
        }
    } else {
        other_systems::check(project, parts)?;
    }
    for (part, directory) in [(Part::UiModules, "ui"), (Part::UiTestModules, "tests/ui")] {
        if parts.contains(&part) {
            node_modules::ensure(project, directory).await?;
        }
    }
    if parts.contains(&Part::TestRunner) {
        test_runner::ensure(project).await?;
    }
    Ok(())
}
