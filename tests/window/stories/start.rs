//! Starts: with the computer, with the organisation's connection, with a locked keyring, as a trial.

use std::fs;

use serde_json::{Value, json};
use tokio::process::Command;

use crate::app::{App, Newcomer};
use crate::desk::Desk;
use crate::prerequisites::{app, pictures};
use crate::program::{Program, log};
use crate::session::{Offers, Session};
use crate::virtual_screen::{close, is_small, titles};
use crate::wait::eventually;

fn preferences(closing: &str) -> Value {
    json!({ "closing": closing })
}

#[tokio::test]
async fn it_starts_with_the_computer_and_closes_as_set() {
    const TITLE: &str = "Ticket Desk · wishes";
    let session = Session::start(Offers::Everything).await;
    let app_in_window = App::start(&session, "wishes", &[]).await;
    app_in_window.sees("Ticket Desk").await;
    let startup = app_in_window.asks("startup_set", json!({ "withComputer": true })).await;
    assert_eq!(startup, json!({ "available": true, "withComputer": true }));
    let entry = session.file("config/autostart/org.ticketdesk.desktop-wishes.desktop");
    let text = fs::read_to_string(&entry).expect("an entry");
    let program = app().display().to_string();
    assert!(text.contains(&format!("Exec=\"{program}\" \"--hidden\" \"--profile\" \"wishes\"")), "{text}");
    assert_eq!(app_in_window.asks("startup_set", json!({ "withComputer": false })).await["withComputer"], json!(false));
    assert!(!entry.exists());
    app_in_window.asks("preferences_save", preferences("minimise")).await;
    app_in_window.end().await;
    session.until_gone("org.ticketdesk.desktop-wishes.SingleInstance").await;

    let start = || {
        let mut command = Command::new(app());
        command.args(["--profile", "wishes"]).stderr(log(&pictures(), "wishes"));
        Program::start(session.host(&mut command))
    };
    let is_there = async || titles().await.iter().any(|title| title.ends_with(TITLE));
    let mut desk = start();
    eventually("the window appears", is_there).await;
    // On a busy computer, a window that is closed the moment it appears may come to the front once more.
    let closed = async || {
        let small = is_small(TITLE).await;
        if !small && is_there().await {
            close(TITLE).await;
        }
        small
    };
    eventually("the window is small", closed).await;
    assert!(desk.runs() && is_there().await, "a window that was made small is still among the windows");
    let told = session.notifications.all();
    assert!(told.is_empty(), "there is nothing to explain: {told:?}");
}

#[tokio::test]
async fn a_managed_connection_and_a_locked_keyring_are_shown() {
    let mut session = Session::start(Offers::Everything).await;
    let desk = Desk::open().await;
    let file = session.file("connection.toml");
    desk.workstation("office", &file).await;
    session.set("TICKET_DESK_MANAGED_CONNECTION", file.as_os_str());
    let app = App::start(&session, "office", &[]).await;
    app.sees("Welcome back").await;
    let state = app.asks("app_state", json!(null)).await;
    assert_eq!((&state["managed"], &state["keyring"]), (&json!(true), &json!("ready")), "{state}");
    app.picture("managed").await;
    app.sign_up(&Newcomer { name: "Erna Employee", username: "erna", invitation: None }).await;
    app.end().await;

    session.lock_keyring().await;
    let app = App::start(&session, "office", &[]).await;
    app.sees("Welcome back").await;
    let state = app.asks("app_state", json!(null)).await;
    assert_eq!((&state["keyring"], &state["remembers"]), (&json!("locked"), &json!(false)), "{state}");
    app.sees("The system's keyring is locked").await;
    app.picture("keyring-locked").await;
}

#[tokio::test]
async fn a_trial_is_made_and_removed_in_the_window() {
    let session = Session::start(Offers::Everything).await;
    let app = App::start(&session, "trial", &[]).await;
    app.sees("Ticket Desk").await;
    let connection = app.asks("trial_start", json!(null)).await;
    assert_eq!(connection["state"], json!("online"), "{connection}");
    let state = app.asks("app_state", json!(null)).await;
    let open = json!({ "username": state["trialPeople"][0]["username"], "password": state["trialPassword"] });
    let profile = app.asks("session_open", open).await;
    assert_eq!(profile["username"], state["trialPeople"][0]["username"], "{profile}");
    app.picture("trial").await;
    let directory = session.local_data("trial").join("trial");
    assert!(directory.join("data").is_dir(), "its data are where it says");
    assert_eq!(app.asks("trial_remove", json!(null)).await["state"], json!("none"));
    assert!(!directory.exists(), "everything is gone");
}
