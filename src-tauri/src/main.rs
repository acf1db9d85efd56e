//! The program `ticket-desk`.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    match ticket_desk::arguments() {
        Ok(arguments) => ticket_desk::run(arguments),
        Err(exit) => exit,
    }
}
