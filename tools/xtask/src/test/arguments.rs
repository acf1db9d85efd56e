//! Which tests run: stages, and words in the names of tests.

use anyhow::{Result, bail, ensure};
use clap::{Args, ValueEnum as _};

use super::stage::{Stage, list};

#[derive(Args)]
#[command(after_help = after_help())]
pub struct Arguments {
    /// Stages, then words: `database claim` runs the tests of the database suite with "claim" in their names
    #[arg(value_name = "STAGE|WORD")]
    words: Vec<String>,
    /// Run the nightly stages too
    #[arg(long)]
    all: bool,
    /// Fail when MariaDB or MySQL is missing, as where CI is set; otherwise its tests are skipped
    #[arg(long)]
    require_servers: bool,
    /// Run the other stages too when one fails
    #[arg(long)]
    pub keep_going: bool,
}

/// The stages of a run, and the words that its tests' names hold; no words select every test.
#[derive(Debug, PartialEq, Eq)]
pub struct Selection {
    pub stages: Vec<Stage>,
    pub words: Vec<String>,
}

impl Arguments {
    /// # Errors
    /// When the first word is no stage, or a stage has no tests to choose from.
    pub fn selection(&self) -> Result<Selection> {
        select(&self.words, self.all)
    }

    /// Whether a run without one of the servers fails.
    pub fn requires_servers(&self) -> bool {
        self.require_servers || std::env::var_os("CI").is_some_and(|value| !value.is_empty())
    }
}

fn select(words: &[String], all: bool) -> Result<Selection> {
    let named: Vec<Stage> = words.iter().map_while(|word| Stage::from_str(word, false).ok()).collect();
    let words = words.get(named.len()..).unwrap_or_default().to_vec();
    if let Some(word) = words.first()
        && named.is_empty()
    {
        bail!("`{word}` is no stage. Words of tests' names come after a stage, as in `database claim`.\n\n{}", list());
    }
    if !words.is_empty() {
        for stage in &named {
            ensure!(stage.has_tests(), "`{}` runs no tests that words could choose", stage.name());
        }
    }
    let stages = Stage::value_variants().iter().copied();
    let stages = stages.filter(|stage| named.contains(stage) || named.is_empty() && (all || !stage.is_nightly()));
    Ok(Selection { stages: stages.collect(), words })
}

fn after_help() -> String {
    format!("{}\nWithout a stage, all but the nightly ones run.", list())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn selected(words: &str) -> Result<Selection> {
        select(&words.split_whitespace().map(str::to_owned).collect::<Vec<_>>(), false)
    }

    #[test]
    fn words_after_the_stages_choose_tests() {
        let selection = selected("database desk claim decline").unwrap();
        assert_eq!(selection.stages, [Stage::Database, Stage::Desk]);
        assert_eq!(selection.words, ["claim", "decline"]);
        assert_eq!(selected("database").unwrap(), Selection { stages: vec![Stage::Database], words: Vec::new() });
    }

    #[test]
    fn a_stage_after_a_word_is_a_word() {
        let selection = selected("contract wire database").unwrap();
        assert_eq!((selection.stages, selection.words.len()), (vec![Stage::Contract], 2));
    }

    #[test]
    fn nightly_stages_run_when_they_are_wanted() {
        assert!(!selected("").unwrap().stages.contains(&Stage::Gallery));
        assert_eq!(selected("gallery").unwrap().stages, [Stage::Gallery]);
        assert_eq!(select(&[], true).unwrap().stages, Stage::value_variants());
    }

    #[test]
    fn an_unknown_stage_is_answered_with_those_there_are() {
        let error = selected("databse claim").unwrap_err().to_string();
        assert!(error.contains("`databse`") && error.contains("ui-browser"), "{error}");
    }

    #[test]
    fn a_stage_without_tests_takes_no_words() {
        let error = selected("fmt claim").unwrap_err().to_string();
        assert!(error.contains("`fmt` runs no tests"), "{error}");
    }
}
