//! Writes the typed messages. `cargo xtask generate` does the same, but cannot be built while other code calls a message that has
//! not been generated yet.
#![expect(clippy::print_stdout, reason = "a command-line program talks on standard output")]

use std::path::Path;

use anyhow::{Context, Result};

fn main() -> Result<()> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).context("the project is not there")?;
    let catalogue = ticket_desk_catalogue::Catalogue::read(project)?;
    for (file, fresh) in catalogue.generated() {
        std::fs::write(project.join(file), fresh).with_context(|| format!("cannot write {file}"))?;
        println!("{file} written");
    }
    for problem in catalogue.problems() {
        println!("locales: {problem}");
    }
    Ok(())
}
