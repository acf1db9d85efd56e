//! Desktops without a usable keyring.

use crate::app::{App, Newcomer, PASSWORD};
use crate::desk::Desk;
use crate::session::{Offers, Session};

#[tokio::test]
async fn without_a_keyring_the_window_says_nothing_is_remembered() {
    let session = Session::start(Offers::NoKeyringNoTray).await;
    let desk = Desk::open().await;
    let file = session.file("bare.toml");
    desk.workstation("bare", &file).await;

    let app = App::connect(&session, "bare", &file).await;
    app.sees("This computer has no keyring").await;
    app.picture("no-keyring-1-told").await;
    app.sign_up(&Newcomer { name: "Nora Newcomer", username: "nora", invitation: None }).await;
    app.end().await;

    let app = App::start(&session, "bare", &[]).await;
    app.sees("no usable keyring").await;
    app.picture("no-keyring-2-locked").await;
    let connection = std::fs::read_to_string(&file).expect("the file was written");
    let password = connection.lines().find_map(|line| line.strip_prefix("password = \"")?.strip_suffix('"'));
    app.fill("Password of this workstation", password.expect("the file holds the password")).await;
    app.click("Unlock").await;
    app.fill("User name", "nora").await;
    app.fill("Password", PASSWORD).await;
    app.click("Sign in").await;
    app.sees("Nora Newcomer").await;
}

#[tokio::test]
async fn with_a_broken_keyring_the_work_goes_on() {
    let session = Session::start(Offers::BrokenKeyring).await;
    let desk = Desk::open().await;
    let file = session.file("nonsense.toml");
    desk.workstation("nonsense", &file).await;

    let app = App::connect(&session, "nonsense", &file).await;
    app.sees("The system's keyring does not answer correctly").await;
    app.click("Try again").await;
    app.picture("keyring-broken").await;
    app.sign_up(&Newcomer { name: "Nora Newcomer", username: "nora", invitation: None }).await;
    app.click("New ticket").await;
    app.fill("Title", "Created without a keyring").await;
    app.fill("Description", "For this session everything works.").await;
    app.click("Create ticket").await;
    app.sees("Nobody yet").await;
}
