//! The arguments of the command line.

use std::path::PathBuf;

use clap::Parser;

use crate::profile::Profile;

/// The area of the catalogue that explains the command line.
pub(crate) const PROGRAM: &str = "shell";

/// What was typed. The texts of the help are in `locales/<language>/shell.ftl`.
#[derive(Debug, Clone, Parser)]
#[command(name = "ticket-desk", version, max_term_width = 100)]
#[expect(missing_docs, reason = "the texts of the help say what each argument means")]
pub struct Arguments {
    #[arg(value_name = "LINK OR FILE")]
    pub open: Option<String>,
    #[arg(long, value_name = "NAME", default_value_t)]
    pub profile: Profile,
    #[arg(long, value_name = "FILE")]
    pub connection: Option<PathBuf>,
    #[arg(long, value_name = "DIRECTORY", value_parser = absolute)]
    pub data_dir: Option<PathBuf>,
    #[arg(long)]
    pub hidden: bool,
}

/// An absolute path, independent of the working directory.
fn absolute(path: &str) -> std::io::Result<PathBuf> {
    std::path::absolute(path)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use catalogue::Catalogue;
    use clap::CommandFactory as _;
    use i18n::Locale;
    use i18n::command_line::CommandLine;
    use model::Language;

    use super::*;

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
    fn every_argument_has_a_text_in_every_language() {
        let texts = Catalogue::read(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("it is well-formed").ids();
        for language in Language::OFFERED {
            let line = CommandLine::new(PROGRAM, Locale::of(language));
            assert_eq!(line.lacking(&Arguments::command(), &texts), Vec::<String>::new());
            line.explain(Arguments::command()).debug_assert();
        }
    }

    #[test]
    fn the_help_is_german_from_its_first_to_its_last_line() {
        let help = CommandLine::new(PROGRAM, Locale::of(Language::German)).explain(Arguments::command());
        let help = help.clone().render_help().to_string();
        assert!(help.contains("Aufruf: ticket-desk [OPTIONEN] [LINK ODER DATEI]"), "{help}");
        assert!(help.contains("--connection <DATEI>") && help.contains("[Vorgabe: default]"), "{help}");
        for english in ["Usage", "OPTIONS", "FILE", "DIRECTORY", " the ", " of ", "Print "] {
            assert!(!help.contains(english), "“{english}” stands in:\n{help}");
        }
    }

    #[test]
    fn a_strange_profile_is_answered_with_what_is_allowed() {
        for (language, said, allowed) in [
            (Language::English, "error: “../x” does not fit --profile", "lower-case letters"),
            (Language::German, "Fehler: „../x“ passt nicht zu --profile", "Kleinbuchstaben"),
        ] {
            let line = CommandLine::new(PROGRAM, Locale::of(language));
            let typed = ["ticket-desk", "--profile", "../x"];
            let mut command = line.explain(Arguments::command());
            let error = command.try_get_matches_from_mut(typed).expect_err("it could leave its directory");
            let complaint = line.complaint(&command, &error).expect("nobody asked for help");
            assert!(complaint.starts_with(said) && complaint.contains(allowed), "{complaint}");
        }
    }
}
