//! The shell in German.

use std::path::Path;

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
}
