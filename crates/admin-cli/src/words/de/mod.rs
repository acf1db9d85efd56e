//! The tool in German.

mod failure;
pub(super) mod help;

use std::path::Path;

use administration::audit::{Fault, Verdict};
use administration::install::{InstallReport, Installed};
use administration::invitation::InvitationState;
use model::Role;
use time::OffsetDateTime;

use super::Words;
use crate::failure::Failure;
use crate::moment;

pub(super) struct German;

impl Words for German {
    fn error(&self) -> &'static str {
        "Fehler"
    }

    fn failure(&self, failure: &Failure) -> String {
        failure::words(failure)
    }

    fn password_of(&self, account: &str) -> String {
        format!("Passwort von {account} auf dem Server (leer, wenn es keines gibt): ")
    }

    fn moment(&self, at: OffsetDateTime) -> String {
        let at = moment::local(at);
        let (date, month) = (at.date(), u8::from(at.month()));
        let zone = moment::zone(at.offset());
        format!("{:02}.{month:02}.{}, {:02}:{:02} Uhr ({zone})", date.day(), date.year(), at.hour(), at.minute())
    }

    fn installed(&self, report: &InstallReport, way: &str) -> String {
        let server = &report.server;
        if report.is_unchanged() {
            return format!("{server}: Ticket Desk ist auf dem neuesten Stand; nichts wurde geändert.");
        }
        format!(
            "{server}: Ticket Desk ist bereit. Ausgeführte Schritte des Schemas: {}; Routinen und Trigger angelegt: {}, entfernt: {}.\n\
             Als Nächstes einen Arbeitsplatz zulassen:\n  ticket-desk-admin {way}workstation create NAME --file NAME.toml",
            report.steps.len(),
            report.applied.len(),
            report.dropped.len()
        )
    }

    fn compared(&self, found: &Installed) -> String {
        let server = &found.server;
        if found.is_current() {
            return format!("{server}: Ticket Desk ist genau das, was diese Version installiert.");
        }
        if !found.present {
            return format!(
                "{server}: Ticket Desk ist noch nicht installiert; führen Sie „ticket-desk-admin install“ aus."
            );
        }
        let upgrade = "führen Sie „ticket-desk-admin upgrade“ aus";
        let lists = [
            ("Schritte, die noch fehlen", &found.steps_missing, upgrade),
            ("Schritte einer anderen Version", &found.steps_foreign, "verwenden Sie das neueste ticket-desk-admin"),
            ("fehlt oder ist veraltet", &found.objects_outdated, upgrade),
            (
                "auf dem Server geändert",
                &found.objects_changed,
                "finden Sie heraus, von wem, und führen Sie dann „ticket-desk-admin upgrade“ aus",
            ),
            (
                "unbekannter Herkunft",
                &found.objects_foreign,
                "finden Sie heraus, woher es stammt, und entfernen Sie es dann",
            ),
        ];
        let lines = lists.iter().filter(|(_, list, _)| !list.is_empty());
        let lines = lines.map(|(what, list, advice)| format!("\n  {what}: {}; {advice}", list.join(", ")));
        format!("{server}: Ticket Desk ist nicht das, was diese Version installiert.{}", lines.collect::<String>())
    }

    fn invited(&self, code: &str, until: OffsetDateTime) -> String {
        format!(
            "{code}\nGeben Sie diesen Code genau einer Person. Sie wählt in Ticket Desk „Konto anlegen“ und gibt ihn dort ein. Er gilt \
             bis {} und wird nicht noch einmal gezeigt.",
            self.moment(until)
        )
    }

    fn invitation_ended(&self) -> &'static str {
        "Die Einladung kann nicht mehr benutzt werden."
    }

    fn invitation_columns(&self) -> [&'static str; 5] {
        ["NUMMER", "ROLLE", "BIS", "STAND", "NOTIZ"]
    }

    fn invitation_state(&self, state: InvitationState, used_by: Option<&str>) -> String {
        match (state, used_by) {
            (InvitationState::Open, _) => "offen".to_owned(),
            (InvitationState::Used, Some(by)) => format!("benutzt von {by}"),
            (InvitationState::Used, None) => "benutzt".to_owned(),
            (InvitationState::Expired, _) => "abgelaufen".to_owned(),
        }
    }

    fn no_invitations(&self) -> &'static str {
        "Noch wurde niemand eingeladen. „ticket-desk-admin invite responder“ erzeugt einen Code für eine Person."
    }

    fn role(&self, role: Role) -> &'static str {
        match role {
            Role::Employee => "Belegschaft",
            Role::Responder => "Bearbeitung",
        }
    }

    fn deactivated(&self, username: &str, changed: bool) -> String {
        if changed {
            format!(
                "{username} ist deaktiviert: Die Sitzungen sind beendet, und Tickets in Arbeit sind wieder im Pool. \
                 „person reactivate {username}“ lässt die Person wieder zu."
            )
        } else {
            format!("{username} war schon deaktiviert; nichts wurde geändert.")
        }
    }

    fn reactivated(&self, username: &str, changed: bool) -> String {
        let words = if changed {
            "ist wieder zugelassen und kann sich anmelden."
        } else {
            "war schon zugelassen; nichts wurde geändert."
        };
        format!("{username} {words}")
    }

    fn role_changed(&self, username: &str, role: Role, changed: bool) -> String {
        let role = self.role(role);
        if changed {
            format!(
                "{username} hat von jetzt an die Rolle {role}: Die Sitzungen sind beendet, und Tickets in Arbeit sind wieder im Pool."
            )
        } else {
            format!("{username} hat die Rolle {role} schon; nichts wurde geändert.")
        }
    }

    fn unlocked(&self, username: &str) -> String {
        format!("{username} kann sich sofort wieder anmelden.")
    }

    fn password_reset(&self, username: &str, password: &str) -> String {
        format!(
            "{password}\nDas ist das vorläufige Passwort von {username}; es wird nicht noch einmal gezeigt. Die Sitzungen sind \
             beendet. Bitten Sie die Person, nach der Anmeldung unter „Sicherheit“ ein anderes zu wählen."
        )
    }

    fn person_columns(&self) -> [&'static str; 5] {
        ["BENUTZERNAME", "NAME", "ROLLE", "STAND", "ZULETZT DA"]
    }

    fn person_state(&self, active: bool, locked_until: Option<OffsetDateTime>) -> String {
        match (active, locked_until) {
            (false, _) => "deaktiviert".to_owned(),
            (true, Some(until)) => format!("gesperrt bis {}", self.moment(until)),
            (true, None) => "zugelassen".to_owned(),
        }
    }

    fn never(&self) -> &'static str {
        "nie"
    }

    fn no_people(&self) -> &'static str {
        "Noch hat sich niemand registriert. Das geschieht in Ticket Desk selbst; wer Tickets bearbeitet, braucht dafür einen Code von „ticket-desk-admin invite responder“."
    }

    fn sign_up(&self, open: bool) -> &'static str {
        if open {
            "Wer einen verbundenen Arbeitsplatz hat, kann sich für die Belegschaft registrieren."
        } else {
            "Ohne Einladung registriert sich niemand mehr. „ticket-desk-admin invite employee“ erzeugt eine."
        }
    }

    fn workstation_file(&self, account: &str, made: bool, file: &Path, way: &str) -> String {
        let done = if made { "ist angelegt" } else { "hat ein neues Passwort" };
        let next =
            format!("\nAls Nächstes einladen, wer Tickets bearbeitet:\n  ticket-desk-admin {way}invite responder");
        format!(
            "Das Konto {account} {done}. {} enthält die Verbindung und das Passwort: Geben Sie die Datei auf einem Weg weiter, \
             dem Sie vertrauen, öffnen Sie sie in Ticket Desk auf diesem Arbeitsplatz, und löschen Sie sie danach.{}",
            file.display(),
            if made { &next } else { "" }
        )
    }

    fn workstation_revoked(&self, account: &str) -> String {
        format!("Das Konto {account} ist gelöscht, und seine Verbindungen sind beendet.")
    }

    fn workstation_columns(&self) -> [&'static str; 4] {
        ["NAME", "VON", "TLS", "VERBINDUNGEN"]
    }

    fn tls(&self, required: bool) -> &'static str {
        if required { "verlangt" } else { "nicht verlangt" }
    }

    fn no_workstations(&self) -> &'static str {
        "Noch gibt es keinen Arbeitsplatz. „ticket-desk-admin workstation create NAME --file NAME.toml“ legt einen an."
    }

    fn verdict(&self, verdict: &Verdict) -> String {
        let Some(broken) = &verdict.broken else {
            let (events, tickets) = (verdict.events, verdict.tickets);
            let events = if events == 1 { "1 Ereignis".to_owned() } else { format!("{events} Ereignisse") };
            let tickets = if tickets == 1 { "1 Ticket".to_owned() } else { format!("{tickets} Tickets") };
            let redacted = match verdict.redacted {
                0 => String::new(),
                1 => " 1 Text geschwärzt.".to_owned(),
                redacted => format!(" {redacted} Texte geschwärzt."),
            };
            return format!("Der Verlauf ist vollständig: {events} zu {tickets}.{redacted}");
        };
        let fault = match broken.fault {
            Fault::Missing => "Das Ereignis fehlt",
            Fault::Changed => "Das Ereignis wurde nachträglich geändert",
            Fault::Unlinked => "Das Ereignis schließt nicht an das vorige an",
            Fault::TicketDiffers => "Das Ticket wurde ohne Ereignis geändert",
            Fault::TicketMissing => "Das Ereignis ist da, sein Ticket aber nicht",
        };
        format!(
            "Der Verlauf ist NICHT vollständig: Ticket #{}, Ereignis {}: {fault}. Vergleichen Sie mit einer Sicherung, und finden Sie \
             heraus, wer den Server verwaltet.",
            broken.ticket, broken.seq
        )
    }

    fn exported(&self, events: u64, file: Option<&Path>) -> String {
        let place = file.map(|file| format!(" in {}", file.display())).unwrap_or_default();
        if events == 1 {
            format!("1 Ereignis{place} geschrieben.")
        } else {
            format!("{events} Ereignisse{place} geschrieben.")
        }
    }
}
