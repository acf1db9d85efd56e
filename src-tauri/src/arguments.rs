//! What can be said on the command line.

use std::path::PathBuf;

use clap::Parser;

use crate::profile::Profile;

/// Ticket Desk: raise tickets, or work on them.
#[derive(Debug, Clone, Parser)]
#[command(name = "ticket-desk", version, max_term_width = 100)]
pub struct Arguments {
    /// A link to a ticket, or a connection file
    #[arg(value_name = "LINK OR FILE")]
    pub open: Option<String>,

    /// Keep everything of this start apart under a name: connection, session, drafts, window
    #[arg(long, value_name = "NAME", default_value_t)]
    pub profile: Profile,

    /// Take over this connection file if there is no connection yet, or nothing keeps its password
    #[arg(long, value_name = "FILE")]
    pub connection: Option<PathBuf>,

    /// Keep files in this directory instead of the usual place of your system
    #[arg(long, value_name = "DIRECTORY", value_parser = absolute)]
    pub data_dir: Option<PathBuf>,

    /// Start in the tray, without a window (where there is a tray)
    #[arg(long)]
    pub hidden: bool,
}

/// The place stays the same when the working directory does not.
fn absolute(path: &str) -> std::io::Result<PathBuf> {
    std::path::absolute(path)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;
    use model::Language;

    use super::*;
    use crate::words;

    #[test]
    fn without_anything_it_is_the_usual_profile_in_the_usual_place() {
        let arguments = Arguments::parse_from(["ticket-desk"]);
        assert_eq!(arguments.profile, Profile::default());
        assert!(arguments.data_dir.is_none() && arguments.connection.is_none() && !arguments.hidden);
    }

    #[test]
    fn a_directory_becomes_absolute_and_a_bad_profile_is_refused() {
        let arguments = Arguments::parse_from(["ticket-desk", "--data-dir", "somewhere"]);
        assert!(arguments.data_dir.is_some_and(|directory| directory.is_absolute()));
        assert!(Arguments::try_parse_from(["ticket-desk", "--profile", "../elsewhere"]).is_err());
    }

    #[test]
    fn german_explains_every_argument_and_keeps_how_it_is_typed() {
        let german = words::command_line(Language::German).expect("there is German");
        assert_eq!(german.lacking(&Arguments::command()), Vec::<String>::new());
        let mut command = german.of(Arguments::command());
        command.clone().debug_assert();
        let help = command.render_help().to_string();
        assert!(help.contains("Aufruf: ticket-desk [OPTIONEN] [LINK ODER DATEI]"), "{help}");
        assert!(help.contains("--connection <DATEI>") && help.contains("[Vorgabe: default]"), "{help}");
        for english in ["Usage", "OPTIONS", "FILE", "DIRECTORY", " the ", " of ", "Print "] {
            assert!(!help.contains(english), "“{english}” stands in:\n{help}");
        }
    }

    #[test]
    fn a_strange_profile_is_answered_in_german_with_what_is_allowed() {
        let german = words::command_line(Language::German).expect("there is German");
        let error = german.of(Arguments::command()).try_get_matches_from(["ticket-desk", "--profile", "../x"]);
        let error = error.expect_err("it could leave its directory");
        let said = (german.frame.complaint)(&error, german.rule).expect("it is a complaint");
        assert!(
            said.starts_with("Fehler: „../x“ passt nicht zu --profile") && said.contains("Kleinbuchstaben"),
            "{said}"
        );
    }
}
