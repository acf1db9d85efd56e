//! `cargo xtask generate`: files, and parts of files, that are written from the code, the texts and the database's rules.

use std::fs;

use anyhow::{Context, Result};
use catalogue::Catalogue;

use crate::project::Project;

const ARCHITECTURE: &str = "docs/ARCHITECTURE.md";
const DIAGRAM_BEGINS: &str = "<!-- state diagram: written by `cargo xtask generate` -->\n";
const DIAGRAM_ENDS: &str = "<!-- end of the state diagram -->";

/// Writes the TypeScript of the wire, the messages of Rust and of the window, and the state diagram of a ticket.
pub fn run(project: &Project) -> Result<()> {
    let catalogue = Catalogue::read(&project.path(""))?;
    for (file, fresh) in [
        ("ui/src/api/wire.ts", model::typescript()),
        ("ui/src/i18n/messages.ts", catalogue.typescript()),
        ("crates/i18n/src/messages.rs", catalogue.rust()),
        (ARCHITECTURE, with_state_diagram(project)?),
    ] {
        write(project, file, &fresh)?;
    }
    for problem in catalogue.problems() {
        eprintln!("locales: {problem}");
    }
    Ok(())
}

/// The page about the architecture with a fresh state diagram between its two markers.
fn with_state_diagram(project: &Project) -> Result<String> {
    let page = fs::read_to_string(project.path(ARCHITECTURE)).with_context(|| format!("cannot read {ARCHITECTURE}"))?;
    let (before, rest) = page.split_once(DIAGRAM_BEGINS).context("the state diagram's first marker is missing")?;
    let (_, after) = rest.split_once(DIAGRAM_ENDS).context("the state diagram's last marker is missing")?;
    let diagram = administration::install::state_diagram();
    Ok(format!("{before}{DIAGRAM_BEGINS}```mermaid\n{diagram}```\n{DIAGRAM_ENDS}{after}"))
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
