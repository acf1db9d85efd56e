//! A command line that cannot be read, in German.

use clap::Error;
use clap::error::{ContextKind, ErrorKind};

/// What is wrong and where to look it up. `None` for what is no complaint: help and version, which were asked for.
pub(super) fn words(error: &Error) -> Option<String> {
    let of = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let (argument, value) = (of(ContextKind::InvalidArg), of(ContextKind::InvalidValue));
    let complaint = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            return None;
        }
        ErrorKind::InvalidSubcommand => format!("den Befehl „{}“ gibt es nicht", of(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingSubcommand => "es fehlt ein Befehl".to_owned(),
        ErrorKind::UnknownArgument => format!("„{argument}“ ist hier nicht bekannt"),
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
        ErrorKind::ValueValidation if argument.starts_with("--since") || argument.starts_with("--until") => format!(
            "„{value}“ passt nicht zu {argument}; schreiben Sie einen Tag, etwa 2026-01-31, oder einen Zeitpunkt, etwa \
             2026-01-31T08:00:00+01:00"
        ),
        ErrorKind::ValueValidation => format!("„{value}“ passt nicht zu {argument}"),
        _ => "die Befehlszeile ist nicht zu verstehen".to_owned(),
    };
    Some(format!("Fehler: {complaint}\n\nMehr erfahren Sie mit „--help“."))
}
