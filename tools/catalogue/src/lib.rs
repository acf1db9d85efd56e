//! The texts of the product: `locales/<language>/*.ftl`, in Project Fluent.
//!
//! Reads them, compares the languages, finds messages that nobody shows, and writes the typed messages of both sides, so that a
//! missing message or argument does not compile.

mod language;
mod message;
mod plan;
mod rust;
#[cfg(test)]
mod tests;
mod typescript;
mod usage;

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result};

use crate::language::{Language, Text};
use crate::message::{Message, messages};
use crate::plan::Plan;

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

    fn rust(&self) -> String {
        let tags: Vec<&str> = self.languages().map(|language| language.tag.as_str()).collect();
        rust::write(&self.plan, &tags, &self.messages)
    }

    fn typescript(&self) -> String {
        typescript::write(&self.messages)
    }

    /// The generated files with their contents.
    #[must_use]
    pub fn generated(&self) -> [(&'static str, String); 3] {
        [
            ("ui/src/i18n/messages.ts", self.typescript()),
            ("ui/src/i18n/catalogue-files.ts", typescript::files(&self.plan)),
            ("crates/i18n/src/messages.rs", self.rust()),
        ]
    }

    /// Every difference between the languages, and every text that is left untranslated.
    #[must_use]
    pub fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        for language in &self.others {
            self.compare(language, &mut problems);
        }
        let empty = self
            .plan
            .families()
            .iter()
            .filter(|family| !self.messages.iter().any(|message| message.family.as_ref() == Some(family)));
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
            self.compare_arguments(tag, text, problems);
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

    fn compare_arguments(&self, tag: &str, text: &Text, problems: &mut Vec<String>) {
        let Some(message) = self.messages.iter().find(|message| message.id == text.id) else { return };
        let given: BTreeSet<String> = message.arguments.keys().cloned().collect();
        if !text.variables.is_subset(&given) || !message.required.is_subset(&text.variables) {
            let (uses, given) = (listed(&text.variables), listed(&given));
            problems.push(format!("{}: {tag} uses {uses}, but is given {given}", text.id));
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

    /// The last parts of the ids of a family: for `alert`, the kinds of alerts.
    #[must_use]
    pub fn members(&self, family: &str) -> BTreeSet<&str> {
        let members = self.messages.iter().filter(|message| message.family.as_deref() == Some(family));
        members.filter_map(|message| message.id.strip_prefix(family)?.strip_prefix('-')).collect()
    }

    /// The ids of all messages.
    #[must_use]
    pub fn ids(&self) -> BTreeSet<String> {
        self.messages.iter().map(|message| message.id.clone()).collect()
    }

    fn languages(&self) -> impl Iterator<Item = &Language> {
        std::iter::once(&self.english).chain(&self.others)
    }
}

fn listed(names: &BTreeSet<String>) -> String {
    if names.is_empty() {
        return "no arguments".to_owned();
    }
    names.iter().map(|name| format!("${name}")).collect::<Vec<_>>().join(", ")
}
