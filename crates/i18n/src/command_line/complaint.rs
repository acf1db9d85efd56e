//! What is wrong with a command texts.

use clap::error::{ContextKind, ErrorKind};
use clap::{Command, Error};

use super::texts::Texts;
use crate::{Message, messages};

pub(super) fn of(command: &Command, error: &Error, texts: Texts) -> Option<String> {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            None
        }
        _ => {
            let complaint =
                texts.format(&messages::command_line_error(texts.format(&what_is_wrong(command, error, texts))));
            Some(format!("{complaint}\n\n{}", texts.format(&messages::command_line_see_help())))
        }
    }
}

fn what_is_wrong(command: &Command, error: &Error, texts: Texts) -> Message {
    let get = |kind| error.get(kind).map(ToString::to_string);
    let of = |kind| get(kind).unwrap_or_default();
    let (argument, value) = (of(ContextKind::InvalidArg), of(ContextKind::InvalidValue));
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = of(ContextKind::InvalidSubcommand);
            match get(ContextKind::SuggestedSubcommand) {
                Some(near) => messages::command_line_no_command_near(name, near),
                None => messages::command_line_no_command(name),
            }
        }
        ErrorKind::MissingSubcommand => messages::command_line_command_missing(),
        ErrorKind::UnknownArgument => match get(ContextKind::SuggestedArg) {
            Some(near) => messages::command_line_unknown_near(argument, near),
            None => messages::command_line_unknown(argument),
        },
        ErrorKind::MissingRequiredArgument => messages::command_line_missing(argument),
        ErrorKind::ArgumentConflict => messages::command_line_conflict(argument, of(ContextKind::PriorArg)),
        ErrorKind::InvalidValue if value.is_empty() => messages::command_line_no_value(argument),
        ErrorKind::InvalidValue => match get(ContextKind::ValidValue) {
            Some(valid) => {
                messages::command_line_invalid_rule(argument, texts.format(&messages::command_line_valid(valid)), value)
            }
            None => messages::command_line_invalid(argument, value),
        },
        ErrorKind::ValueValidation => match id_of(command.clone(), &argument).and_then(|id| texts.find("rule", &[&id]))
        {
            Some(rule) => messages::command_line_invalid_rule(argument, rule, value),
            None => messages::command_line_invalid(argument, value),
        },
        _ => messages::command_line_misread(),
    }
}

/// The name in the code of an argument that an error calls as its reader knows it: `<ZEIT>`, `--days <TAGE>`.
fn id_of(mut command: Command, shown: &str) -> Option<String> {
    fn find(command: &Command, shown: &str) -> Option<String> {
        let own = command.get_arguments().find(|argument| argument.to_string() == shown);
        own.map(|argument| argument.get_id().to_string())
            .or_else(|| command.get_subcommands().find_map(|command| find(command, shown)))
    }
    // Arguments of commands that were not typed cannot be shown before.
    command.build();
    find(&command, shown)
}
