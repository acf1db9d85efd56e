//! The shell in German.

use std::io;
use std::path::Path;

use cli::{GERMAN, Translation};
use model::{Code, WireError};

use super::Words;

pub(super) struct German;

impl Words for German {
    fn open(&self) -> &'static str {
        "Ticket Desk öffnen"
    }

    fn quit(&self) -> &'static str {
        "Ticket Desk beenden"
    }

    fn raise(&self) -> &'static str {
        "Ticket erstellen"
    }

    fn next(&self) -> &'static str {
        "Nächstes Ticket im Pool"
    }

    fn quiet_for_an_hour(&self) -> &'static str {
        "Eine Stunde nicht stören"
    }

    fn quiet_until(&self, time: &str) -> String {
        format!("Nicht stören bis {time}")
    }

    fn settings(&self) -> &'static str {
        "Einstellungen"
    }

    fn sign_out(&self) -> &'static str {
        "Abmelden"
    }

    fn not_connected(&self) -> &'static str {
        "Nicht verbunden"
    }

    fn nothing_unread(&self) -> &'static str {
        "Nichts ungelesen"
    }

    fn unread(&self, count: &str) -> String {
        format!("{count} ungelesen")
    }

    fn in_pool(&self, count: &str) -> String {
        format!("{count} im Pool")
    }

    fn stays_in_tray(&self) -> &'static str {
        "Ticket Desk bleibt im Infobereich"
    }

    fn stays_in_tray_means(&self) -> &'static str {
        "Sie erfahren weiterhin, was geschieht. Zum Beenden wählen Sie dort im Menü „Ticket Desk beenden“."
    }

    fn cannot_start(&self) -> &'static str {
        "Ticket Desk kann nicht starten"
    }

    fn files_unusable(&self, directory: &Path) -> String {
        format!("Ticket Desk kann seine Dateien in {} nicht benutzen.", directory.display())
    }

    fn files_remedy(&self) -> &'static str {
        "Stellen Sie sicher, dass der Datenträger nicht voll ist und dass Sie in diesen Ordner schreiben dürfen; starten Sie Ticket Desk \
         dann neu. Nichts, was Sie geschrieben haben, ist verloren."
    }

    fn no_display(&self) -> &'static str {
        "kein Bildschirm: Starten Sie Ticket Desk in einer grafischen Sitzung, oder setzen Sie DISPLAY oder WAYLAND_DISPLAY auf \
         einen, den Sie benutzen dürfen"
    }

    fn connection_file_unreadable(&self, file: &Path, error: &io::Error) -> String {
        format!(
            "die Verbindungsdatei {} lässt sich nicht lesen: {error}; prüfen Sie den Pfad, und ob Sie die Datei lesen dürfen",
            file.display()
        )
    }

    fn connection_file_refused(&self, file: &Path, error: &WireError) -> String {
        format!("die Verbindungsdatei {} wurde nicht übernommen: {}", file.display(), reason(error))
    }
}

/// Why a connection file is of no use, and what to do. What nobody expects there stays as it stands in the log.
fn reason(error: &WireError) -> String {
    let reason = match error.code {
        Code::ConnectionFileInvalid => {
            let line = error.limit.map(|line| format!("Zeile {line} ist nicht zu gebrauchen")).unwrap_or_default();
            let what = if line.is_empty() { "sie ist nicht vollständig".to_owned() } else { line };
            return format!("{what}; bitten Sie Ihre Administration um eine neue");
        }
        Code::ConnectionHostUnknown => {
            "der Rechnername der Datenbank ist hier nicht bekannt; prüfen Sie Ihr Netz, oder bitten Sie um eine neue"
        }
        Code::DatabaseRefused => {
            "die Datenbank lehnt das Konto dieses Arbeitsplatzes ab; bitten Sie Ihre Administration um eine neue"
        }
        Code::DatabaseNotTrusted => {
            "dem Zertifikat der Datenbank ist nicht zu trauen; wenden Sie sich an Ihre Administration"
        }
        Code::DatabaseNotInstalled => {
            "auf dem Server ist Ticket Desk nicht installiert; wenden Sie sich an Ihre Administration"
        }
        Code::DatabaseTooOld => "die Datenbank ist zu alt; bitten Sie Ihre Administration, sie zu aktualisieren",
        Code::DatabaseTooNew => "diese Version ist zu alt für die Datenbank; installieren Sie die aktuelle",
        Code::ConnectionManaged => {
            "die Verbindung dieses Arbeitsplatzes richtet Ihre Organisation ein; wenden Sie sich an Ihre Administration"
        }
        _ => return error.message.clone(),
    };
    reason.to_owned()
}

pub(super) const COMMAND_LINE: Translation = Translation { frame: &GERMAN, about, after: |_| None, argument, rule };

fn about(path: &str) -> Option<&'static str> {
    path.is_empty().then_some("Ticket Desk: Tickets erstellen oder bearbeiten")
}

fn argument(_: &str, name: &str) -> Option<&'static str> {
    Some(match name {
        "profile" => "Verbindung, Sitzung, Entwürfe und Fenster unter diesem Namen von allem anderen getrennt halten",
        "connection" => {
            "Diese Verbindungsdatei übernehmen, wenn es noch keine Verbindung gibt oder deren Passwort nirgends aufbewahrt ist"
        }
        "open" => "Ein Link zu einem Ticket oder eine Verbindungsdatei",
        "data_dir" => "Dateien in diesem Ordner ablegen statt am üblichen Ort des Systems",
        "hidden" => "Im Infobereich starten, ohne Fenster (wenn es einen Infobereich gibt)",
        _ => return None,
    })
}

fn rule(argument: &str) -> Option<&'static str> {
    Some(match argument {
        "--profile" => "erlaubt sind 1 bis 32 Kleinbuchstaben, Ziffern und Bindestriche",
        "--data-dir" => "nennen Sie einen Ordner",
        _ => return None,
    })
}
