//! One file for each group of commands.

mod audit;
mod category;
mod install;
mod invite;
mod maintenance;
mod person;
mod settings;
mod sign_up;
mod workstation;

use i18n::Locale;

use crate::answer::Answer;
use crate::arguments::{Arguments, Command};
use crate::connection::{close, connect};
use crate::failure::Failure;

/// Carries a command out.
pub async fn run(arguments: Arguments, locale: Locale) -> Result<Answer, Failure> {
    let server = arguments.server;
    let names = install::names(&server.schema)?;
    let options = server.connect_options(locale)?;
    let mut connection = connect(&options).await?;
    let answer = match arguments.command {
        // The installer opens its own connections; the one above has reported connection problems.
        Command::Build(command) => install::run(&options, &mut connection, &names, locale, &server, command).await,
        Command::Invite(command) => invite::run(&mut connection, &names, locale, command).await,
        Command::Person(command) => person::run(&mut connection, &names, locale, command).await,
        Command::Workstation(command) => workstation::run(&mut connection, &names, locale, &server, command).await,
        Command::Category(command) => category::run(&mut connection, &names, locale, command).await,
        Command::Settings(command) => settings::run(&mut connection, &names, locale, command).await,
        Command::SignUp(command) => sign_up::run(&mut connection, &names, locale, &command).await,
        Command::Maintenance(command) => maintenance::run(&mut connection, &names, locale, &command).await,
        Command::Audit(command) => audit::run(&mut connection, &names, locale, command).await,
    };
    close(connection).await;
    answer
}
