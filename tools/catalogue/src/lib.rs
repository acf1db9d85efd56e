//! The texts of the product: `locales/<language>/*.ftl`, in Project Fluent.
//!
//! Reads them, compares the languages, finds messages that nobody shows, and writes the typed messages of both sides, so that a
//! missing message or argument does not compile.

mod language;
mod plan;
mod rust;
#[cfg(test)]
mod tests;
mod typescript;
mod usage;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

use crate::language::{Language, Text};
use crate::plan::{Plan, Side};

/// The language that every other one is compared with.
const FIRST: &str = "en";
/// Marks a text that reads the same in English, in its comment.
const SAME: &str = "(same)";

/// All texts in all languages.
#[derive(Debug)]
pub struct Catalogue {
    plan: Plan,
    english: Language,
    others: Vec<Language>,
    messages: Vec<Message>,
}

/// A message as a program sees it.
#[derive(Debug)]
struct Message {
    id: String,
    side: Side,
    family: Option<String>,
    arguments: BTreeMap<String, Kind>,
    /// The first line of the English text.
    preview: String,
}

/// What an argument is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    /// Chooses a plural and is written as the language writes numbers.
    Number,
}

impl Catalogue {
    /// Reads `locales/` of a project.
    ///
    /// # Errors
    /// When a file is missing or malformed, or an id is used twice.
    pub fn read(project: &Path) -> Result<Self> {
        let locales = project.join("locales");
        let plan = Plan::read(&locales)?;
        let files = plan.files();
        let english = Language::read(&locales, FIRST, &files)?;
        let mut others = Vec::new();
        for entry in std::fs::read_dir(&locales).with_context(|| locales.display().to_string())? {
            let entry = entry?;
            let tag = entry.file_name().to_string_lossy().into_owned();
            if entry.file_type()?.is_dir() && tag != FIRST {
                others.push(Language::read(&locales, &tag, &files)?);
            }
        }
        others.sort_by(|one, other| one.tag.cmp(&other.tag));
        let messages = messages(&plan, &english)?;
        Ok(Self { plan, english, others, messages })
    }

    /// The typed messages of Rust, `crates/i18n/src/messages.rs`.
    #[must_use]
    pub fn rust(&self) -> String {
        let tags: Vec<&str> = self.languages().map(|language| language.tag.as_str()).collect();
        rust::write(&self.plan, &tags, &self.messages)
    }

    /// The typed messages of the window, `ui/src/i18n/messages.ts`.
    #[must_use]
    pub fn typescript(&self) -> String {
        typescript::write(&self.messages)
    }

    /// Everything that differs between the languages, or that nobody would understand.
    #[must_use]
    pub fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        for language in &self.others {
            self.compare(language, &mut problems);
        }
        let empty = self.plan.families().iter().filter(|family| self.members(family).is_empty());
        problems.extend(empty.map(|family| format!("no message begins with {family}-")));
        problems
    }

    fn compare(&self, language: &Language, problems: &mut Vec<String>) {
        let tag = &language.tag;
        for english in &self.english.texts {
            let Some(text) = language.text(&english.id) else {
                problems.push(format!("{tag} lacks {}", english.id));
                continue;
            };
            if text.file != english.file {
                problems.push(format!("{tag} has {} in {}.ftl instead of {}.ftl", text.id, text.file, english.file));
            }
            self.compare_arguments(tag, text, english, problems);
            match (text.source == english.source, text.comment.contains(SAME)) {
                (true, false) => problems.push(format!(
                    "{}: {tag} repeats the English text; translate it, or write “# {SAME}” above it",
                    text.id
                )),
                (false, true) => problems.push(format!("{}: {tag} says {SAME}, but differs from English", text.id)),
                _ => {}
            }
        }
        let unknown = language.texts.iter().filter(|text| self.english.text(&text.id).is_none());
        problems.extend(unknown.map(|text| format!("{tag} has {}, which {FIRST} lacks", text.id)));
    }

    /// A message of a family may leave out what its family is given.
    fn compare_arguments(&self, tag: &str, text: &Text, english: &Text, problems: &mut Vec<String>) {
        let Some(message) = self.messages.iter().find(|message| message.id == text.id) else { return };
        let given: BTreeSet<String> = message.arguments.keys().cloned().collect();
        let fits = if message.family.is_some() {
            text.variables.is_subset(&given)
        } else {
            text.variables == english.variables
        };
        if !fits {
            problems.push(format!(
                "{}: {tag} uses {}, but is given {}",
                text.id,
                listed(&text.variables),
                listed(&given)
            ));
        }
    }

    /// The messages that no code shows. Those of a family are reached from data; see [`Self::members`].
    ///
    /// # Errors
    /// When a source file cannot be read.
    pub fn unused(&self, project: &Path) -> Result<Vec<String>> {
        let usage = usage::Usage::read(project)?;
        let unused = self.messages.iter().filter(|message| message.family.is_none() && !usage.shows(message));
        Ok(unused.map(|message| message.id.clone()).collect())
    }

    /// The ends of the ids of a family: of `alert`, the kinds of alerts.
    #[must_use]
    pub fn members(&self, family: &str) -> BTreeSet<&str> {
        let members = self.messages.iter().filter(|message| message.family.as_deref() == Some(family));
        members.filter_map(|message| message.id.strip_prefix(family)?.strip_prefix('-')).collect()
    }

    fn languages(&self) -> impl Iterator<Item = &Language> {
        std::iter::once(&self.english).chain(&self.others)
    }
}

fn messages(plan: &Plan, english: &Language) -> Result<Vec<Message>> {
    let mut seen = BTreeSet::new();
    let mut messages = Vec::new();
    for text in &english.texts {
        ensure!(seen.insert(&text.id), "{} exists twice in {FIRST}", text.id);
        messages.push(Message {
            id: text.id.clone(),
            side: text.side,
            family: plan.family(&text.id).map(str::to_owned),
            arguments: arguments(text)?,
            preview: text.source.lines().next().unwrap_or_default().to_owned(),
        });
    }
    // Whoever shows a message of a family does not know which one it is: all take the same arguments.
    let mut shared: BTreeMap<String, BTreeMap<String, Kind>> = BTreeMap::new();
    for message in &messages {
        if let Some(family) = &message.family {
            shared.entry(family.clone()).or_default().extend(message.arguments.clone());
        }
    }
    for message in &mut messages {
        if let Some(arguments) = message.family.as_ref().and_then(|family| shared.get(family)) {
            message.arguments.clone_from(arguments);
        }
    }
    Ok(messages)
}

/// The arguments of a message: those that it uses and those that its comment names. The comment says which are numbers:
/// `$count (Number)`.
fn arguments(text: &Text) -> Result<BTreeMap<String, Kind>> {
    let mut arguments: BTreeMap<_, _> = text.variables.iter().map(|name| (name.clone(), Kind::Text)).collect();
    for line in text.comment.lines() {
        let Some((name, rest)) = line.strip_prefix('$').and_then(|line| line.split_once(' ')) else { continue };
        let kind = match rest.split(' ').next() {
            Some("(Number)") => Kind::Number,
            Some("(String)") => Kind::Text,
            Some(word) if !word.starts_with('(') => continue,
            _ => bail!("{}: write “${name} (Number)” or “${name} (String)”", text.id),
        };
        arguments.insert(name.to_owned(), kind);
    }
    Ok(arguments)
}

fn listed(names: &BTreeSet<String>) -> String {
    if names.is_empty() {
        return "no arguments".to_owned();
    }
    names.iter().map(|name| format!("${name}")).collect::<Vec<_>>().join(", ")
}
