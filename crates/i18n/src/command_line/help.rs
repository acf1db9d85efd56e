//! Puts the texts of the catalogue into a command texts.

use std::collections::BTreeSet;

use clap::{Arg, ArgAction, Command};

use super::texts::Texts;
use crate::{Message, messages, of_family};

/// `name` is how the command is typed, with the program before it; `path` the same without the program.
pub(super) fn explain(mut command: Command, name: &str, path: &[&str], texts: Texts) -> Command {
    if let Some(about) = texts.find("about", path) {
        command = command.about(about);
    }
    if let Some(after) = texts.find("after", path) {
        command = command.after_help(after);
    }
    let usage = texts.format(&messages::command_line_usage("{usage}"));
    command = command
        .help_template(format!("{{about-with-newline}}\n{usage}\n\n{{all-args}}{{after-help}}"))
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .mut_args(|argument| explain_argument(argument, path, texts));
    let flag = |name: &'static str, short, action, help: &Message| {
        Arg::new(name)
            .long(name)
            .short(short)
            .action(action)
            .help(texts.format(help))
            .help_heading(heading("Options", texts))
    };
    command = command.arg(flag("help", 'h', ArgAction::Help, &messages::command_line_help()));
    let is_program = path.is_empty();
    command = command.disable_version_flag(is_program);
    if is_program {
        command = command.arg(flag("version", 'V', ArgAction::Version, &messages::command_line_version()));
    }
    if command.has_subcommands() {
        command = command
            .subcommand_help_heading(heading("Commands", texts))
            .subcommand_value_name(texts.format(&messages::command_line_command()));
    }
    let usage = self::usage(&command, name, texts);
    command.override_usage(usage).mut_subcommands(|inner| {
        let inner_name = inner.get_name().to_owned();
        let path = [path, &[inner_name.as_str()]].concat();
        explain(inner, &format!("{name} {inner_name}"), &path, texts)
    })
}

/// The line of usage. clap writes "OPTIONS" in every language, and only where a command has options of its own.
fn usage(command: &Command, name: &str, texts: Texts) -> String {
    let usage = command.clone().bin_name(name).render_usage().to_string();
    let rest = usage.split_once(name).map_or("", |(_, rest)| rest).trim_start();
    let rest = rest.strip_prefix("[OPTIONS]").unwrap_or(rest).trim_start();
    format!("{name} [{}] {rest}", texts.format(&messages::command_line_options())).trim_end().to_owned()
}

fn explain_argument(mut argument: Arg, path: &[&str], texts: Texts) -> Arg {
    if let Some([value]) = argument.get_value_names()
        && let Some(value) = texts.locale.find(&of_family("command-line-value", value.to_lowercase()))
    {
        argument = argument.value_name(value);
    }
    let help = argument_help(&argument, path, texts).unwrap_or_default();
    let usual = if argument.is_positional() { "Arguments" } else { "Options" };
    let heading = heading(argument.get_help_heading().unwrap_or(usual), texts);
    if !argument.get_action().takes_values() {
        return argument.help(help).help_heading(heading);
    }
    let defaults = argument.get_default_values().iter().filter_map(|value| value.to_str());
    let defaults: Vec<_> = defaults.filter(|value| !value.is_empty()).collect();
    let values: Vec<_> = argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let mut text = help;
    if !defaults.is_empty() {
        text = format!("{text} {}", texts.format(&messages::command_line_default(defaults.join(", "))));
    }
    if !values.is_empty() {
        text = format!("{text} {}", texts.format(&messages::command_line_possible(values.join(", "))));
    }
    argument.help(text).hide_default_value(true).hide_possible_values(true).help_heading(heading)
}

/// What an argument means: in this command, in the commands of its group, or in all.
fn argument_help(argument: &Arg, path: &[&str], texts: Texts) -> Option<String> {
    members(argument, path).find_map(|member| texts.find("argument", &member))
}

/// From the command itself to the program.
fn members<'a>(argument: &'a Arg, path: &'a [&'a str]) -> impl Iterator<Item = Vec<&'a str>> {
    let paths = (0..=path.len()).rev().filter_map(|length| path.get(..length));
    paths.map(|path| [path, &[argument.get_id().as_str()]].concat())
}

fn heading(english: &str, texts: Texts) -> String {
    texts.format(&of_family("command-line-heading", english.to_lowercase()))
}

/// Collects the ids of the texts that a command line has, and what has none.
pub(super) fn check(
    command: &Command,
    path: &[&str],
    texts: Texts,
    wanted: &mut BTreeSet<String>,
    lacking: &mut Vec<String>,
) {
    wanted.extend([texts.id("about", path), texts.id("after", path)]);
    if texts.find("about", path).is_none() {
        lacking.push(texts.id("about", path));
    }
    for argument in command.get_arguments() {
        wanted.extend(members(argument, path).map(|member| texts.id("argument", &member)));
        if argument_help(argument, path, texts).is_none() {
            lacking.push(texts.id("argument", &[path, &[argument.get_id().as_str()]].concat()));
        }
    }
    for inner in command.get_subcommands() {
        check(inner, &[path, &[inner.get_name()]].concat(), texts, wanted, lacking);
    }
}
