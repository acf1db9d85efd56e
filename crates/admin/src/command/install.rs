//! Building, upgrading and comparing the database.

use sqlx::mysql::MySqlConnectOptions;
use store::install::{self, InstallError, InstallReport, Installed, Names};
use store::mysql::DatabaseError;

use crate::answer::Answer;
use crate::arguments::Build;
use crate::failure::Failure;

/// The names of a desk on its server, all made of one.
pub fn names(schema: &str) -> Result<Names, Failure> {
    Names::new(schema, &format!("{schema}_api"), &format!("{schema}_owner"))
        .map_err(|error| Failure::usage(format!("--schema: {error}")))
}

pub async fn run(admin: &MySqlConnectOptions, names: &Names, command: Build) -> Result<Answer, Failure> {
    match command {
        Build::Install => report(&install::install(admin, names).await?),
        Build::Upgrade => {
            if !install::check(admin, names).await?.present {
                return Err(Failure::refused("there is no desk to upgrade; run “ticket-desk-admin install” first"));
            }
            report(&install::install(admin, names).await?)
        }
        Build::Check => compared(&install::check(admin, names).await?),
    }
}

fn report(report: &InstallReport) -> Result<Answer, Failure> {
    let text = if report.is_unchanged() {
        format!("{}: the desk is up to date; nothing was changed.", report.server)
    } else {
        format!(
            "{}: the desk is ready. Steps of the schema that ran: {}; routines and triggers made: {}, dropped: {}.",
            report.server,
            report.steps.len(),
            report.applied.len(),
            report.dropped.len()
        )
    };
    Answer::new(text, report)
}

fn compared(found: &Installed) -> Result<Answer, Failure> {
    let text = if found.is_current() {
        format!("{}: the desk is exactly what this version installs.", found.server)
    } else if found.present {
        let lists = [
            ("steps that have not run", &found.steps_missing, "run “ticket-desk-admin upgrade”"),
            ("steps of another version", &found.steps_foreign, "use the newest ticket-desk-admin"),
            ("missing or outdated", &found.objects_outdated, "run “ticket-desk-admin upgrade”"),
            ("changed on the server", &found.objects_changed, "find out by whom, then run “ticket-desk-admin upgrade”"),
            ("of unknown origin", &found.objects_foreign, "find out where they come from, then drop them"),
        ];
        let lines = lists.iter().filter(|(_, list, _)| !list.is_empty());
        let lines = lines.map(|(what, list, advice)| format!("\n  {what}: {}; {advice}", list.join(", ")));
        format!("{}: the desk is not what this version installs.{}", found.server, lines.collect::<String>())
    } else {
        format!("{}: there is no desk yet; run “ticket-desk-admin install”.", found.server)
    };
    Ok(Answer::new(text, found)?.found_wrong(!found.is_current()))
}

impl From<InstallError> for Failure {
    fn from(error: InstallError) -> Self {
        match error {
            InstallError::Database { doing, source } => Self::from(DatabaseError::from(source)).during(&doing),
            other => Self::refused(other),
        }
    }
}
