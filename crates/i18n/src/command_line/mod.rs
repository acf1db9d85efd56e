//! Command lines in the language of the person who types them: help and errors.
//!
//! The code says how a command line is typed, the catalogue says what it means. A program has an area of the catalogue, such as `admin`:
//!
//! | Message | Says |
//! |---|---|
//! | `admin-about`, `admin-about-person-list` | what the program or a command does |
//! | `admin-argument-file`, `admin-argument-audit-export-file` | what an argument means, in all commands or in one |
//! | `admin-after`, `admin-after-audit-export` | what stands below the help |
//! | `admin-rule-days` | which values an argument takes |

mod complaint;
mod help;
mod texts;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::io::Write as _;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Command, Error, Parser};

use self::texts::Texts;
use crate::Locale;

/// The exit code of a line that cannot be read.
const MISREAD: u8 = 2;

/// A program's command line in a language.
#[derive(Debug, Clone, Copy)]
pub struct CommandLine(Texts);

impl CommandLine {
    /// The command line of the program with this area of the catalogue.
    #[must_use]
    pub const fn new(program: &'static str, locale: Locale) -> Self {
        Self(Texts { program, locale })
    }

    /// Reads a command line. If it cannot be read, or asks for help, prints the answer and returns the exit code.
    ///
    /// # Errors
    /// When the program has nothing left to do but to exit with this code.
    pub fn read<Arguments: Parser>(self, line: impl IntoIterator<Item = OsString>) -> Result<Arguments, ExitCode> {
        let mut command = self.explain(Arguments::command());
        let read = command.try_get_matches_from_mut(line);
        read.and_then(|matches| Arguments::from_arg_matches(&matches)).map_err(|error| self.answer(&command, &error))
    }

    /// The command with its help.
    #[must_use]
    pub fn explain(self, command: Command) -> Command {
        let name = command.get_name().to_owned();
        help::explain(command, &name, &[], self.0)
    }

    /// What is wrong with a line of this command, as [`CommandLine::explain`] returned it. `None` if it asked for help or for the
    /// version.
    #[must_use]
    pub fn complaint(self, command: &Command, error: &Error) -> Option<String> {
        complaint::of(command, error, self.0)
    }

    /// What has no text in the catalogue, and the texts that belong to nothing.
    #[must_use]
    pub fn lacking(self, command: &Command, texts: &BTreeSet<String>) -> Vec<String> {
        let mut wanted = BTreeSet::new();
        let mut lacking = Vec::new();
        help::check(command, &[], self.0, &mut wanted, &mut lacking);
        let families = ["about", "argument", "after"].map(|family| format!("{}-{family}", self.0.program));
        let ours = texts.iter().filter(|id| families.iter().any(|family| id.starts_with(family)));
        lacking.extend(ours.filter(|id| !wanted.contains(*id)).map(|id| format!("{id} belongs to nothing")));
        lacking
    }

    fn answer(self, command: &Command, error: &Error) -> ExitCode {
        // A closed pipe is no failure.
        let _ = match self.complaint(command, error) {
            Some(complaint) => writeln!(std::io::stderr(), "{complaint}"),
            None => error.print(),
        };
        match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => ExitCode::SUCCESS,
            _ => ExitCode::from(MISREAD),
        }
    }
}

#[cfg(test)]
mod tests;
