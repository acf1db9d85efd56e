//! What can be said on the command line.

use std::path::PathBuf;

use clap::Parser;

use crate::profile::Profile;

/// Ticket Desk: raise tickets, or work on them.
#[derive(Debug, Clone, Parser)]
#[command(name = "ticket-desk", version, max_term_width = 100)]
pub struct Arguments {
    /// Keep everything of this start apart under a name: connection, session, drafts, window
    #[arg(long, value_name = "NAME", default_value_t)]
    pub profile: Profile,

    /// Take over this connection file if there is no connection yet, or nothing keeps its password
    #[arg(long, value_name = "FILE")]
    pub connection: Option<PathBuf>,

    /// A link to a ticket, or a connection file
    #[arg(value_name = "LINK OR FILE")]
    pub open: Option<String>,

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
    use super::*;

    #[test]
    fn without_anything_it_is_the_usual_profile_in_the_usual_place() {
        let arguments = Arguments::parse_from(["ticket-desk"]);
        assert_eq!(arguments.profile, Profile::default());
        assert!(arguments.data_dir.is_none() && arguments.connection.is_none() && !arguments.hidden);
    }

    #[test]
    fn a_directory_is_made_absolute_and_a_strange_profile_is_refused() {
        let arguments = Arguments::parse_from(["ticket-desk", "--data-dir", "somewhere"]);
        assert!(arguments.data_dir.is_some_and(|directory| directory.is_absolute()));
        assert!(Arguments::try_parse_from(["ticket-desk", "--profile", "../elsewhere"]).is_err());
    }
}
