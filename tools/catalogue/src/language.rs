//! The messages in the files of one language.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement, Resource};
use fluent_syntax::{parser, serializer};

use crate::plan::Side;

/// One message in one language.
#[derive(Debug, Clone)]
pub(crate) struct Text {
    pub(crate) id: String,
    pub(crate) file: String,
    pub(crate) side: Side,
    /// Its source in Fluent, without the id.
    pub(crate) source: String,
    pub(crate) comment: String,
    pub(crate) variables: BTreeSet<String>,
}

#[derive(Debug)]
pub(crate) struct Language {
    pub(crate) tag: String,
    /// Messages in the order of their files.
    pub(crate) texts: Vec<Text>,
}

impl Language {
    pub(crate) fn read(locales: &Path, tag: &str, files: &[(String, Side)]) -> Result<Self> {
        let directory = locales.join(tag);
        for entry in std::fs::read_dir(&directory).with_context(|| directory.display().to_string())? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            let known = files.iter().any(|(file, _)| name == format!("{file}.ftl"));
            ensure!(known, "locales/catalogue.toml does not say who shows {}", directory.join(name).display());
        }
        let mut texts = Vec::new();
        for (file, side) in files {
            let path = directory.join(format!("{file}.ftl"));
            let source = std::fs::read_to_string(&path)
                .with_context(|| format!("locales/catalogue.toml names {}, which cannot be read", path.display()))?;
            texts.extend(read(&source, file, *side).with_context(|| path.display().to_string())?);
        }
        Ok(Self { tag: tag.to_owned(), texts })
    }

    pub(crate) fn text(&self, id: &str) -> Option<&Text> {
        self.texts.iter().find(|text| text.id == id)
    }
}

fn read(source: &str, file: &str, side: Side) -> Result<Vec<Text>> {
    let resource = parser::parse(source).map_err(|(_, errors)| {
        let errors: Vec<_> = errors
            .iter()
            .map(|error| {
                let start = error.slice.as_ref().map_or(error.pos.start, |slice| slice.start);
                let before = source.get(..start).unwrap_or_default();
                format!("line {}: {error}", before.matches('\n').count() + 1)
            })
            .collect();
        anyhow::anyhow!("{}", errors.join("; "))
    })?;
    let mut texts = Vec::new();
    for entry in resource.body {
        match entry {
            Entry::Message(message) => texts.push(text(message, file, side)?),
            Entry::Term(term) => bail!("-{}: write the word itself instead of a term", term.id.name),
            _ => {}
        }
    }
    Ok(texts)
}

fn text(message: Message<&str>, file: &str, side: Side) -> Result<Text> {
    let id = message.id.name.to_owned();
    let plain = id.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-');
    ensure!(plain, "{id}: an id consists of small letters, digits and hyphens");
    ensure!(message.attributes.is_empty(), "{id}: write a message of its own instead of an attribute");
    let Some(pattern) = &message.value else { bail!("{id} has no text") };
    let mut variables = BTreeSet::new();
    collect(pattern, &mut variables).with_context(|| id.clone())?;
    let comment = message.comment.as_ref().map(|comment| comment.content.join("\n")).unwrap_or_default();
    let alone = Resource { body: vec![Entry::Message(Message { comment: None, ..message })] };
    let serialized = serializer::serialize(&alone);
    let source = serialized.split_once('=').map(|(_, source)| source.trim().to_owned()).unwrap_or_default();
    Ok(Text { id, file: file.to_owned(), side, source, comment, variables })
}

/// Collects the arguments that a text uses.
fn collect(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>) -> Result<()> {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            collect_expression(expression, variables)?;
        }
    }
    Ok(())
}

fn collect_expression(expression: &Expression<&str>, variables: &mut BTreeSet<String>) -> Result<()> {
    match expression {
        Expression::Inline(inline) => collect_inline(inline, variables),
        Expression::Select { selector, variants } => {
            collect_inline(selector, variables)?;
            variants.iter().try_for_each(|variant| collect(&variant.value, variables))
        }
    }
}

fn collect_inline(expression: &InlineExpression<&str>, variables: &mut BTreeSet<String>) -> Result<()> {
    match expression {
        InlineExpression::VariableReference { id } => {
            variables.insert(id.name.to_owned());
            Ok(())
        }
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => Ok(()),
        InlineExpression::FunctionReference { id, arguments } => {
            ensure!(id.name == "NUMBER", "{}: NUMBER is the only function", id.name);
            arguments.positional.iter().try_for_each(|argument| collect_inline(argument, variables))
        }
        InlineExpression::Placeable { expression } => collect_expression(expression, variables),
        InlineExpression::MessageReference { id, .. } | InlineExpression::TermReference { id, .. } => {
            bail!("it refers to {}: each message stands alone", id.name)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(source: &str) -> Result<Text> {
        let mut texts = read(source, "tray", Side::Rust)?;
        texts.pop().context("there is a message")
    }

    #[test]
    fn a_text_uses_the_arguments_of_all_its_variants() {
        let text = one(
            "# $count (Number)\nwaiting = { $count ->\n    [one] One for { $who }\n   *[other] { NUMBER($all) } in { $place }\n}\n",
        );
        let text = text.expect("it is well-formed");
        assert_eq!(text.variables.into_iter().collect::<Vec<_>>(), ["all", "count", "place", "who"]);
        assert_eq!(text.comment, "$count (Number)");
    }

    #[test]
    fn a_mistake_is_told_with_its_line() {
        let error = read("first = One\nsecond = { $who\n", "tray", Side::Rust).expect_err("a brace is missing");
        assert!(error.to_string().starts_with("line 2"), "{error}");
    }

    #[test]
    fn what_would_make_a_message_depend_on_another_is_refused() {
        for source in
            ["-name = Desk", "title = { other }", "title = { -name }", "title = Desk\n    .hint = Help", "Title = Desk"]
        {
            assert!(one(source).is_err(), "{source}");
        }
    }
}
