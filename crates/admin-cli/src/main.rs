//! `ticket-desk-admin`: installs and upgrades the database, lets workstations and people in, and proves that
//! the history is complete.

mod answer;
mod arguments;
mod bytes;
mod command;
mod connection;
mod duration;
mod failure;
mod language;
mod media_types;
mod moment;
mod new_file;
mod output;
mod password;

use std::ffi::OsString;
use std::process::ExitCode;

use arguments::{Arguments, PROGRAM};
use i18n::Locale;
use i18n::command_line::CommandLine;

fn main() -> ExitCode {
    let line = line();
    let locale = Locale::of(language::spoken(&line));
    match CommandLine::new(PROGRAM, locale).read(line) {
        Ok(arguments) => obey(arguments, locale),
        Err(exit) => exit,
    }
}

/// The command line. `help person` means `person --help`.
fn line() -> Vec<OsString> {
    let mut line: Vec<OsString> = std::env::args_os().collect();
    if line.get(1).is_some_and(|word| word == "help") {
        line.remove(1);
        line.push("--help".into());
    }
    line
}

fn obey(arguments: Arguments, locale: Locale) -> ExitCode {
    let json = arguments.json;
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return failure::Failure::internal(error).report(locale, json),
    };
    match runtime.block_on(command::run(arguments, locale)) {
        Ok(answer) => answer.print(json),
        Err(failure) => failure.report(locale, json),
    }
}
