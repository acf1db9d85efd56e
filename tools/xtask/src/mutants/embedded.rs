//! Writes a mutant over its file inside a program that embeds it. The program holds the file as one text, so a mutant of the same
//! length can replace it.

use std::fs::{self, File};
use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use memchr::memmem;

use super::list::Mutant;
use crate::project::Project;

/// Copies a program, with the mutant in place of the file that is embedded there.
pub fn copy(project: &Project, program: &Path, to: &Path, mutant: &Mutant) -> Result<()> {
    let own = fs::read_to_string(project.path(&mutant.file)).with_context(|| format!("cannot read {}", mutant.file))?;
    let mutated = fitted(mutant.apply(&own)?, own.len())?;
    let bytes = fs::read(program).with_context(|| format!("cannot read {}", program.display()))?;
    let places: Vec<usize> = memmem::find_iter(&bytes, &own).collect();
    let [place] = places.as_slice() else {
        bail!("{} is {} times in {}", mutant.file, places.len(), program.display())
    };
    fs::copy(program, to).with_context(|| format!("cannot write {}", to.display()))?;
    let mut copy = File::options().write(true).open(to)?;
    copy.seek(SeekFrom::Start(*place as u64))?;
    Ok(copy.write_all(mutated.as_bytes())?)
}

/// Fits the SQL into this many bytes: adds spaces at the end, or shortens the comment at the start of the file.
fn fitted(mut sql: String, length: usize) -> Result<String> {
    if let Some(excess) = sql.len().checked_sub(length) {
        let comment = sql.lines().next().filter(|line| line.starts_with("-- ") && line.is_ascii()).unwrap_or_default();
        ensure!(excess + 3 <= comment.len(), "the mutant is too long: it may add {} bytes", comment.len());
        sql.replace_range(3..3 + excess, "");
    }
    sql.push_str(&" ".repeat(length - sql.len()));
    Ok(sql)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mutated_file_keeps_its_length() {
        assert_eq!(fitted("-- Why.\nA <= B".to_owned(), 12).unwrap(), "-- y.\nA <= B");
        assert_eq!(fitted("-- Why.\nA".to_owned(), 11).unwrap(), "-- Why.\nA  ");
        assert!(fitted("A <= B".to_owned(), 5).is_err());
    }
}
