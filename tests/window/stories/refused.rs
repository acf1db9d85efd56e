//! Starts that cannot succeed say why.

use tokio::process::Command;

use crate::app::App;
use crate::prerequisites::{self, pictures};
use crate::program::{Program, log, run};
use crate::session::{Offers, Session};
use crate::virtual_screen::{close, titles};
use crate::wait::eventually;

#[tokio::test]
async fn without_a_display_it_says_so_and_ends() {
    let session = Session::start(Offers::NoKeyringNoTray).await;
    let mut command = Command::new(prerequisites::app());
    let ended = run(session.host(command.env_remove("DISPLAY")).env_remove("GDK_BACKEND")).await;
    let said = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert_eq!(ended.status.code(), Some(1), "{said}");
    assert!(said.contains("no display") && said.contains("DISPLAY"), "{said}");
    assert!(!said.contains("panicked"), "{said}");
}

#[tokio::test]
async fn an_unknown_option_suggests_the_nearest_one() {
    let session = Session::start(Offers::NoKeyringNoTray).await;
    let ended = run(session.host(Command::new(prerequisites::app()).arg("--profil")).kill_on_drop(true)).await;
    let said = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert_eq!(ended.status.code(), Some(2), "{said}");
    assert!(said.contains("“--profile”") && said.contains("--help"), "{said}");
}

#[tokio::test]
async fn the_command_line_speaks_the_systems_language() {
    let mut session = Session::start(Offers::NoKeyringNoTray).await;
    session.set("LANGUAGE", "de_DE:en".as_ref());
    let app = |words: &[&str]| {
        let mut command = Command::new(prerequisites::app());
        command.args(words);
        command
    };
    let help = run(session.host(&mut app(&["--help"]))).await;
    let said = String::from_utf8_lossy(&help.stdout).into_owned();
    assert!(help.status.success() && said.contains("Aufruf: ticket-desk [OPTIONEN] [LINK ODER DATEI]"), "{said}");

    let misread = run(session.host(&mut app(&["--profil", "x"]))).await;
    let said = String::from_utf8_lossy(&misread.stderr).into_owned();
    assert_eq!(misread.status.code(), Some(2), "{said}");
    assert!(
        said.starts_with("Fehler: „--profil“") && said.contains("„--profile“") && said.contains("--help"),
        "{said}"
    );

    let blind = run(session.host(app(&[]).env_remove("DISPLAY")).env_remove("GDK_BACKEND")).await;
    let said = String::from_utf8_lossy(&blind.stderr).into_owned();
    assert_eq!(blind.status.code(), Some(1), "{said}");
    assert!(said.contains("kein Bildschirm") && said.contains("DISPLAY"), "{said}");
}

#[tokio::test]
async fn a_place_that_cannot_be_written_is_named_in_a_window() {
    const TITLE: &str = "Ticket Desk cannot start";
    let session = Session::start(Offers::NoKeyringNoTray).await;
    let file = session.file("not-a-directory");
    std::fs::write(&file, "").expect("our own directory");
    let place = file.join("desk").display().to_string();

    let app = App::start(&session, "refused", &["--data-dir", &place]).await;
    app.sees(&place).await;
    app.sees("disk is not full").await;
    app.picture("cannot-start").await;
    app.end().await;
    eventually("its window is gone", async || !titles().await.iter().any(|title| title == TITLE)).await;

    let mut command = Command::new(prerequisites::app());
    command.args(["--data-dir", &place]).stderr(log(&pictures(), "refused"));
    let mut desk = Program::start(session.host(&mut command));
    eventually("a window with words appears", async || titles().await.iter().any(|title| title == TITLE)).await;
    close(TITLE).await;
    assert_eq!(desk.ended().await, Some(1), "a failed start has a failing exit code");
}
