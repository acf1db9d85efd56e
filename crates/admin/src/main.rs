//! `ticket-desk-admin`: builds and upgrades the database of a desk, lets workstations and people in, and proves that
//! history is whole.

mod answer;
mod arguments;
mod command;
mod connection;
mod failure;
mod new_file;
mod password;

use std::process::ExitCode;

use arguments::Arguments;
use clap::Parser as _;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let json = arguments.json;
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return failure::Failure::refused(error).report(json),
    };
    match runtime.block_on(command::run(arguments)) {
        Ok(answer) => answer.print(json),
        Err(failure) => failure.report(json),
    }
}

/// Writes a line; a reader that has gone away is no reason to fail.
fn say(to: &mut dyn std::io::Write, line: &str) {
    let _ = writeln!(to, "{}", line.trim_end());
    let _ = to.flush();
}
