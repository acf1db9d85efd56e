//! One application for each profile, even for a start during shutdown.

use serde_json::json;

use super::closing::{is_on_the_screen, start};
use crate::app::App;
use crate::session::{Offers, Session};
use crate::wait::eventually;

#[tokio::test]
async fn a_start_during_shutdown_is_relaunched_afterwards() {
    const TITLE: &str = "Ticket Desk · after";
    let session = Session::start(Offers::Everything).await;
    let predecessor = session.predecessor("after").await;
    let mut desk = start(&session, "after", &[]);
    predecessor.refuses().await;
    // A later start has opened its window: by now this one would have its own.
    let _control = start(&session, "control", &[]);
    eventually("the other window appears", async || is_on_the_screen("Ticket Desk · control").await).await;
    assert!(desk.runs() && !is_on_the_screen(TITLE).await, "there is one application for each profile");

    drop(predecessor);
    eventually("the window appears", async || is_on_the_screen(TITLE).await).await;
    assert!(desk.runs());
}

#[tokio::test]
async fn whoever_quits_and_starts_again_at_once_gets_a_window() {
    const TITLE: &str = "Ticket Desk · hurry";
    let session = Session::start(Offers::Everything).await;
    let tray = session.tray.as_ref().expect("this session has a tray");
    let app = App::start(&session, "hurry", &[]).await;
    // The database of a trial takes a moment to end, and the application waits for it.
    assert_eq!(app.asks("trial_start", json!(null)).await["state"], json!("online"));
    let first = session.application("hurry").await;

    tray.choose("Quit Ticket Desk").await;
    let _again = start(&session, "hurry", &[]);
    let is_another = async || session.application("hurry").await.is_some_and(|now| Some(now) != first);
    eventually("the next application comes", is_another).await;
    eventually("its window appears", async || is_on_the_screen(TITLE).await).await;
}
