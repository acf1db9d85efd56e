//! Building, upgrading and comparing the database.

use administration::install::{self, InstallReport, Installed, Names};
use i18n::{Locale, messages};
use sqlx::mysql::MySqlConnectOptions;

use crate::answer::Answer;
use crate::arguments::{Build, ServerArguments};
use crate::failure::Failure;

/// The names of a desk on its server, all made of one.
pub fn names(schema: &str) -> Result<Names, Failure> {
    Names::new(schema, &format!("{schema}_api"), &format!("{schema}_owner")).map_err(Failure::Schema)
}

pub async fn run(
    admin: &MySqlConnectOptions,
    names: &Names,
    locale: Locale,
    server: &ServerArguments,
    command: Build,
) -> Result<Answer, Failure> {
    let report = |report: &InstallReport| Answer::new(installed_text(report, server, locale), report);
    match command {
        Build::Install => report(&install::install(admin, names).await?),
        Build::Upgrade => {
            if !install::check(admin, names).await?.present {
                return Err(Failure::NothingToUpgrade);
            }
            report(&install::install(admin, names).await?)
        }
        Build::Check => {
            let found = install::check(admin, names).await?;
            Ok(Answer::new(compared_text(&found, locale), &found)?.found_wrong(!found.is_current()))
        }
    }
}

fn installed_text(report: &InstallReport, server: &ServerArguments, locale: Locale) -> String {
    locale.format(&if report.is_unchanged() {
        messages::admin_installed_unchanged(&report.server)
    } else {
        let (applied, dropped, steps) = (report.applied.len(), report.dropped.len(), report.steps.len());
        messages::admin_installed(applied, dropped, &report.server, steps, server.spelled())
    })
}

fn compared_text(found: &Installed, locale: Locale) -> String {
    let server = &found.server;
    if found.is_current() {
        return locale.format(&messages::admin_check_current(server));
    }
    if !found.present {
        return locale.format(&messages::admin_check_absent(server));
    }
    let list = |names: &[String]| names.join(", ");
    let differences = [
        (&found.steps_missing, messages::admin_check_steps_missing(list(&found.steps_missing))),
        (&found.steps_foreign, messages::admin_check_steps_foreign(list(&found.steps_foreign))),
        (&found.objects_outdated, messages::admin_check_objects_outdated(list(&found.objects_outdated))),
        (&found.objects_changed, messages::admin_check_objects_changed(list(&found.objects_changed))),
        (&found.objects_foreign, messages::admin_check_objects_foreign(list(&found.objects_foreign))),
    ];
    let mut text = locale.format(&messages::admin_check_differs(server));
    for (_, difference) in differences.iter().filter(|(names, _)| !names.is_empty()) {
        text = format!("{text}\n  {}", locale.format(difference));
    }
    text
}
