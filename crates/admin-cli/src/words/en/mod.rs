//! The tool in English. Its help stands beside the arguments themselves (`arguments.rs`).

mod failure;

use std::path::Path;

use administration::audit::Verdict;
use administration::install::{InstallReport, Installed};
use administration::invitation::InvitationState;
use model::Role;
use time::OffsetDateTime;

use super::Words;
use crate::failure::Failure;
use crate::moment;

pub(super) struct English;

impl Words for English {
    fn error(&self) -> &'static str {
        "error"
    }

    fn failure(&self, failure: &Failure) -> String {
        failure::words(failure)
    }

    fn password_of(&self, account: &str) -> String {
        format!("Password of {account} on the server (empty for none): ")
    }

    fn moment(&self, at: OffsetDateTime) -> String {
        let at = moment::local(at);
        let (date, month) = (at.date(), at.month().to_string());
        let zone = moment::zone(at.offset());
        format!("{} {month:.3} {}, {:02}:{:02} ({zone})", date.day(), date.year(), at.hour(), at.minute())
    }

    fn installed(&self, report: &InstallReport, way: &str) -> String {
        let server = &report.server;
        if report.is_unchanged() {
            return format!("{server}: the desk is up to date; nothing was changed.");
        }
        format!(
            "{server}: the desk is ready. Steps of the schema that ran: {}; routines and triggers made: {}, dropped: {}.\n\
             Next, let a computer in:\n  ticket-desk-admin {way}workstation create NAME --file NAME.toml",
            report.steps.len(),
            report.applied.len(),
            report.dropped.len()
        )
    }

    fn compared(&self, found: &Installed) -> String {
        let server = &found.server;
        if found.is_current() {
            return format!("{server}: the desk is exactly what this version installs.");
        }
        if !found.present {
            return format!("{server}: there is no desk yet; run “ticket-desk-admin install”.");
        }
        let lists = [
            ("steps that have not run", &found.steps_missing, "run “ticket-desk-admin upgrade”"),
            ("steps of another version", &found.steps_foreign, "use the newest ticket-desk-admin"),
            ("missing or outdated", &found.objects_outdated, "run “ticket-desk-admin upgrade”"),
            ("changed on the server", &found.objects_changed, "find out by whom, then run “ticket-desk-admin upgrade”"),
            ("of unknown origin", &found.objects_foreign, "find out where they come from, then drop them"),
        ];
        let lines = lists.iter().filter(|(_, list, _)| !list.is_empty());
        let lines = lines.map(|(what, list, advice)| format!("\n  {what}: {}; {advice}", list.join(", ")));
        format!("{server}: the desk is not what this version installs.{}", lines.collect::<String>())
    }

    fn invited(&self, code: &str, until: OffsetDateTime) -> String {
        format!(
            "{code}\nGive this code to one person. They choose “Create an account” in Ticket Desk and enter it there. It can be used \
             until {} and is not shown again.",
            self.moment(until)
        )
    }

    fn invitation_ended(&self) -> &'static str {
        "The invitation can no longer be used."
    }

    fn invitation_columns(&self) -> [&'static str; 5] {
        ["NUMBER", "ROLE", "UNTIL", "STATE", "NOTE"]
    }

    fn invitation_state(&self, state: InvitationState, used_by: Option<&str>) -> String {
        match (state, used_by) {
            (InvitationState::Open, _) => "open".to_owned(),
            (InvitationState::Used, Some(by)) => format!("used by {by}"),
            (InvitationState::Used, None) => "used".to_owned(),
            (InvitationState::Expired, _) => "expired".to_owned(),
        }
    }

    fn no_invitations(&self) -> &'static str {
        "Nobody has been invited yet. “ticket-desk-admin invite responder” makes a code for one person."
    }

    fn role(&self, role: Role) -> &'static str {
        match role {
            Role::Employee => "employee",
            Role::Responder => "responder",
        }
    }

    fn deactivated(&self, username: &str, changed: bool) -> String {
        if changed {
            format!(
                "{username} is deactivated: their sessions ended, and their tickets in process are back in the pool. \
                 “person reactivate {username}” lets them in again."
            )
        } else {
            format!("{username} was deactivated before; nothing changed.")
        }
    }

    fn reactivated(&self, username: &str, changed: bool) -> String {
        let words = if changed { "is active again and may sign in." } else { "was active already; nothing changed." };
        format!("{username} {words}")
    }

    fn role_changed(&self, username: &str, role: Role, changed: bool) -> String {
        let words = if changed {
            "from now on: their sessions ended, and tickets that they had in process are back in the pool."
        } else {
            "already; nothing changed."
        };
        format!("{username} has the role {} {words}", self.role(role))
    }

    fn unlocked(&self, username: &str) -> String {
        format!("{username} may try to sign in at once.")
    }

    fn password_reset(&self, username: &str, password: &str) -> String {
        format!(
            "{password}\nThis is the temporary password of {username}; it is not shown again. Their sessions ended. Ask them to \
             choose another one under Security after signing in."
        )
    }

    fn person_columns(&self) -> [&'static str; 5] {
        ["USER NAME", "NAME", "ROLE", "STATE", "LAST SEEN"]
    }

    fn person_state(&self, active: bool, locked_until: Option<OffsetDateTime>) -> String {
        match (active, locked_until) {
            (false, _) => "deactivated".to_owned(),
            (true, Some(until)) => format!("locked until {}", self.moment(until)),
            (true, None) => "active".to_owned(),
        }
    }

    fn never(&self) -> &'static str {
        "never"
    }

    fn no_people(&self) -> &'static str {
        "Nobody has signed up yet. People sign up in Ticket Desk itself; responders need a code from “ticket-desk-admin invite responder”."
    }

    fn sign_up(&self, open: bool) -> &'static str {
        if open {
            "Anybody with a connected workstation may sign up as an employee."
        } else {
            "Nobody signs up without an invitation. “ticket-desk-admin invite employee” makes one."
        }
    }

    fn workstation_file(&self, account: &str, made: bool, file: &Path, way: &str) -> String {
        let done = if made { "made" } else { "given a new password" };
        let next = format!("\nNext, invite who works on tickets:\n  ticket-desk-admin {way}invite responder");
        format!(
            "The account {account} was {done}. {} holds its connection and its password: pass it on by a way that you trust, \
             open it in Ticket Desk on that workstation, and delete it.{}",
            file.display(),
            if made { &next } else { "" }
        )
    }

    fn workstation_revoked(&self, account: &str) -> String {
        format!("The account {account} is gone, and its connections have ended.")
    }

    fn workstation_columns(&self) -> [&'static str; 4] {
        ["NAME", "FROM", "TLS", "CONNECTIONS"]
    }

    fn tls(&self, required: bool) -> &'static str {
        if required { "required" } else { "not required" }
    }

    fn no_workstations(&self) -> &'static str {
        "There is no workstation yet. “ticket-desk-admin workstation create NAME --file NAME.toml” makes one."
    }

    fn verdict(&self, verdict: &Verdict) -> String {
        let Some(broken) = &verdict.broken else {
            let (events, tickets) = (counted(verdict.events, "event"), counted(verdict.tickets, "ticket"));
            let redacted = match verdict.redacted {
                0 => String::new(),
                redacted => format!(" {} redacted.", counted(redacted, "text")),
            };
            return format!("History is whole: {events} of {tickets}.{redacted}");
        };
        format!(
            "History is NOT whole: ticket #{}, event {}: {}. Compare it with a backup, and find out who administers the server.",
            broken.ticket, broken.seq, broken.fault
        )
    }

    fn exported(&self, events: u64, file: Option<&Path>) -> String {
        let place = file.map(|file| format!(" to {}", file.display())).unwrap_or_default();
        format!("{} written{place}.", counted(events, "event"))
    }
}

fn counted(count: u64, of: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {of}{ending}")
}
