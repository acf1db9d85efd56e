//! A database that goes away and comes back.

use crate::app::{App, Newcomer};
use crate::desk::Desk;
use crate::session::{Offers, Session};

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
    app.click("Raise ticket").await;
    app.sees("Nobody yet").await;
    app.picture("outage-2-back").await;
}
