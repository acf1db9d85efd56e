//! Puts the texts of a language into a command line.

use clap::{Arg, ArgAction, Command};

use crate::{Frame, Translation};

/// `name` is how the command is typed, with the program before it; `path` the same without the program.
pub(crate) fn in_words(mut command: Command, name: &str, path: &str, words: &Translation) -> Command {
    let frame = words.frame;
    if let Some(about) = (words.about)(path) {
        // What is longer in the source is for English.
        command = command.about(about).long_about(None);
    }
    if let Some(after) = (words.after)(path) {
        command = command.after_help(after);
    }
    command = command.help_template(frame.template).disable_help_flag(true).disable_help_subcommand(true);
    command = command.mut_args(|argument| explained(argument, path, words));
    let flag = |name: &'static str, short, action, help: &'static str| {
        let heading = (frame.heading)("Options");
        Arg::new(name).long(name).short(short).action(action).help(help).help_heading(heading)
    };
    command = command.arg(flag("help", 'h', ArgAction::Help, frame.help));
    let is_program = path.is_empty();
    command = command.disable_version_flag(is_program);
    if is_program {
        command = command.arg(flag("version", 'V', ArgAction::Version, frame.version));
    }
    if command.has_subcommands() {
        command = command.subcommand_help_heading((frame.heading)("Commands")).subcommand_value_name(frame.command);
    }
    let usage = usage(&command, name, frame);
    command.override_usage(usage).mut_subcommands(|inner| {
        let (name, path) = (below(name, inner.get_name()), below(path, inner.get_name()));
        in_words(inner, &name, &path, words)
    })
}

/// The line of usage: clap's own says "OPTIONS" in every language, and only where a command has options that are not everybody's.
fn usage(command: &Command, name: &str, frame: &Frame) -> String {
    let line = command.clone().bin_name(name).render_usage().to_string();
    let rest = line.split_once(name).map_or("", |(_, rest)| rest).trim_start();
    let rest = rest.strip_prefix("[OPTIONS]").unwrap_or(rest).trim_start();
    format!("{name} [{}] {rest}", frame.options).trim_end().to_owned()
}

fn explained(mut argument: Arg, path: &str, words: &Translation) -> Arg {
    let frame = words.frame;
    let Some(help) = (words.argument)(path, argument.get_id().as_str()) else { return argument };
    if let Some([value]) = argument.get_value_names()
        && let Some(value) = (frame.value)(value)
    {
        argument = argument.value_name(value);
    }
    let usual = if argument.is_positional() { "Arguments" } else { "Options" };
    let heading = (frame.heading)(argument.get_help_heading().unwrap_or(usual));
    if !argument.get_action().takes_values() {
        return argument.help(help).long_help(None).help_heading(heading);
    }
    let defaults: Vec<_> = argument.get_default_values().iter().filter_map(|value| value.to_str()).collect();
    let defaults = defaults.join(", ");
    let values: Vec<_> = argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let mut text = help.to_owned();
    for (what, which) in [(frame.default, defaults), (frame.possible, values.join(", "))] {
        if !which.is_empty() {
            text = format!("{text} [{what}: {which}]");
        }
    }
    argument.help(text).long_help(None).hide_default_value(true).hide_possible_values(true).help_heading(heading)
}

/// The path of a command below another one.
fn below(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path} {name}") }
}

pub(crate) fn lacking(command: &Command, path: &str, words: &Translation, lacks: &mut Vec<String>) {
    if (words.about)(path).is_none() {
        lacks.push(format!("what “{path}” does"));
    }
    if command.get_after_help().is_some() != (words.after)(path).is_some() {
        lacks.push(format!("what stands below “{path}”"));
    }
    for argument in command.get_arguments() {
        if (words.argument)(path, argument.get_id().as_str()).is_none() {
            lacks.push(format!("{path} {}", argument.get_id()));
        }
    }
    for inner in command.get_subcommands() {
        lacking(inner, &below(path, inner.get_name()), words, lacks);
    }
}
