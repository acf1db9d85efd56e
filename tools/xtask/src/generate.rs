//! `cargo xtask generate`: files that are written from the code and from the texts.

use std::fs;

use anyhow::{Context, Result};
use catalogue::Catalogue;

use crate::project::Project;

/// Writes the TypeScript of the wire, and the messages of Rust and of the window.
pub fn run(project: &Project) -> Result<()> {
    let catalogue = Catalogue::read(&project.path(""))?;
    for (file, fresh) in [
        ("ui/src/api/wire.ts", model::typescript()),
        ("ui/src/i18n/messages.ts", catalogue.typescript()),
        ("crates/i18n/src/messages.rs", catalogue.rust()),
    ] {
        write(project, file, &fresh)?;
    }
    for problem in catalogue.problems() {
        eprintln!("locales: {problem}");
    }
    Ok(())
}

fn write(project: &Project, file: &str, fresh: &str) -> Result<()> {
    let path = project.path(file);
    if fs::read_to_string(&path).is_ok_and(|old| old == fresh) {
        println!("{file} is up to date");
        return Ok(());
    }
    if let Some(directory) = path.parent() {
        fs::create_dir_all(directory).with_context(|| format!("cannot make {}", directory.display()))?;
    }
    fs::write(&path, fresh).with_context(|| format!("cannot write {}", path.display()))?;
    println!("{file} written");
    Ok(())
}
