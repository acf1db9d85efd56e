//! What stands around the words of any program in German.

use clap::Error;
use clap::error::{ContextKind, ErrorKind};

use crate::{Frame, Rule};

/// German, formal.
pub const GERMAN: Frame = Frame {
    template: "{about-with-newline}\nAufruf: {usage}\n\n{all-args}{after-help}",
    heading,
    value,
    default: "Vorgabe",
    possible: "möglich",
    command: "BEFEHL",
    options: "OPTIONEN",
    help: "Diese Hilfe zeigen",
    version: "Die Version zeigen",
    complaint,
};

fn heading(english: &str) -> &'static str {
    match english {
        "Commands" => "Befehle",
        "Arguments" => "Angaben",
        "Server" => "Server",
        _ => "Optionen",
    }
}

fn value(english: &str) -> Option<&'static str> {
    Some(match english {
        "ADDRESS" => "ADRESSE",
        "DAYS" => "TAGE",
        "DIRECTORY" => "ORDNER",
        "FILE" => "DATEI",
        "LANGUAGE" => "SPRACHE",
        "LINK OR FILE" => "LINK ODER DATEI",
        "MOMENT" => "ZEITPUNKT",
        "NOTE" => "NOTIZ",
        "NUMBER" => "NUMMER",
        "PATH" => "PFAD",
        "ROLE" => "ROLLE",
        "USER" => "KONTO",
        "USERNAME" | "USER NAME" => "BENUTZERNAME",
        _ => return None,
    })
}

fn complaint(error: &Error, rule: Rule) -> Option<String> {
    let complaint = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            return None;
        }
        _ => what_is_wrong(error, rule),
    };
    Some(format!("Fehler: {complaint}\n\nMehr erfahren Sie mit „--help“."))
}

fn what_is_wrong(error: &Error, rule: Rule) -> String {
    let of = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let meant = |kind| error.get(kind).map(|near| format!("; meinten Sie „{near}“?")).unwrap_or_default();
    let (argument, value) = (of(ContextKind::InvalidArg), of(ContextKind::InvalidValue));
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let near = meant(ContextKind::SuggestedSubcommand);
            format!("den Befehl „{}“ gibt es nicht{near}", of(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingSubcommand => "es fehlt ein Befehl".to_owned(),
        ErrorKind::UnknownArgument => {
            format!("„{argument}“ ist hier nicht bekannt{}", meant(ContextKind::SuggestedArg))
        }
        ErrorKind::MissingRequiredArgument => format!("es fehlt: {argument}"),
        ErrorKind::ArgumentConflict => {
            format!("{argument} und {} schließen einander aus", of(ContextKind::PriorArg))
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("zu {argument} fehlt der Wert"),
        ErrorKind::InvalidValue => {
            let valid = of(ContextKind::ValidValue);
            let valid = if valid.is_empty() { valid } else { format!("; möglich: {valid}") };
            format!("„{value}“ passt nicht zu {argument}{valid}")
        }
        ErrorKind::ValueValidation => {
            let typed = argument.split(' ').next().unwrap_or_default();
            let rule = rule(typed).map(|rule| format!("; {rule}")).unwrap_or_default();
            format!("„{value}“ passt nicht zu {argument}{rule}")
        }
        _ => "die Befehlszeile ist nicht zu verstehen".to_owned(),
    }
}
