//! The help of the command line in another language: texts by the path of a command and the name of an argument.

use clap::{Arg, ArgAction, Command};
use model::Language;

use super::de::help as german;

/// The texts of the help in one language.
pub struct Help {
    /// What a command does, by its path: `workstation create`; empty for the tool itself.
    pub about: fn(path: &str) -> Option<&'static str>,
    /// What stands below the help of a command.
    pub after: fn(path: &str) -> Option<&'static str>,
    /// What an argument means, by the path of its command and its name. An argument of every command belongs to the tool itself.
    pub argument: fn(path: &str, name: &str) -> Option<&'static str>,
    /// A heading in the help, by its English words.
    pub heading: fn(english: &str) -> &'static str,
    /// What stands around a command's help.
    pub template: &'static str,
    /// Before a default and before the values that are possible.
    pub default: &'static str,
    /// See `default`.
    pub possible: &'static str,
    /// What stands for a command in a line of usage.
    pub command: &'static str,
}

/// The command line with its help in this language.
pub fn translated(command: Command, language: Language) -> Command {
    match language {
        Language::German => in_words(command, "", &german::HELP),
        Language::English | Language::Accented | Language::Mirrored => command,
    }
}

fn in_words(mut command: Command, path: &str, help: &Help) -> Command {
    let has_commands = command.has_subcommands();
    if let Some(about) = (help.about)(path) {
        command = command.about(about);
    }
    if let Some(after) = (help.after)(path) {
        command = command.after_help(after);
    }
    command = command.help_template(help.template).disable_help_flag(true).disable_help_subcommand(true);
    command = command.mut_args(|argument| explained(argument, path, help));
    let version = path.is_empty();
    command = command.disable_version_flag(version).arg(
        Arg::new("help")
            .short('h')
            .long("help")
            .action(ArgAction::Help)
            .help_heading((help.heading)("Options"))
            .help((help.argument)("", "help")),
    );
    if version {
        command = command.arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help_heading((help.heading)("Options"))
                .help((help.argument)("", "version")),
        );
    }
    if has_commands {
        command = command.subcommand_help_heading((help.heading)("Commands")).subcommand_value_name(help.command);
    }
    command.mut_subcommands(|inner| {
        let path = below(path, inner.get_name());
        in_words(inner, &path, help)
    })
}

fn explained(argument: Arg, path: &str, help: &Help) -> Arg {
    let Some(words) = (help.argument)(path, argument.get_id().as_str()) else { return argument };
    let heading = (help.heading)(argument.get_help_heading().unwrap_or(if argument.is_positional() {
        "Arguments"
    } else {
        "Options"
    }));
    if !argument.get_action().takes_values() {
        return argument.help(words).long_help(None).help_heading(heading);
    }
    let defaults: Vec<_> = argument.get_default_values().iter().filter_map(|value| value.to_str()).collect();
    let defaults = defaults.join(", ");
    let values: Vec<_> = argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let mut text = words.to_owned();
    for (what, which) in [(help.default, defaults), (help.possible, values.join(", "))] {
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

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;
    use crate::arguments::Arguments;

    fn lacking(command: &Command, path: &str, lacks: &mut Vec<String>) {
        if (german::HELP.about)(path).is_none() {
            lacks.push(format!("what “{path}” does"));
        }
        if command.get_after_help().is_some() != (german::HELP.after)(path).is_some() {
            lacks.push(format!("what stands below “{path}”"));
        }
        for argument in command.get_arguments() {
            if (german::HELP.argument)(path, argument.get_id().as_str()).is_none() {
                lacks.push(format!("{path} {}", argument.get_id()));
            }
        }
        for inner in command.get_subcommands() {
            lacking(inner, &below(path, inner.get_name()), lacks);
        }
    }

    #[test]
    fn german_explains_every_command_and_every_argument() {
        let mut lacks = Vec::new();
        lacking(&Arguments::command(), "", &mut lacks);
        assert_eq!(lacks, Vec::<String>::new());
    }

    #[test]
    fn the_german_command_line_holds_together() {
        translated(Arguments::command(), Language::German).debug_assert();
    }
}
