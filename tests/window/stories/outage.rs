//! An outage of the database.

use serde_json::json;

use crate::app::{App, Newcomer};
use crate::desk::Desk;
use crate::session::{Offers, Session};
use crate::wait::eventually;

#[tokio::test]
async fn a_database_that_comes_back_is_picked_up_without_a_restart() {
    let session = Session::start(Offers::Everything).await;
    let mut desk = Desk::open().await;
    let file = session.file("outage.toml");
    desk.workstation("outage", &file).await;
    let app = App::connect(&session, "outage", &file).await;
    app.sign_up(&Newcomer { name: "Olga Outage", username: "olga", invitation: None }).await;
    let tray = session.tray.as_ref().expect("this session has a tray");
    tray.shows("Nothing unread").await;

    desk.kill();
    app.sees("Database not reachable").await;
    tray.shows("Not connected").await;
    app.picture("outage-1-away").await;
    app.click("New ticket").await;
    app.fill("Title", "Written while the database was away").await;

    desk.restart().await;
    app.sees_no_longer("Database not reachable").await;
    tray.shows("Nothing unread").await;
    app.fill("Description", "And sent when it was back.").await;
    app.click("Create ticket").await;
    app.sees("Nobody yet").await;
    app.picture("outage-2-back").await;
}

#[tokio::test]
async fn what_is_sent_offline_survives_a_kill_and_arrives_once() {
    let session = Session::start(Offers::Everything).await;
    let mut desk = Desk::open().await;
    let file = session.file("powercut.toml");
    desk.workstation("powercut", &file).await;
    let app = App::connect(&session, "powercut", &file).await;
    app.sign_up(&Newcomer { name: "Paula Powercut", username: "paula", invitation: None }).await;
    app.click("New ticket").await;
    app.fill("Title", "Created in good times").await;
    app.fill("Description", "The database was there.").await;
    app.click("Create ticket").await;
    app.sees("Nobody yet").await;

    // The database dies between writing and sending, and nobody has noticed yet.
    app.click("New ticket").await;
    app.fill("Title", "Sent without a database").await;
    app.fill("Description", "It has to arrive, and once.").await;
    desk.kill();
    app.click("Create ticket").await;
    // Whether it has arrived is unknown: it counts as queued until then.
    app.sees("1 waiting to be sent").await;
    app.picture("outage-3-waits").await;
    app.click("New ticket").await;
    app.fill("Title", "Half written when the power went").await;
    let journaled = async || app.asks("draft_list", json!(null)).await.to_string().contains("when the power went");
    eventually("the text is in the journal", journaled).await;
    app.kill();

    let app = App::start(&session, "powercut", &[]).await;
    app.sees("Database not reachable").await;
    app.sees("Created in good times").await;
    app.sees("Sent without a database").await;
    app.picture("outage-4-started-without").await;
    app.click("Created in good times").await;
    app.sees("The database was there.").await;
    app.sees("from this computer").await;
    app.click("New ticket").await;
    app.holds("Title", "Half written when the power went").await;
    app.picture("outage-5-draft").await;

    desk.restart().await;
    app.sees_no_longer("Database not reachable").await;
    app.click("My tickets").await;
    app.sees_no_longer("waits to be sent").await;
    app.sees("Sent without a database").await;
    app.picture("outage-6-arrived").await;
    assert_eq!(desk.tickets_titled("Sent without a database").await, 1, "what was sent arrives exactly once");
    assert_eq!(desk.tickets_titled("Half written when the power went").await, 0, "a draft is not sent");
}
