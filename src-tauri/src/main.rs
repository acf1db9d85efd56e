//! The program `ticket-desk`.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

use clap::Parser;
use ticket_desk::Arguments;

fn main() -> ExitCode {
    ticket_desk::run(Arguments::parse())
}
