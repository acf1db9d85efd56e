//! Everything that the tool says to a person, one directory for each language. What it says to a script (JSON, CSV) knows no language.

mod de;
mod en;
mod language;

use std::path::Path;

use administration::audit::Verdict;
use administration::install::{InstallReport, Installed};
use cli::Translation;
use model::{Language, Role};
use time::OffsetDateTime;

use crate::failure::Failure;

pub use language::spoken;

/// Everything that the tool says. A language that lacks some of it does not compile.
pub trait Words: Sync {
    /// What stands before the words of a failure.
    fn error(&self) -> &'static str;
    /// Why nothing was done, and what to do instead.
    fn failure(&self, failure: &Failure) -> String;
    /// Asks for the password of an account.
    fn password_of(&self, account: &str) -> String;

    /// A moment by the reader's clock, with its zone.
    fn moment(&self, at: OffsetDateTime) -> String;

    /// The desk is in the database, and what comes next. `way` is how the tool was told to reach the server.
    fn installed(&self, report: &InstallReport, way: &str) -> String;
    /// How the desk in the database differs from what this version installs.
    fn compared(&self, found: &Installed) -> String;

    /// An invitation, shown once.
    fn invited(&self, code: &str, until: OffsetDateTime) -> String;
    /// Nobody can use it any more.
    fn invitation_ended(&self) -> &'static str;
    /// The columns of the list of invitations.
    fn invitation_columns(&self) -> [&'static str; 5];
    /// What became of an invitation.
    fn invitation_state(&self, state: administration::invitation::InvitationState, used_by: Option<&str>) -> String;
    /// There is none.
    fn no_invitations(&self) -> &'static str;

    /// A role.
    fn role(&self, role: Role) -> &'static str;
    /// A person was taken out, or was before.
    fn deactivated(&self, username: &str, changed: bool) -> String;
    /// A person was let in again, or was in.
    fn reactivated(&self, username: &str, changed: bool) -> String;
    /// A person has this role now, or had it.
    fn role_changed(&self, username: &str, role: Role, changed: bool) -> String;
    /// Failed sign-ins are forgotten.
    fn unlocked(&self, username: &str) -> String;
    /// A temporary password, shown once.
    fn password_reset(&self, username: &str, password: &str) -> String;
    /// The columns of the list of people.
    fn person_columns(&self) -> [&'static str; 5];
    /// Whether a person can sign in.
    fn person_state(&self, active: bool, locked_until: Option<OffsetDateTime>) -> String;
    /// Somebody who never signed in.
    fn never(&self) -> &'static str;
    /// Nobody has signed up.
    fn no_people(&self) -> &'static str;

    /// Who may sign up.
    fn sign_up(&self, open: bool) -> &'static str;

    /// A workstation's account was made, or has another password; its file, and what comes next.
    fn workstation_file(&self, account: &str, made: bool, file: &Path, way: &str) -> String;
    /// A workstation's account is gone.
    fn workstation_revoked(&self, account: &str) -> String;
    /// The columns of the list of workstations.
    fn workstation_columns(&self) -> [&'static str; 4];
    /// Whether an account needs TLS.
    fn tls(&self, required: bool) -> &'static str;
    /// There is none.
    fn no_workstations(&self) -> &'static str;

    /// Whether history is whole.
    fn verdict(&self, verdict: &Verdict) -> String;
    /// So many events were written, to a file or elsewhere.
    fn exported(&self, events: u64, file: Option<&Path>) -> String;
}

/// The words of a language. The languages for development end at the edge of the window: here they are English.
pub fn of(language: Language) -> &'static dyn Words {
    match language {
        Language::English | Language::Accented | Language::Mirrored => &en::English,
        Language::German => &de::German,
    }
}

/// The command line in a language; English stands beside the arguments themselves.
pub fn command_line(language: Language) -> Option<&'static Translation> {
    match language {
        Language::English | Language::Accented | Language::Mirrored => None,
        Language::German => Some(&de::help::COMMAND_LINE),
    }
}

/// What a script reads, whoever runs it.
pub fn for_scripts() -> &'static dyn Words {
    &en::English
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn a_moment_is_one_instant_in_every_language_and_bears_its_zone() {
        // Wherever this runs, the zone is the one in which the day and the hour are told.
        let at = datetime!(2026-03-05 09:07 UTC);
        let local = crate::moment::local(at);
        let zone = crate::moment::zone(local.offset());
        let (day, hour, minute) = (local.day(), local.hour(), local.minute());
        let (english, german) = (of(Language::English).moment(at), of(Language::German).moment(at));
        assert_eq!(english, format!("{day} Mar 2026, {hour:02}:{minute:02} ({zone})"));
        assert_eq!(german, format!("{day:02}.03.2026, {hour:02}:{minute:02} Uhr ({zone})"));
    }
}
