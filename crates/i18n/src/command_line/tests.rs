//! A small program with some of the texts of `ticket-desk-admin`.

use std::path::Path;

use catalogue::Catalogue;
use clap::{Args, CommandFactory as _, FromArgMatches as _, Subcommand};
use model::Language;

use super::*;

#[derive(Debug, Parser)]
#[command(name = "lamps", version, subcommand_required = true)]
struct Lamps {
    #[arg(long, global = true, value_name = "FILE", default_value = "lamps.pem", help_heading = "Server")]
    ca: String,
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    #[command(subcommand)]
    Workstation(Workstation),
    Check,
}

#[derive(Debug, Subcommand)]
enum Workstation {
    Create(Create),
    Dim {
        #[arg(value_name = "TIME", value_parser = clap::value_parser!(u8))]
        time: u8,
    },
}

#[derive(Debug, Args)]
struct Create {
    #[arg(value_name = "NAME")]
    name: String,
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u8).range(1..))]
    days: Option<u8>,
}

fn line(language: Language) -> CommandLine {
    CommandLine::new("admin", Locale::of(language))
}

fn read(command: &mut Command, typed: &str) -> Result<Lamps, Error> {
    let matches = command.try_get_matches_from_mut(typed.split(' '));
    matches.and_then(|matches| Lamps::from_arg_matches(&matches))
}

/// What is answered to a line that cannot be read.
fn answer(language: Language, typed: &str) -> String {
    let mut command = line(language).explain(Lamps::command());
    let error = read(&mut command, typed).expect_err("this cannot be read");
    line(language).complaint(&command, &error).unwrap_or_else(|| error.to_string())
}

#[test]
fn a_line_is_read_as_it_is_without_texts() {
    for language in Language::OFFERED {
        let mut command = line(language).explain(Lamps::command());
        command.clone().debug_assert();
        let lamps = read(&mut command, "lamps workstation create north --days 7 --ca other").expect("it can be read");
        assert_eq!(lamps.ca, "other");
        let Verb::Workstation(Workstation::Create(Create { name, days })) = lamps.command else { panic!("{lamps:?}") };
        assert_eq!((name.as_str(), days), ("north", Some(7)));
        let lamps = read(&mut command, "lamps workstation dim 5").expect("it can be read");
        assert!(matches!(lamps.command, Verb::Workstation(Workstation::Dim { time: 5 })), "{lamps:?}");
    }
}

#[test]
fn the_help_is_german_from_its_first_to_its_last_line() {
    for (typed, usage) in [
        ("lamps --help", "Aufruf: lamps [OPTIONEN] <BEFEHL>\n"),
        ("lamps workstation create --help", "Aufruf: lamps workstation create [OPTIONEN] <NAME>\n"),
        ("lamps check --help", "Aufruf: lamps check [OPTIONEN]\n"),
    ] {
        let help = answer(Language::German, typed);
        assert!(help.contains(usage), "{help}");
        assert!(help.contains("--ca <DATEI>") && help.contains("[Vorgabe: lamps.pem]"), "{help}");
        for english in ["Usage", "OPTIONS", "Options", "Commands", "Arguments", "Print ", "default", "FILE", "COMMAND"]
        {
            assert!(!help.contains(english), "“{english}” stands in:\n{help}");
        }
    }
}

#[test]
fn the_help_of_an_argument_is_that_of_its_command_first() {
    let help = answer(Language::English, "lamps workstation create --help");
    assert!(help.contains("Name of the workstation: lower-case letters"), "{help}");
    assert!(help.contains("Usage: lamps workstation create [OPTIONS] <NAME>"), "{help}");
    assert!(help.contains("Examples:") && help.contains("Server:\n"), "{help}");
}

#[test]
fn a_complaint_says_what_is_wrong_and_what_would_be_right() {
    for (typed, english, german) in [
        ("lamps --ca other", "a command is missing", "es fehlt ein Befehl"),
        (
            "lamps chekc",
            "there is no command “chekc”; did you mean “check”?",
            "den Befehl „chekc“ gibt es nicht; meinten Sie „check“?",
        ),
        ("lamps light", "there is no command “light”", "den Befehl „light“ gibt es nicht"),
        (
            "lamps workstation create north --dasy 4",
            "“--dasy” is not known here; did you mean “--days”?",
            "„--dasy“ ist hier nicht bekannt; meinten Sie „--days“?",
        ),
        ("lamps workstation create", "this is missing: <NAME>", "es fehlt: <NAME>"),
        ("lamps workstation create north --days", "--days <DAYS> needs a value", "zu --days <TAGE> fehlt der Wert"),
        (
            "lamps workstation create north --days 0",
            "“0” does not fit --days <DAYS>; give a number from 1 to 365",
            "„0“ passt nicht zu --days <TAGE>; nennen Sie eine Zahl von 1 bis 365",
        ),
        (
            "lamps workstation dim 5x",
            "“5x” does not fit <TIME>; write a number of minutes, hours or days, such as 45m, 4h or 3d, at most 365d",
            "„5x“ passt nicht zu <ZEIT>; schreiben Sie eine Zahl von Minuten, Stunden oder Tagen, etwa 45m, 4h oder 3d, höchstens 365d",
        ),
    ] {
        assert_eq!(
            answer(Language::English, typed),
            format!("error: {english}\n\nFor more information, try “--help”.")
        );
        assert_eq!(answer(Language::German, typed), format!("Fehler: {german}\n\nMehr erfahren Sie mit „--help“."));
    }
}

#[test]
fn what_has_no_text_and_what_belongs_to_nothing_is_named() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("crates lie in the project");
    let texts = Catalogue::read(root).expect("it is well-formed").ids();
    let lacking = line(Language::German).lacking(&Lamps::command(), &texts);
    assert!(lacking.contains(&"admin-argument-workstation-create-days".to_owned()), "{lacking:?}");
    assert!(lacking.contains(&"admin-about-person belongs to nothing".to_owned()), "{lacking:?}");
    assert!(!lacking.iter().any(|text| text.contains("admin-about-check")), "{lacking:?}");
}
