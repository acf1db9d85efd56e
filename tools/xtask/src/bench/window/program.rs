//! Builds the application and an empty window for release.

use std::path::PathBuf;
use std::process::Stdio;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::process::run_quietly;
use crate::project::Project;

/// The programs that are compared.
pub struct Programs {
    pub application: PathBuf,
    pub empty: PathBuf,
}

/// Builds both. Only the shell's package: a release build shares nothing with the other builds of the workspace.
pub async fn build(project: &Project) -> Result<Programs> {
    eprintln!("building for release, which takes a quarter of an hour the first time");
    let mut cargo = project.cargo();
    cargo.args(["build", "--release", "-p", "ticket-desk", "--bin", "ticket-desk", "--bench", "empty-window"]);
    cargo.arg("--message-format=json-render-diagnostics");
    let output = run_quietly(cargo.stderr(Stdio::null())).await?;
    let text = String::from_utf8_lossy(&output.stdout);
    let built = |name: &str| -> Result<PathBuf> {
        let of_line = |line: &str| -> Option<PathBuf> {
            let message: Value = serde_json::from_str(line).ok()?;
            let is_it = message.pointer("/target/name")?.as_str()? == name;
            is_it.then(|| message.get("executable")?.as_str().map(PathBuf::from))?
        };
        text.lines().filter_map(of_line).next_back().with_context(|| format!("cargo does not say where {name} is"))
    };
    Ok(Programs { application: built("ticket-desk")?, empty: built("empty-window")? })
}
