//! The mutants: `tools/xtask/mutants/<area>.toml`.

use std::fs;
use std::ops::Range;

use anyhow::{Context, Result, ensure};
use clap::ValueEnum;
use serde::Deserialize;

use crate::project::Project;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Area {
    Sql,
    Rust,
    Ui,
}

impl Area {
    pub fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }
}

/// A change that a test should notice.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mutant {
    /// Its area and its place in the list: `sql-1`.
    #[serde(default)]
    pub id: String,
    pub file: String,
    /// A text that the file holds once; `before` is looked for inside. Without it `before` stands once in the file.
    within: Option<String>,
    /// In Rust an expression, or statements.
    pub before: String,
    pub after: String,
    /// The test program: `tests::database`, or a crate such as `model`. Unused in the area `ui`.
    #[serde(default)]
    pub suite: String,
    /// Words of the names of the tests that should notice; in the area `ui` of their files. Empty for all.
    #[serde(default)]
    pub tests: String,
    /// What goes wrong for a person.
    pub why: String,
    /// Why nobody can notice it. It is then not tried.
    pub equivalent: Option<String>,
}

impl Mutant {
    pub fn mentions(&self, word: &str) -> bool {
        self.id == word || [&self.file, &self.tests, &self.why].iter().any(|text| text.contains(word))
    }

    /// Whether its file is embedded in the test programs.
    pub fn is_embedded(&self) -> bool {
        self.file.starts_with("migrations/")
    }

    /// Where `before` stands in the text of the file.
    pub fn place(&self, text: &str) -> Result<Range<usize>> {
        let start = match &self.within {
            Some(within) => once(text, within, &self.file)? + once(within, &self.before, "`within`")?,
            None => once(text, &self.before, &self.file)?,
        };
        Ok(start..start + self.before.len())
    }

    /// The text of the file with the mutant in it.
    pub fn apply(&self, text: &str) -> Result<String> {
        let mut text = text.to_owned();
        text.replace_range(self.place(&text)?, &self.after);
        Ok(text)
    }
}

fn once(text: &str, part: &str, place: &str) -> Result<usize> {
    let mut found = text.match_indices(part).map(|(start, _)| start);
    let start = found.next().with_context(|| format!("{place} no longer holds `{part}`"))?;
    ensure!(found.next().is_none(), "{place} holds `{part}` more than once");
    Ok(start)
}

pub fn read(project: &Project, area: Area) -> Result<Vec<Mutant>> {
    #[derive(Deserialize)]
    struct File {
        mutant: Vec<Mutant>,
    }
    let path = project.path(format!("tools/xtask/mutants/{}.toml", area.name()));
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut file: File = toml::from_str(&text).with_context(|| format!("{} is odd", path.display()))?;
    for (before, mutant) in file.mutant.iter_mut().enumerate() {
        mutant.id = format!("{}-{}", area.name(), before + 1);
    }
    Ok(file.mutant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mutant_still_has_its_place() {
        let project = Project::here().unwrap();
        for area in Area::value_variants() {
            for mutant in read(&project, *area).unwrap() {
                let text = fs::read_to_string(project.path(&mutant.file)).unwrap();
                let mutated = mutant.apply(&text);
                assert!(mutated.is_ok(), "{}.toml, `{}`: {}", area.name(), mutant.why, mutated.unwrap_err());
                assert_ne!(mutated.unwrap(), text, "{}.toml, `{}` changes nothing", area.name(), mutant.why);
            }
        }
    }
}
