//! A small program, as both of ours are built, in German.

use clap::{Args, CommandFactory as _, Subcommand};

use super::*;

/// Keeps lamps.
#[derive(Debug, Parser)]
#[command(name = "lamps", version, subcommand_required = true)]
struct Lamps {
    /// Where the lamps are
    #[arg(long, global = true, value_name = "FILE", default_value = "lamps.toml")]
    list: String,
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Light one
    Light(Light),
    /// Put all out
    Douse,
}

#[derive(Debug, Args)]
struct Light {
    /// Its number
    #[arg(value_name = "NUMBER", value_parser = clap::value_parser!(u8).range(1..=9))]
    number: u8,
    /// How bright
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..))]
    bright: Option<u8>,
}

fn about(path: &str) -> Option<&'static str> {
    Some(match path {
        "" => "Verwahrt Lampen",
        "light" => "Eine anzünden",
        "douse" => "Alle löschen",
        _ => return None,
    })
}

fn argument(path: &str, name: &str) -> Option<&'static str> {
    Some(match (path, name) {
        ("", "list") => "Wo die Lampen stehen",
        ("light", "number") => "Ihre Nummer",
        ("light", "bright") => "Wie hell",
        _ => return None,
    })
}

const WORDS: Translation = Translation {
    frame: &GERMAN,
    about,
    after: |_| None,
    argument,
    rule: |argument| (argument == "--bright").then_some("nennen Sie eine Zahl von 1 bis 255"),
};

fn answer(line: &str) -> Result<Lamps, Error> {
    let matches = WORDS.of(Lamps::command()).try_get_matches_from(line.split(' '));
    matches.and_then(|matches| clap::FromArgMatches::from_arg_matches(&matches))
}

fn complaint(line: &str) -> String {
    let error = answer(line).expect_err("this cannot be read");
    (GERMAN.complaint)(&error, WORDS.rule).unwrap_or_else(|| error.to_string())
}

#[test]
fn the_line_is_read_as_before() {
    WORDS.of(Lamps::command()).debug_assert();
    let lamps = answer("lamps light 3 --bright 7 --list other").expect("it can be read");
    assert_eq!(lamps.list, "other");
    assert!(matches!(lamps.command, Verb::Light(Light { number: 3, bright: Some(7) })));
}

#[test]
fn the_help_is_german_from_its_first_to_its_last_line() {
    for (line, usage) in [
        ("lamps --help", "Aufruf: lamps [OPTIONEN] <BEFEHL>\n"),
        ("lamps light --help", "Aufruf: lamps light [OPTIONEN] <NUMMER>\n"),
        ("lamps douse --help", "Aufruf: lamps douse [OPTIONEN]\n"),
    ] {
        let help = complaint(line);
        assert!(help.contains(usage), "{help}");
        assert!(help.contains("--list <DATEI>") && help.contains("[Vorgabe: lamps.toml]"), "{help}");
        for english in ["Usage", "OPTIONS", "Options", "Commands", "Arguments", "Print ", "default", "FILE", "COMMAND"]
        {
            assert!(!help.contains(english), "“{english}” stands in:\n{help}");
        }
    }
}

#[test]
fn a_complaint_says_what_is_wrong_and_what_would_be_right() {
    for (line, said) in [
        ("lamps --list other", "es fehlt ein Befehl"),
        ("lamps ligth", "den Befehl „ligth“ gibt es nicht; meinten Sie „light“?"),
        ("lamps light 3 --brigt 4", "„--brigt“ ist hier nicht bekannt; meinten Sie „--bright“?"),
        ("lamps light", "es fehlt: <NUMMER>"),
        ("lamps light 3 --bright", "zu --bright <BRIGHT> fehlt der Wert"),
        ("lamps light 3 --bright 0", "„0“ passt nicht zu --bright <BRIGHT>; nennen Sie eine Zahl von 1 bis 255"),
        ("lamps light x", "„x“ passt nicht zu <NUMMER>"),
    ] {
        assert_eq!(complaint(line), format!("Fehler: {said}\n\nMehr erfahren Sie mit „--help“."));
    }
}

#[test]
fn what_has_no_words_is_named() {
    assert_eq!(WORDS.lacking(&Lamps::command()), Vec::<String>::new());
    let mute = Translation { about: |_| None, after: |_| Some(""), argument: |_, _| None, ..WORDS };
    let lacking = mute.lacking(&Lamps::command());
    assert!(lacking.contains(&"light bright".to_owned()) && lacking.contains(&"what “douse” does".to_owned()));
    assert_eq!(lacking.len(), 9, "{lacking:?}");
}
