//! Misspelt words are marked while somebody writes.

use std::path::Path;

use serde_json::{Value, json};
use tokio::process::Command;

use crate::app::{App, Newcomer};
use crate::desk::Desk;
use crate::prerequisites::pictures;
use crate::program::run;
use crate::session::{Offers, Session};
use crate::wait::eventually;

/// One word in a line. The right ones come first: once the last is marked, they have been looked at too.
const LINES: [&str; 4] = ["printer", "Drucker", "prinnter", "Druckker"];

#[tokio::test]
async fn misspelt_words_are_underlined_in_both_languages() {
    let session = Session::start(Offers::Everything).await;
    let desk = Desk::open().await;
    let file = session.file("front.toml");
    desk.workstation("front", &file).await;
    let app = App::connect(&session, "front", &file).await;
    app.sign_up(&Newcomer { name: "Erna Employee", username: "erna", invitation: None }).await;
    app.click("New ticket").await;
    app.fill("Description", &text()).await;
    marks(&app, "spelling-english", [false, false, true, true]).await;

    // A change takes effect while the form stays open.
    set(&app, json!({ "checkSpelling": false })).await;
    marks(&app, "spelling-off", [false; 4]).await;
    set(&app, json!({ "language": "de" })).await;
    app.sees("Beschreibung").await;
    app.fill("Beschreibung", &text()).await;
    marks(&app, "spelling-german", [false, false, true, true]).await;
}

/// As it is typed: `WebDriver` has a character of its own for Enter.
fn text() -> String {
    LINES.map(|line| format!("{line}\u{E007}")).concat()
}

/// Saves preferences; what is not named keeps its default.
async fn set(app: &App, preferences: Value) {
    let saved = app.asks("preferences_save", preferences).await;
    assert!(saved.get("code").is_none(), "{saved}");
}

/// Waits until exactly these lines of the description are underlined in red.
async fn marks(app: &App, name: &str, expected: [bool; 4]) {
    let script = "const field = document.querySelector('textarea[name=description]');
        const { top, left, width } = field.getBoundingClientRect();
        const { borderTopWidth, paddingTop, lineHeight } = getComputedStyle(field);
        const first = top + parseFloat(borderTopWidth) + parseFloat(paddingTop);
        done([left, first, width, parseFloat(lineHeight)].map((length) => length * devicePixelRatio));";
    eventually(&format!("{name}: the misspelt words are marked, and only they"), async || {
        let place: [f64; 4] = serde_json::from_value(app.page_tries(script).await).expect("the description is there");
        app.picture(name).await;
        let mut marked = [false; 4];
        for (line, marked) in marked.iter_mut().enumerate() {
            *marked = is_red(&pictures().join(format!("{name}.png")), line_of(place, line)).await;
        }
        marked == expected
    })
    .await;
}

/// The part of the picture with one line, as `ImageMagick` writes it.
fn line_of([left, first, width, height]: [f64; 4], line: usize) -> String {
    let top = first + height * f64::from(u32::try_from(line).expect("few lines"));
    // Two pixels inside the field, so that its border does not count.
    format!("{:.0}x{:.0}+{:.0}+{:.0}", width - 4.0, height, left + 2.0, top)
}

async fn is_red(picture: &Path, part: String) -> bool {
    let mut cut = Command::new("convert");
    cut.arg(picture).args(["-crop", &part, "+repage", "-alpha", "off", "-depth", "8", "rgb:-"]);
    let pixels = run(&mut cut).await.stdout;
    assert!(!pixels.is_empty(), "{part} is inside the picture");
    pixels.chunks_exact(3).filter(|pixel| pixel[0] > 150 && pixel[1] < 110 && pixel[2] < 110).count() > 5
}
