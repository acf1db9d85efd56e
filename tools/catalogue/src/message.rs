//! Messages with their arguments, as programs show them.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, bail, ensure};

use crate::language::{Language, Text};
use crate::plan::{Plan, Side};

/// A message as a program sees it.
#[derive(Debug)]
pub(crate) struct Message {
    pub(crate) id: String,
    pub(crate) side: Side,
    pub(crate) family: Option<String>,
    pub(crate) arguments: BTreeMap<String, Kind>,
    /// The arguments that every language uses.
    pub(crate) required: BTreeSet<String>,
    /// The first line of the English text.
    pub(crate) preview: String,
}

/// What an argument is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    /// Chooses a plural and is written as the language writes numbers.
    Number,
}

/// Every message of the first language.
pub(crate) fn messages(plan: &Plan, english: &Language) -> Result<Vec<Message>> {
    let mut seen = BTreeSet::new();
    let mut messages = Vec::new();
    for text in &english.texts {
        ensure!(seen.insert(&text.id), "{} exists twice in {}", text.id, english.tag);
        let declared = declared(text)?;
        let mut arguments: BTreeMap<_, _> = text.variables.iter().map(|name| (name.clone(), Kind::Text)).collect();
        arguments.extend(declared.clone());
        let is_required = |name: &&String| declared.get(*name) != Some(&Kind::Text);
        messages.push(Message {
            id: text.id.clone(),
            side: text.side,
            family: plan.family(&text.id).map(str::to_owned),
            arguments,
            required: text.variables.iter().filter(is_required).cloned().collect(),
            preview: text.source.lines().next().unwrap_or_default().to_owned(),
        });
    }
    // Code that shows a family does not know which message it gets: all of them take the same arguments, and each uses some.
    let mut shared: BTreeMap<String, BTreeMap<String, Kind>> = BTreeMap::new();
    for message in &messages {
        if let Some(family) = &message.family {
            shared.entry(family.clone()).or_default().extend(message.arguments.clone());
        }
    }
    for message in &mut messages {
        if let Some(arguments) = message.family.as_ref().and_then(|family| shared.get(family)) {
            message.arguments.clone_from(arguments);
            message.required.clear();
        }
    }
    Ok(messages)
}

/// The arguments that the comment of a message declares: `$count (Number)` chooses a plural and must be used; a language may do without
/// a `$day (String)`.
fn declared(text: &Text) -> Result<BTreeMap<String, Kind>> {
    let mut declared = BTreeMap::new();
    for line in text.comment.lines() {
        let Some((name, rest)) = line.strip_prefix('$').and_then(|line| line.split_once(' ')) else { continue };
        let kind = match rest.split(' ').next() {
            Some("(Number)") => Kind::Number,
            Some("(String)") => Kind::Text,
            Some(word) if !word.starts_with('(') => continue,
            _ => bail!("{}: write “${name} (Number)” or “${name} (String)”", text.id),
        };
        declared.insert(name.to_owned(), kind);
    }
    Ok(declared)
}
