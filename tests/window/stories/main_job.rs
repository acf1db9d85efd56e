//! A ticket goes from one window to another and back.

use model::AlertType;
use support::english;

use crate::app::{App, Newcomer};
use crate::desk::Desk;
use crate::session::{Offers, Session};
use crate::virtual_screen::titles;
use crate::wait::eventually;

#[tokio::test]
async fn a_claim_in_one_window_shows_in_the_employees() {
    let session = Session::start(Offers::Everything).await;
    let desk = Desk::open().await;
    let (front, workshop) = (session.file("front.toml"), session.file("workshop.toml"));
    desk.workstation("front", &front).await;
    desk.workstation("workshop", &workshop).await;
    let invitation = desk.invitation().await;

    let employee = App::connect(&session, "front", &front).await;
    employee.sees("Welcome back").await;
    employee.picture("1-first-start").await;
    let title = "Welcome back · Ticket Desk · front";
    eventually("the window bears its page's title", async || titles().await.iter().any(|other| other == title)).await;
    employee.sign_up(&Newcomer { name: "Erna Employee", username: "erna", invitation: None }).await;
    employee.click("New ticket").await;
    employee.fill("Title", "Printer on floor 2 jams").await;
    employee.fill("Description", "It pulls in <three> sheets at once & stops.").await;
    employee.picture("2-create").await;
    employee.click("Create ticket").await;
    employee.sees("Nobody yet").await;
    employee.picture("3-created").await;

    let responder = App::connect(&session, "workshop", &workshop).await;
    let robin = Newcomer { name: "Robin Responder", username: "robin", invitation: Some(&invitation) };
    responder.sign_up(&robin).await;
    responder.click("Printer on floor 2 jams").await;
    responder.picture("4-pool").await;
    // The employee looks elsewhere; what happens has to reach them there.
    employee.click("People").await;
    responder.click("Claim").await;
    responder.sees("In process").await;
    responder.picture("5-claimed").await;

    let told = session.notifications.titled(&english(&i18n::alert(AlertType::Assigned, "Robin Responder", ""))).await;
    assert!(told.body.contains("Printer on floor 2 jams"), "{told:?}");
    assert!(
        !session.notifications.all().iter().any(|shown| shown.title.starts_with("Erna Employee is")),
        "nobody is notified of their own action"
    );
    session.notifications.click(&told).await;
    employee.sees("In process").await;
    employee.sees("Robin Responder").await;
    employee.picture("6-told").await;
    eventually("a notification that has been read is taken back", async || session.notifications.is_withdrawn(&told))
        .await;

    // The click brought the employee's window to the front: what is seen there needs no notification.
    responder.write("On my way with a screwdriver").await;
    employee.sees("On my way with a screwdriver").await;
    employee.picture("7-thread").await;
    let told: Vec<String> = session.notifications.all().into_iter().map(|shown| shown.title).collect();
    assert!(!told.iter().any(|title| title.contains("wrote to you")), "nothing covers the window in use: {told:?}");

    let secrets = session.secrets().await;
    for name in ["front/session", "front/account-password", "workshop/session", "workshop/account-password"] {
        assert!(secrets.contains(name), "{name} is in the keyring, where there is:\n{secrets}");
    }
    employee.end().await;
    let employee = App::start(&session, "front", &[]).await;
    employee.sees("Printer on floor 2 jams").await;
    employee.picture("8-signed-in-again").await;
}
