//! cargo-nextest: runs each Rust test in a process of its own and ends it at its deadline.

use anyhow::{Context, Result};

use crate::process::run_quietly;
use crate::project::Project;
use crate::transcript::{Shows, Transcript};

/// Compiles and installs it where it is missing: some minutes, once.
pub async fn ensure(project: &Project) -> Result<()> {
    if run_quietly(project.cargo().args(["nextest", "--version"])).await.is_ok() {
        return Ok(());
    }
    let mut out = Transcript::new(project, "nextest", Shows::Nothing)?;
    out.say(&format!(
        "compiles cargo-nextest, which runs the tests (some minutes, once); log: {}",
        out.log().display()
    ));
    let outcome = out.run(project.cargo().args(["install", "--locked", "cargo-nextest"])).await;
    outcome.context("install cargo-nextest yourself, then run this again")?;
    out.say(&format!("installed, {} s", out.took().as_secs()));
    Ok(())
}
