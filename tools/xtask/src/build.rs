//! Builds the user interface and the programs that commands run.

use std::io::IsTerminal as _;
use std::path::Path;
use std::time::SystemTime;

use anyhow::{Context, Result};

use crate::process::run;
use crate::project::Project;
use crate::transcript::{Shows, Transcript};

/// The programs of the workspace that commands run.
#[derive(Debug, Clone, Copy)]
pub enum Program {
    Shell,
    Devserver,
    Admin,
}

impl Program {
    pub fn name(self) -> &'static str {
        match self {
            Self::Shell => "ticket-desk",
            Self::Devserver => "ticket-desk-devserver",
            Self::Admin => "ticket-desk-admin",
        }
    }
}

/// Builds a program, and shows cargo's progress. All cargo commands select the whole workspace: with fewer packages the
/// dependencies would have other features and be compiled again. The shell has to find a built user interface.
pub async fn program(project: &Project, program: Program) -> Result<()> {
    let mut cargo = project.cargo();
    cargo.args(["build", "--workspace", "--bin", program.name()]);
    if std::io::stderr().is_terminal() {
        return run(&mut cargo).await;
    }
    Transcript::new(project, "build", Shows::Findings)?.run(&mut cargo).await
}

/// Builds the user interface where it is not up to date.
pub async fn ui(project: &Project) -> Result<()> {
    ui_into(project, &mut Transcript::new(project, "build-ui", Shows::Nothing)?).await
}

/// Builds the user interface unless the built one is newer than all its sources: a new one would also make cargo compile the shell
/// again.
pub async fn ui_into(project: &Project, out: &mut Transcript) -> Result<()> {
    let built = project.path("ui/dist/index.html").metadata().and_then(|built| built.modified()).ok();
    let sources = ["src", "build", "public", "index.html", "package-lock.json", "vite.config.ts", "svelte.config.js"];
    // The list of libraries, which the window shows, is read from the lock files.
    let sources = sources.iter().map(|source| project.path("ui").join(source)).chain([project.path("Cargo.lock")]);
    let changed = sources.filter_map(|source| newest(&source)).max();
    if built.is_some() && built > changed {
        return Ok(());
    }
    out.run(project.npm("ui").args(["run", "--silent", "build"])).await.context("building the user interface")
}

/// The newest modification time inside. A directory also changes when something is removed from it.
fn newest(path: &Path) -> Option<SystemTime> {
    let own = path.metadata().and_then(|own| own.modified()).ok()?;
    let inside = std::fs::read_dir(path).into_iter().flatten().filter_map(|entry| newest(&entry.ok()?.path()));
    inside.chain([own]).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_file_deep_inside_is_noticed() {
        let directory = tempfile::tempdir().unwrap();
        std::fs::create_dir(directory.path().join("inner")).unwrap();
        let file = directory.path().join("inner/file");
        std::fs::write(&file, "").unwrap();
        let later = SystemTime::now() + std::time::Duration::from_mins(1);
        std::fs::File::options().write(true).open(&file).unwrap().set_modified(later).unwrap();
        assert_eq!(newest(directory.path()), Some(later), "an old user interface would be tested");
        assert_eq!(newest(&directory.path().join("not-there")), None);
    }
}
