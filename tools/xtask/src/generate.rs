//! `cargo xtask generate`: files that are written from the code.

use std::fs;

use anyhow::{Context, Result};

use crate::project::Project;

const WIRE: &str = "ui/src/api/wire.ts";

/// Writes the TypeScript of the wire.
pub fn run(project: &Project) -> Result<()> {
    let fresh = model::typescript();
    let file = project.path(WIRE);
    if fs::read_to_string(&file).is_ok_and(|old| old == fresh) {
        println!("{WIRE} is up to date");
        return Ok(());
    }
    fs::write(&file, fresh).with_context(|| format!("cannot write {}", file.display()))?;
    println!("{WIRE} written");
    Ok(())
}
