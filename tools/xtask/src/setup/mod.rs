//! `cargo xtask setup`: finds what is missing and installs it. Other commands ask for the parts that they need and
//! hear nothing when all is there.

mod mysql;
mod node_modules;
mod other_systems;
mod packages;
mod test_runner;

use anyhow::Result;

use crate::process::is_on_path;
use crate::project::Project;

/// What a command may need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Compiling and running the desktop shell.
    Shell,
    /// A desktop without a screen, for the window tests and the demo.
    VirtualDesktop,
    /// A browser for the tests of the user interface.
    Browser,
    /// Database servers.
    Databases,
    /// npm packages of the user interface.
    UiModules,
    /// npm packages of the browser tests.
    UiTestModules,
    /// What runs the Rust tests.
    TestRunner,
}

impl Part {
    pub const ALL: [Self; 7] = [
        Self::Shell,
        Self::VirtualDesktop,
        Self::Browser,
        Self::Databases,
        Self::UiModules,
        Self::UiTestModules,
        Self::TestRunner,
    ];
}

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
