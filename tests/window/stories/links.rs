//! Links that the desktop opens with the application.

use std::fs;

use tokio::process::Command;

use crate::app::{App, Newcomer};
use crate::desk::Desk;
use crate::prerequisites::{app, is_installed};
use crate::program::run;
use crate::session::{Offers, Session};
use crate::wait::eventually;

#[tokio::test]
async fn the_desktop_learns_who_opens_links_and_its_entry_opens_them() {
    const ENTRY: &str = "org.ticketdesk.desktop.desktop";
    let session = Session::start(Offers::Everything).await;
    let desk = Desk::open().await;
    let file = session.file("usual.toml");
    desk.workstation("usual", &file).await;
    let window = App::connect(&session, "default", &file).await;
    window.sign_up(&Newcomer { name: "Erna Employee", username: "erna", invitation: None }).await;
    window.click("New ticket").await;
    window.fill("Title", "Printer jams").await;
    window.fill("Description", "Every second sheet.").await;
    window.click("Create ticket").await;
    window.sees("Nobody yet").await;
    window.click("People").await;
    window.sees_no_longer("Every second sheet.").await;

    let entry = fs::read_to_string(session.file("data/applications").join(ENTRY)).expect("an entry");
    assert!(entry.contains("\nMimeType=x-scheme-handler/ticket-desk;\n"), "{entry}");
    let exec = entry.lines().find_map(|line| line.strip_prefix("Exec=\"")?.strip_suffix("\" %u"));
    assert_eq!(exec, app().to_str(), "{entry}");
    if is_installed("xdg-mime") {
        eventually("the desktop knows", async || {
            let mut asked = Command::new("xdg-mime");
            let asked = asked.args(["query", "default", "x-scheme-handler/ticket-desk"]);
            String::from_utf8_lossy(&run(session.host(asked)).await.stdout).trim() == ENTRY
        })
        .await;
    }

    let mut opened = Command::new(exec.expect("it was there"));
    let opened = run(session.host(opened.arg("ticket-desk://ticket/1"))).await;
    assert!(opened.status.success(), "{opened:?}");
    window.sees("Every second sheet.").await;
}
