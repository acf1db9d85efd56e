//! The small window of a new ticket, which opens from anywhere.

use std::time::Instant;

use serde_json::json;
use tokio::process::Command;

use super::closing::is_on_the_screen;
use crate::app::{App, Newcomer};
use crate::desk::Desk;
use crate::prerequisites::{app, pictures};
use crate::program::{Program, log, run};
use crate::session::{Offers, Session};
use crate::virtual_screen::close;
use crate::wait::eventually;

/// Starts the program once more with these arguments, in a directory, and returns its exit code.
async fn command_line(session: &Session, profile: &str, words: &[&str]) -> Option<i32> {
    let mut command = Command::new(app());
    command.args(["--profile", profile, "--new-ticket"]).args(words).stderr(log(&pictures(), profile));
    Program::start(session.host(command.current_dir(session.file("")))).ended().await
}

async fn press(keys: &str) {
    run(Command::new("xdotool").args(["key", keys])).await;
}

#[tokio::test]
async fn a_ticket_is_created_from_anywhere() {
    const DESK: &str = "Ticket Desk · anywhere";
    const FORM: &str = "New ticket · anywhere";
    let session = Session::start(Offers::Everything).await;
    let tray = session.tray.as_ref().expect("this session has a tray");
    let desk = Desk::open().await;
    let file = session.file("anywhere.toml");
    desk.workstation("anywhere", &file).await;
    let app = App::connect(&session, "anywhere", &file).await;
    app.sees("Welcome back").await;

    // Nobody is signed in: the small window says so and leads to the other one.
    assert_eq!(command_line(&session, "anywhere", &[]).await, Some(0));
    eventually("the form's window comes", async || is_on_the_screen(FORM).await).await;
    let main = app.looks_at_another_window().await;
    app.sees("Nobody is signed in").await;
    close("Ticket Desk · anywhere").await;
    eventually("the main window is in the tray", async || !is_on_the_screen(DESK).await).await;
    app.click("Open Ticket Desk").await;
    eventually("the main window comes", async || is_on_the_screen(DESK).await).await;
    eventually("the small one goes", async || !is_on_the_screen(FORM).await).await;
    let small = app.looks_at(&main).await;
    app.sign_up(&Newcomer { name: "Erna Employee", username: "erna", invitation: None }).await;

    // By the tray; Escape keeps the draft.
    close(DESK).await;
    tray.choose("New ticket").await;
    let asked = Instant::now();
    eventually("the form's window comes", async || is_on_the_screen(FORM).await).await;
    println!("the prepared window is on the screen {} ms after it was asked for", asked.elapsed().as_millis());
    app.looks_at(&small).await;
    app.fill("Title", "Printer jams").await;
    press("Return").await;
    app.has_focus("description").await;
    app.picture("anywhere-form").await;
    press("Escape").await;
    eventually("the form's window goes", async || !is_on_the_screen(FORM).await).await;
    assert!(!is_on_the_screen(DESK).await, "nothing else appears");

    // By the command line: what was typed stays, the offer gets a form of its own.
    std::fs::write(session.file("paper.log"), "Every second sheet.").expect("our own directory");
    let words = ["--title", "Toner", "--description", "Empty.", "--attach", "paper.log"];
    assert_eq!(command_line(&session, "anywhere", &words).await, Some(0));
    eventually("the form's window comes", async || is_on_the_screen(FORM).await).await;
    app.holds("Title", "Toner").await;
    app.holds("Description", "Empty.").await;
    assert_eq!(command_line(&session, "anywhere", &["--attach", "missing.log"]).await, Some(2));
    app.click("Create ticket").await;
    app.sees("#1").await;
    app.picture("anywhere-created").await;
    eventually("it closes itself", async || !is_on_the_screen(FORM).await).await;
    let first = app.asks("ticket_show", json!({ "ticket": 1 })).await;
    assert_eq!(first["value"]["ticket"]["title"], json!("Toner"));
    eventually("the file arrives", async || {
        let shown = app.asks("ticket_show", json!({ "ticket": 1 })).await;
        shown["value"]["attachments"][0]["name"] == json!("paper.log")
    })
    .await;

    // By a key combination, off until it is chosen.
    press("ctrl+alt+n").await;
    let taken = app.asks("shortcut_set", json!({ "keys": "Control+Alt+N" })).await;
    assert_eq!(taken["state"], json!("ready"));
    assert!(!is_on_the_screen(FORM).await, "it was off before");
    press("ctrl+alt+n").await;
    eventually("the form's window comes", async || is_on_the_screen(FORM).await).await;
    app.holds("Title", "Printer jams").await;
    let another = App::start(&session, "another", &[]).await;
    let refused = another.asks("shortcut_set", json!({ "keys": "Control+Alt+N" })).await;
    assert_eq!(refused["code"], json!("shortcut.taken"), "another program has it");
}
