//! Command lines that speak the language of the person who types them: the help, and what is said of a line that cannot be read.
//!
//! English stands beside the arguments themselves and is clap's own. Another language has a [`Frame`], which every program shares,
//! and a [`Translation`] of the program's commands and arguments.

mod de;
mod help;

use std::ffi::OsString;
use std::io::Write as _;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Command, Error, Parser};

pub use de::GERMAN;

/// The exit code of a line that cannot be read.
const MISREAD: u8 = 2;

/// What a language says around the words of any program.
pub struct Frame {
    /// What stands around a command's help.
    pub template: &'static str,
    /// A heading in the help, by its English words.
    pub heading: fn(english: &str) -> &'static str,
    /// What stands for a value, by its English words, where that is something else.
    pub value: fn(english: &str) -> Option<&'static str>,
    /// Before a default and before the values that are possible.
    pub default: &'static str,
    /// See `default`.
    pub possible: &'static str,
    /// What stands for a command in a line of usage.
    pub command: &'static str,
    /// What stands for options there.
    pub options: &'static str,
    /// What `--help` does.
    pub help: &'static str,
    /// What `--version` does.
    pub version: &'static str,
    /// What is wrong with a line and where to look it up. `None` for what is no complaint: help and version, which were asked for.
    pub complaint: fn(error: &Error, rule: Rule) -> Option<String>,
}

/// What a value has to be, by its argument as it is typed, such as `--days`.
pub type Rule = fn(argument: &str) -> Option<&'static str>;

/// What a program says of its own command line in one language.
pub struct Translation {
    /// The language.
    pub frame: &'static Frame,
    /// What a command does, by its path: `workstation create`; empty for the program itself.
    pub about: fn(path: &str) -> Option<&'static str>,
    /// What stands below the help of a command.
    pub after: fn(path: &str) -> Option<&'static str>,
    /// What an argument means, by the path of its command and its name. An argument of every command belongs to the program itself.
    pub argument: fn(path: &str, name: &str) -> Option<&'static str>,
    /// See [`Rule`].
    pub rule: Rule,
}

impl Translation {
    /// The command line with its help in this language.
    #[must_use]
    pub fn of(&self, command: Command) -> Command {
        let name = command.get_name().to_owned();
        help::in_words(command, &name, "", self)
    }

    /// What this language has no words for.
    #[must_use]
    pub fn lacking(&self, command: &Command) -> Vec<String> {
        let mut lacking = Vec::new();
        help::lacking(command, "", self, &mut lacking);
        lacking
    }
}

/// Reads a command line. Of one that cannot be read, and of help that was asked for, it says all there is to say and gives the exit
/// code. Without a translation it speaks English.
///
/// # Errors
/// When the program has nothing to do but to end with this code.
pub fn read<Arguments: Parser>(
    line: impl IntoIterator<Item = OsString>,
    translation: Option<&Translation>,
) -> Result<Arguments, ExitCode> {
    let command = Arguments::command();
    let command = translation.map_or_else(|| command.clone(), |translation| translation.of(command.clone()));
    let read = command.try_get_matches_from(line).and_then(|matches| Arguments::from_arg_matches(&matches));
    read.map_err(|error| say(&error, translation))
}

fn say(error: &Error, translation: Option<&Translation>) -> ExitCode {
    let complaint = translation.and_then(|translation| (translation.frame.complaint)(error, translation.rule));
    // A reader that has gone away is no reason to fail.
    let _ = match complaint {
        Some(complaint) => writeln!(std::io::stderr(), "{complaint}"),
        None => error.print(),
    };
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => ExitCode::SUCCESS,
        _ => ExitCode::from(MISREAD),
    }
}

#[cfg(test)]
mod tests;
