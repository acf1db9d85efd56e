//! Closing the window, bringing it back, quitting.

use i18n::messages;
use support::english;
use tokio::process::Command;

use crate::prerequisites::{app, pictures};
use crate::program::{Program, log};
use crate::session::{Offers, Session};
use crate::virtual_screen::{close, picture, resize, size, titles};
use crate::wait::eventually;

pub(super) fn start(session: &Session, profile: &str, words: &[&str]) -> Program {
    let mut command = Command::new(app());
    command.args(["--profile", profile]).args(words).stderr(log(&pictures(), profile));
    Program::start(session.host(&mut command))
}

pub(super) async fn is_on_the_screen(title: &str) -> bool {
    titles().await.iter().any(|other| other.ends_with(title))
}

#[tokio::test]
async fn closing_leaves_it_in_the_tray_and_says_so_once() {
    const TITLE: &str = "Ticket Desk · tray";
    let session = Session::start(Offers::Everything).await;
    let tray = session.tray.as_ref().expect("this session has a tray");
    let mut desk = start(&session, "tray", &[]);
    eventually("the window appears", async || is_on_the_screen(TITLE).await).await;
    tray.shows("Not connected").await;

    close(TITLE).await;
    let told = session.notifications.titled(&english(&messages::tray_stays())).await;
    eventually("the window disappears", async || !is_on_the_screen(TITLE).await).await;
    assert!(desk.runs(), "it goes on in the tray");

    let mut second = start(&session, "tray", &[]);
    assert_eq!(second.ended().await, Some(0), "there is one application for each profile");
    eventually("the second start shows the window of the first", async || is_on_the_screen(TITLE).await).await;

    close(TITLE).await;
    eventually("the window disappears again", async || !is_on_the_screen(TITLE).await).await;
    tray.choose("Open Ticket Desk").await;
    eventually("the tray brings the window back", async || is_on_the_screen(TITLE).await).await;
    picture("tray-brings-it-back").await;
    let explained = session.notifications.all().iter().filter(|shown| shown.title == told.title).count();
    assert_eq!(explained, 1, "the explanation of closing appears once");

    tray.choose("Quit Ticket Desk").await;
    assert_eq!(desk.ended().await, Some(0));
}

#[tokio::test]
async fn it_starts_hidden_where_a_tray_can_bring_it_back() {
    const TITLE: &str = "Ticket Desk · hidden";
    let session = Session::start(Offers::Everything).await;
    let tray = session.tray.as_ref().expect("this session has a tray");
    let mut desk = start(&session, "hidden", &["--hidden"]);
    tray.shows("Open Ticket Desk").await;
    assert!(!is_on_the_screen(TITLE).await);
    tray.choose("Open Ticket Desk").await;
    eventually("the tray brings the window", async || is_on_the_screen(TITLE).await).await;
    tray.choose("Quit Ticket Desk").await;
    assert_eq!(desk.ended().await, Some(0));
}

#[tokio::test]
async fn without_a_tray_no_hidden_window_stays_behind() {
    const TITLE: &str = "Ticket Desk · bare";
    let session = Session::start(Offers::NoKeyringNoTray).await;
    let mut desk = start(&session, "bare", &["--hidden"]);
    eventually("a hidden window that nothing could bring back appears", async || is_on_the_screen(TITLE).await).await;
    close(TITLE).await;
    assert_eq!(desk.ended().await, Some(0), "closing is the end");
}

#[tokio::test]
async fn it_works_without_a_session_bus() {
    const TITLE: &str = "Ticket Desk · no-bus";
    let session = Session::start(Offers::NoKeyringNoTray).await;
    let mut command = Command::new(app());
    command.args(["--profile", "no-bus"]).stderr(log(&pictures(), "no-bus"));
    session.host(&mut command).env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all");
    let mut desk = Program::start(&mut command);
    eventually("the window appears", async || is_on_the_screen(TITLE).await).await;
    close(TITLE).await;
    assert_eq!(desk.ended().await, Some(0), "closing is the end");
}

#[tokio::test]
async fn the_window_comes_back_as_it_was_left() {
    const TITLE: &str = "Ticket Desk · size";
    let session = Session::start(Offers::Everything).await;
    let tray = session.tray.as_ref().expect("this session has a tray");
    let mut desk = start(&session, "size", &[]);
    eventually("the window appears", async || is_on_the_screen(TITLE).await).await;
    resize(TITLE, 900, 600).await;
    eventually("the window is smaller", async || size(TITLE).await == Some((900, 600))).await;
    tray.choose("Quit Ticket Desk").await;
    assert_eq!(desk.ended().await, Some(0));

    let _desk = start(&session, "size", &[]);
    eventually("the window has its size again", async || size(TITLE).await == Some((900, 600))).await;
}
