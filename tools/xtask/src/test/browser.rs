//! The steps in a browser: the stories, and at night the gallery.

use anyhow::Result;

use super::counts;
use super::outcome::Tally;
use super::run::Run;
use super::stage::Stage;
use super::ui::{Report, pattern};
use crate::browser::profiles;
use crate::gallery::{self, Extent};
use crate::playground::{Devserver, Faults, Playground, Route};
use crate::run_directory::RunDirectory;
use crate::transcript::Transcript;

/// Each of the tests makes people of its own.
const INVITATIONS: usize = 100;

/// Types and lints of the stories, and the stories; only the latter when words choose them.
pub async fn stories(run: &Run<'_>, out: &mut Transcript) -> Result<Tally> {
    let project = run.project;
    if !run.chooses() {
        for script in ["check", "lint"] {
            out.run(project.npm("tests/ui").args(["run", "--silent", script])).await?;
        }
    }
    let directory = RunDirectory::new(project)?;
    let playground = Playground::for_one_run(project, None).await?;
    let invitations = playground.invitations(INVITATIONS).await?.join(",");
    let (connections, data) = (directory.path().join("connections"), directory.path().join("profiles"));
    playground.connection_files(profiles(), Route::Port(playground.server().port()), &connections).await?;
    let by_hand = playground.workstation("by-hand", Route::Port(playground.server().port())).await?.to_text();
    let devserver = Devserver::start(project, &connections, &data, 0, Faults::Allowed).await?;
    out.say(&format!("devserver on {}", playground.describe()));

    let report = Report::new(run, "playwright.json")?;
    let mut playwright = project.npm("tests/ui");
    playwright.env("TICKET_DESK_URL", devserver.url()).env("TICKET_DESK_INVITATIONS", invitations);
    playwright.env("TICKET_DESK_CONNECTION", by_hand).env("PLAYWRIGHT_JSON_OUTPUT_FILE", report.path());
    playwright.args(["run", "--silent", "test", "--", "--reporter=list,json", "--pass-with-no-tests"]);
    if run.chooses() {
        playwright.arg("--grep").arg(pattern(&run.selection.words));
    }
    let outcome = out.run(&mut playwright).await;
    Ok(vec![(Stage::UiBrowser, report.counts(outcome, counts::of_playwright)?)])
}

/// Every screen and state in the ways that no other test looks at.
pub async fn gallery(run: &Run<'_>, out: &mut Transcript) -> Result<Tally> {
    let report = Report::new(run, "gallery.json")?;
    let words = run.chooses().then(|| pattern(&run.selection.words));
    let mut playground = gallery::open(run.project).await?;
    let playwright = playground.playwright(Extent::Bounded, &[], words.as_deref());
    let playwright = playwright.env("PLAYWRIGHT_JSON_OUTPUT_FILE", report.path());
    let outcome = out.run(playwright.args(["--reporter=list,json", "--pass-with-no-tests"])).await;
    Ok(vec![(Stage::Gallery, report.counts(outcome, counts::of_playwright)?)])
}
