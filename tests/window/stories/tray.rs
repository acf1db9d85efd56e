//! The tray, links and a second start, which reach the application from outside its window.

use serde_json::json;
use tokio::process::Command;

use crate::app::{App, Newcomer};
use crate::desk::Desk;
use crate::prerequisites::{app, pictures};
use crate::program::{Program, log};
use crate::session::{Offers, Session};
use crate::virtual_screen::{close, titles};
use crate::wait::eventually;

/// A start with these arguments, while the application of the profile runs.
async fn second_start(session: &Session, profile: &str, words: &[&str]) {
    let mut command = Command::new(app());
    command.args(["--profile", profile]).args(words).stderr(log(&pictures(), profile));
    let ended = Program::start(session.host(&mut command)).ended().await;
    assert_eq!(ended, Some(0), "there is one application for each profile");
}

async fn is_on_the_screen(title: &str) -> bool {
    titles().await.iter().any(|other| other.ends_with(title))
}

#[tokio::test]
async fn every_entry_of_the_tray_does_what_it_says() {
    const TITLE: &str = "Ticket Desk · entries";
    let session = Session::start(Offers::Everything).await;
    let tray = session.tray.as_ref().expect("this session has a tray");
    let desk = Desk::open().await;
    let file = session.file("entries.toml");
    desk.workstation("entries", &file).await;
    let app = App::connect(&session, "entries", &file).await;
    app.sees("Welcome back").await;
    for entry in ["New ticket", "Next ticket in the pool", "Sign out"] {
        assert!(!tray.is_enabled(entry).await, "{entry} is for somebody who is signed in");
    }
    app.sign_up(&Newcomer { name: "Erna Employee", username: "erna", invitation: None }).await;
    tray.shows("Nothing unread").await;
    eventually("an employee may create one", async || tray.is_enabled("New ticket").await).await;
    assert!(!tray.is_enabled("Next ticket in the pool").await, "the pool is for responders");

    close(TITLE).await;
    eventually("the window disappears", async || !is_on_the_screen(TITLE).await).await;
    tray.choose("New ticket").await;
    eventually("the form comes", async || is_on_the_screen("New ticket · entries").await).await;
    assert!(!is_on_the_screen(TITLE).await, "in a window of its own");
    tray.choose("Open Ticket Desk").await;
    eventually("the window comes", async || is_on_the_screen(TITLE).await).await;
    app.click("New ticket").await;
    app.fill("Title", "Printer jams").await;
    app.fill("Description", "Every second sheet.").await;
    app.click("Create ticket").await;
    app.sees("Nobody yet").await;

    tray.choose("Do not disturb for an hour").await;
    let until = tray.begins_with("Do not disturb until ").await;
    assert!(!app.asks("app_state", json!(null)).await["preferences"]["quietUntil"].is_null());
    tray.choose(&until).await;
    tray.shows("Do not disturb for an hour").await;
    assert!(app.asks("app_state", json!(null)).await["preferences"]["quietUntil"].is_null());

    let german = json!({ "language": "de", "notify": {}, "quietHours": null });
    app.asks("preferences_save", german).await;
    tray.shows("Eine Stunde nicht stören").await;
    app.asks("preferences_save", json!({ "language": "en" })).await;
    tray.shows("Settings").await;
    tray.choose("Settings").await;
    app.picture("tray-settings").await;

    tray.choose("Sign out").await;
    app.sees("Welcome back").await;
    eventually("nobody is signed in", async || !tray.is_enabled("Sign out").await).await;
    app.picture("tray-signed-out").await;
}

#[tokio::test]
async fn a_link_opens_its_ticket_and_does_nothing_else() {
    let session = Session::start(Offers::Everything).await;
    let desk = Desk::open().await;
    let file = session.file("links.toml");
    desk.workstation("links", &file).await;
    let app = App::connect(&session, "links", &file).await;
    app.sign_up(&Newcomer { name: "Erna Employee", username: "erna", invitation: None }).await;
    app.click("New ticket").await;
    app.fill("Title", "Printer jams").await;
    app.fill("Description", "Every second sheet.").await;
    app.click("Create ticket").await;
    app.sees("Nobody yet").await;
    app.click("People").await;
    app.sees_no_longer("Every second sheet.").await;

    // Strange arguments in a second start only bring the window forward.
    for strange in ["ticket-desk://ticket/1/withdraw", "ticket-desk://withdraw/1", "javascript:alert(1)", "/etc/passwd"]
    {
        second_start(&session, "links", &[strange]).await;
    }
    app.sees_no_longer("Every second sheet.").await;
    second_start(&session, "links", &["ticket-desk://ticket/1"]).await;
    app.sees("Every second sheet.").await;
    let events = app.asks("ticket_show", json!({ "ticket": 1 })).await["value"]["events"].as_array().map(Vec::len);
    assert_eq!(events, Some(1), "nothing was done to the ticket");
    app.end().await;

    let app = App::start(&session, "links", &["ticket-desk://ticket/1"]).await;
    app.sees("Every second sheet.").await;
    let log = std::fs::read_to_string(session.local_data("links").join("logs/ticket-desk.log"));
    let log = log.expect("a log is kept");
    assert!(log.contains("start"), "{log}");
    for canary in ["Erna", "erna", "Printer jams", "second sheet", crate::app::PASSWORD] {
        assert!(!log.contains(canary), "{canary} is in the log:\n{log}");
    }
}
