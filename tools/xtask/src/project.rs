//! The paths of this project, and the programs that build it.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use private_server::cache_directory;
use tokio::process::Command;

/// The working copy that this program was built from.
#[derive(Debug, Clone)]
pub struct Project {
    root: PathBuf,
    cache: PathBuf,
}

impl Project {
    /// # Errors
    /// When the working copy has moved since the build, or there is no place for caches.
    pub fn here() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).context("tools/xtask has no project")?;
        anyhow::ensure!(root.join("Cargo.toml").is_file(), "the project is no longer at {}", root.display());
        let cache = cache_directory().context("set HOME or XDG_CACHE_HOME, so that downloads have a place")?;
        Ok(Self { root: root.to_owned(), cache })
    }

    pub fn path(&self, inside: impl AsRef<Path>) -> PathBuf {
        self.root.join(inside)
    }

    /// This user's cache, shared by all working copies.
    pub fn cache(&self) -> &Path {
        &self.cache
    }

    /// The directory where tests and the demo leave files for people to look at.
    pub fn build_output(&self) -> PathBuf {
        self.path("build")
    }

    /// The cargo that runs us, without the variables that it sets for the programs it runs: they would make build scripts run
    /// again.
    pub fn cargo(&self) -> Command {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        for (name, _) in std::env::vars_os() {
            let text = name.to_string_lossy();
            if ["CARGO_PKG_", "CARGO_MANIFEST_"].iter().any(|prefix| text.starts_with(prefix)) {
                cargo.env_remove(&name);
            }
        }
        cargo.current_dir(&self.root);
        cargo
    }

    /// npm in one of the project's directories.
    pub fn npm(&self, directory: &str) -> Command {
        let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
        npm.current_dir(self.path(directory));
        npm
    }

    /// A program built by `cargo build`.
    pub fn built_program(&self, name: &str) -> PathBuf {
        let target =
            std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.path("target"), |set| self.root.join(set));
        target.join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }
}
