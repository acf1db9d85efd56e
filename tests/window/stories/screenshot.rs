//! Pictures of the screen: of another window, with ours out of the way and back again.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use image::RgbImage;
use serde_json::{Value, json};

use crate::app::{App, Newcomer};
use crate::bus::Answer;
use crate::desk::Desk;
use crate::session::{Offers, Session};
use crate::virtual_screen::{Panel, titles};
use crate::wait::eventually;

const ORANGE: [u8; 3] = [0xff, 0x88, 0x00];

async fn is_on_the_screen(title: &str) -> bool {
    titles().await.iter().any(|other| other.ends_with(title))
}

async fn opened(session: &Session, profile: &str) -> (Desk, App) {
    let desk = Desk::open().await;
    let file = session.file(&format!("{profile}.toml"));
    desk.workstation(profile, &file).await;
    let app = App::connect(session, profile, &file).await;
    app.sign_up(&Newcomer { name: "Erna Employee", username: "erna", invitation: None }).await;
    (desk, app)
}

fn pixels(picture: &Value) -> RgbImage {
    let bytes = BASE64_STANDARD.decode(picture["bytes"].as_str().expect("a picture")).expect("base64");
    image::load_from_memory(&bytes).expect("a PNG").to_rgb8()
}

fn count(pixels: &RgbImage, colour: [u8; 3]) -> usize {
    pixels.pixels().filter(|pixel| pixel.0 == colour).count()
}

#[tokio::test]
async fn another_window_is_in_the_picture_and_ours_is_not() {
    const TITLE: &str = "Ticket Desk · screens";
    let session = Session::start(Offers::NoKeyringNoTray).await;
    let (_desk, app) = opened(&session, "screens").await;
    let panel = Panel::open("Orange", ORANGE, 300, 200);
    eventually("both are on the screen", async || is_on_the_screen("Orange").await && is_on_the_screen(TITLE).await)
        .await;

    let sources = app.asks("capture_sources", json!(null)).await;
    assert_eq!(sources["unavailable"], json!(null));
    let sources = sources["sources"].as_array().expect("a list").clone();
    assert!(sources.iter().all(|source| !source["name"].to_string().contains("Ticket Desk")), "{sources:?}");
    let screen = sources.iter().find(|source| source["kind"] == "screen").expect("a screen");
    let window = sources.iter().find(|source| source["name"] == "Orange").expect("the other window");

    let take = |source: &Value| json!({ "kind": source["kind"], "id": source["id"], "seconds": 0 });
    let taken = pixels(&app.asks("capture_take", take(window)).await);
    assert_eq!(taken.dimensions(), (300, 200));
    assert_eq!(count(&taken, ORANGE), 300 * 200, "nothing lies over it");
    eventually("our window is back", async || is_on_the_screen(TITLE).await).await;

    // Ours covers most of the screen; behind it there is nothing but the panel.
    let taken = pixels(&app.asks("capture_take", take(screen)).await);
    assert_eq!(taken.dimensions(), panel.screen());
    assert_eq!(count(&taken, ORANGE), 300 * 200, "all of the panel is seen");
    eventually("our window is back", async || is_on_the_screen(TITLE).await).await;

    // A window that has closed meanwhile.
    let gone = json!({ "kind": "window", "id": "1", "seconds": 1 });
    let (failed, ()) = tokio::join!(
        app.asks("capture_take", gone),
        eventually("our window is hidden meanwhile", async || !is_on_the_screen(TITLE).await)
    );
    assert_eq!(failed["code"], "capture.failed");
    eventually("our window is back all the same", async || is_on_the_screen(TITLE).await).await;
}

#[tokio::test]
async fn under_wayland_the_portal_takes_the_picture() {
    const TITLE: &str = "Ticket Desk · portal";
    let mut session = Session::start(Offers::NoKeyringNoTray).await;
    session.set("XDG_SESSION_TYPE", "wayland".as_ref());
    let (_desk, app) = opened(&session, "portal").await;
    let take = json!({ "kind": "dialog", "id": "", "seconds": 0 });
    let sources = app.asks("capture_sources", json!(null)).await;
    assert_eq!(sources, json!({ "sources": [], "unavailable": "noPortal" }), "it says why");
    assert_eq!(app.asks("capture_take", take.clone()).await["code"], "capture.failed");
    eventually("our window is back", async || is_on_the_screen(TITLE).await).await;

    let portal = session.portal().await;
    let sources = app.asks("capture_sources", json!(null)).await;
    assert_eq!(sources["sources"][0]["kind"], "dialog");
    let file = session.file("shot of the portal.png");
    RgbImage::from_pixel(40, 30, image::Rgb(ORANGE)).save(&file).expect("written");
    portal.answers(Answer::Picture(file.clone()));
    let taken = pixels(&app.asks("capture_take", take.clone()).await);
    assert_eq!((taken.dimensions(), count(&taken, ORANGE)), ((40, 30), 40 * 30));
    assert!(!file.exists(), "it was made for us alone");
    eventually("our window is back", async || is_on_the_screen(TITLE).await).await;

    portal.answers(Answer::Cancelled);
    assert_eq!(app.asks("capture_take", take.clone()).await, json!(null), "the person thinks better of it");
    portal.answers(Answer::Refused);
    assert_eq!(app.asks("capture_take", take).await["code"], "capture.failed");
    eventually("our window is back", async || is_on_the_screen(TITLE).await).await;
}

#[tokio::test]
async fn a_picture_goes_from_the_viewer_to_the_clipboard() {
    let session = Session::start(Offers::NoKeyringNoTray).await;
    let (_desk, app) = opened(&session, "clipboard").await;
    let file = session.file("dot.png");
    RgbImage::from_pixel(4, 3, image::Rgb(ORANGE)).save(&file).expect("written");
    let bytes = std::fs::read(&file).expect("a file");
    let person = app.asks("app_state", json!(null)).await["person"]["id"].clone();
    let add = json!({
        "id": uuid::Uuid::now_v7(), "person": person, "draftKey": "create", "name": "dot.png",
        "size": bytes.len(), "position": 0, "bytes": BASE64_STANDARD.encode(&bytes),
    });
    assert_eq!(app.asks("file_add", add).await["mediaType"], "image/png");
    app.click("New ticket").await;
    app.click("View dot.png").await;
    app.click("Copy picture").await;
    app.sees("Picture copied").await;
}
