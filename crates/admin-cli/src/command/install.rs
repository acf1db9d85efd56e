//! Building, upgrading and comparing the database.

use administration::health::{self, Finding};
use administration::install::{self, InstallReport, Installed, Names, OwnerProblem};
use i18n::{Locale, messages, of_family};
use serde::Serialize;
use sqlx::mysql::{MySqlConnectOptions, MySqlConnection};

use crate::answer::Answer;
use crate::arguments::{Build, ServerArguments};
use crate::failure::Failure;

/// The names of an installation on its server, derived from one.
pub fn names(schema: &str) -> Result<Names, Failure> {
    Names::new(schema, &format!("{schema}_api"), &format!("{schema}_owner")).map_err(Failure::Schema)
}

/// The answer of `check` for a script.
#[derive(Serialize)]
struct Checked {
    #[serde(flatten)]
    installed: Installed,
    findings: Vec<Finding>,
}

pub async fn run(
    admin: &MySqlConnectOptions,
    connection: &mut MySqlConnection,
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
            let installed = install::check(admin, names).await?;
            // Nothing else can be looked at before the tables of this version are there.
            let is_complete = installed.present && installed.steps_missing.is_empty();
            let findings = if is_complete { health::find(connection, names).await? } else { Vec::new() };
            let wrong = !installed.is_current() || findings.iter().any(|finding| finding.kind.is_wrong());
            let text = compared_text(&installed, locale) + &findings_text(&findings, locale);
            Ok(Answer::new(text, &Checked { installed, findings })?.found_wrong(wrong))
        }
    }
}

/// Each on a line of its own: what has to change first, then what should.
fn findings_text(findings: &[Finding], locale: Locale) -> String {
    let (wrong, advice): (Vec<&Finding>, Vec<&Finding>) = findings.iter().partition(|finding| finding.kind.is_wrong());
    let mut text = String::new();
    for (found, heading) in [(wrong, messages::admin_check_wrong()), (advice, messages::admin_check_advice())] {
        if !found.is_empty() {
            text = format!("{text}\n{}", locale.format(&heading));
        }
        for finding in found {
            let message = of_family("admin-finding", finding.kind).text("subject", &finding.subject);
            text = format!("{text}\n  {}", locale.find(&message).unwrap_or_default());
        }
    }
    text
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
    for problem in &found.owner {
        let message = match problem {
            OwnerProblem::Missing => messages::admin_check_owner_missing(),
            OwnerProblem::Unlocked => messages::admin_check_owner_unlocked(),
            OwnerProblem::Privileges => messages::admin_check_owner_privileges(),
        };
        text = format!("{text}\n  {}", locale.format(&message));
    }
    for (_, difference) in differences.iter().filter(|(names, _)| !names.is_empty()) {
        text = format!("{text}\n  {}", locale.format(difference));
    }
    text
}
