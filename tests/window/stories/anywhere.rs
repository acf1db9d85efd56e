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
use crate::virtual_screen::{close, picture};
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

/// Writes with the keyboard into whatever has the focus.
async fn types(text: &str) {
    run(Command::new("xdotool").args(["type", "--delay", "5", text])).await;
}

/// Waits until the window with the form has the focus and its page listens to the keyboard: a key that it knows has an effect.
async fn is_in_front(title: &str) {
    eventually(&format!("{title} is in front"), async || {
        let name = run(Command::new("xdotool").args(["getactivewindow", "getwindowname"])).await;
        String::from_utf8_lossy(&name.stdout).trim().ends_with(title)
    })
    .await;
}

/// The texts of the drafts, by their key.
async fn draft(app: &App, key: &str) -> String {
    let drafts = app.asks("draft_list", json!(null)).await;
    let all = drafts.as_array().cloned().unwrap_or_default();
    let found = all.into_iter().find(|draft| draft["draftKey"] == key);
    found.map(|draft| draft["content"].as_str().unwrap_or_default().to_owned()).unwrap_or_default()
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
    close(DESK).await;
    eventually("the main window is in the tray", async || !is_on_the_screen(DESK).await).await;
    is_in_front(FORM).await;
    picture("anywhere-signed-out").await;
    press("Tab").await;
    press("Return").await;
    eventually("the main window comes", async || is_on_the_screen(DESK).await).await;
    eventually("the small one goes", async || !is_on_the_screen(FORM).await).await;
    app.sign_up(&Newcomer { name: "Erna Employee", username: "erna", invitation: None }).await;

    // By the tray. Enter leads on from the title; Escape keeps the draft.
    close(DESK).await;
    eventually("the entry is there", async || tray.is_enabled("New ticket").await).await;
    tray.choose("New ticket").await;
    let asked = Instant::now();
    eventually("the form's window comes", async || is_on_the_screen(FORM).await).await;
    eprintln!("the prepared window is on the screen at most {} ms after it was asked for", asked.elapsed().as_millis());
    is_in_front(FORM).await;
    // Who has just signed up waits for their form.
    eventually("the title takes the keys", async || {
        press("ctrl+a").await;
        types("Printer jams").await;
        draft(&app, "create#anywhere").await.contains("Printer jams")
    })
    .await;
    press("Return").await;
    types("Every second sheet").await;
    picture("anywhere-form").await;
    press("Escape").await;
    eventually("the form's window goes", async || !is_on_the_screen(FORM).await).await;
    assert!(!is_on_the_screen(DESK).await, "nothing else appears");
    let kept = draft(&app, "create#anywhere").await;
    assert!(kept.contains("Printer jams") && kept.contains("Every second sheet"), "{kept}");

    // By the command line: what was typed stays, the offer gets a form of its own.
    std::fs::write(session.file("paper.log"), "Every second sheet.").expect("our own directory");
    let words = ["--title", "Toner", "--description", "Empty.", "--attach", "paper.log"];
    assert_eq!(command_line(&session, "anywhere", &words).await, Some(0));
    is_in_front(FORM).await;
    eventually("the offer is a draft", async || draft(&app, "create#anywhere#2").await.contains("Toner")).await;
    assert_eq!(draft(&app, "create#anywhere").await, kept, "what was typed is not written over");
    assert_eq!(command_line(&session, "anywhere", &["--attach", "missing.log"]).await, Some(2));
    picture("anywhere-offered").await;
    press("ctrl+Return").await;
    let created = async || app.asks("ticket_show", json!({ "ticket": 1 })).await["value"].clone();
    eventually("the ticket is created", async || created().await["ticket"]["title"] == json!("Toner")).await;
    picture("anywhere-created").await;
    eventually("it closes itself", async || !is_on_the_screen(FORM).await).await;
    eventually("the file arrives", async || created().await["attachments"][0]["name"] == json!("paper.log")).await;

    // By a key combination.
    let taken = app.asks("shortcut_set", json!({ "keys": "Control+Alt+N" })).await;
    assert_eq!(taken["state"], json!("ready"), "{taken}");
    press("ctrl+alt+n").await;
    eventually("the form's window comes", async || is_on_the_screen(FORM).await).await;
    let another = App::start(&session, "another", &[]).await;
    let refused = another.asks("shortcut_set", json!({ "keys": "Control+Alt+N" })).await;
    assert_eq!(refused["code"], json!("shortcut.taken"), "another program has it");
}
