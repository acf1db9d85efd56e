//! Texts of tickets follow the rules of the model, whoever sends them.

use std::sync::Arc;

use model::{Description, Ticket, Title};
use support::args;
use support::database::{Desk, request};

support::on_each_server! {
    the_database_and_the_model_agree_on_every_character,
    lengths_are_counted_in_characters,
    nothing_is_cut_silently,
}

/// The first and last of each range that is refused, their neighbours that are not, and what languages need.
const EDGES: &[char] = &[
    '\u{0}',
    '\u{8}',
    '\t',
    '\n',
    '\u{B}',
    '\r',
    '\u{1F}',
    '!',
    '~',
    '\u{7F}',
    '\u{80}',
    '\u{9F}',
    '\u{A1}',
    '\u{AD}',
    '\u{AE}',
    '\u{34F}',
    '\u{350}',
    '\u{61C}',
    '\u{61D}',
    '\u{115E}',
    '\u{115F}',
    '\u{1160}',
    '\u{1161}',
    '\u{17B3}',
    '\u{17B4}',
    '\u{17B5}',
    '\u{17B6}',
    '\u{180D}',
    '\u{180E}',
    '\u{200B}',
    '\u{200C}',
    '\u{200D}',
    '\u{200E}',
    '\u{200F}',
    '\u{2010}',
    '\u{2027}',
    '\u{2028}',
    '\u{202E}',
    '\u{2030}',
    '\u{205E}',
    '\u{2060}',
    '\u{206F}',
    '\u{2070}',
    '\u{3163}',
    '\u{3164}',
    '\u{3165}',
    '\u{FEFE}',
    '\u{FEFF}',
    '\u{FFA0}',
    '\u{FFA1}',
    '\u{FFF8}',
    '\u{FFF9}',
    '\u{FFFB}',
    '\u{FFFC}',
    '\u{DFFFF}',
    '\u{E0000}',
    '\u{E007F}',
    '\u{E0080}',
    '\u{10FFFF}',
    '😀',
    '日',
];

async fn the_database_and_the_model_agree_on_every_character(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    for edge in EDGES {
        let text = format!("a{edge}b");
        let title = ada.call("ticket_create", args![request(), text.clone(), "Text"]).await;
        let model = Title::parse(&text).map_err(|invalid| invalid.code.as_str().to_owned());
        assert_eq!(title.map(|_| ()), model.map(|_| ()), "{edge:?} in a line");
        // The model turns \r\n into \n; a lone \r it refuses as the database does.
        let description = ada.call("ticket_create", args![request(), "Title", text.clone()]).await;
        let model = Description::parse(&text).map_err(|invalid| invalid.code.as_str().to_owned());
        assert_eq!(description.map(|_| ()), model.map(|_| ()), "{edge:?} in a paragraph");
    }
}

async fn lengths_are_counted_in_characters(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let create = |title: String, description: String| args![request(), title, description];
    let longest: Ticket = ada.one("ticket_create", create("😀".repeat(200), "😀".repeat(10_000))).await;
    assert_eq!((longest.title.chars().count(), longest.description.chars().count()), (200, 10_000));
    assert_eq!(ada.refused("ticket_create", create("😀".repeat(201), "x".into())).await, "input.too_long");
    assert_eq!(ada.refused("ticket_create", create("x".into(), "😀".repeat(10_001))).await, "input.too_long");
    for (title, description) in [("", "x"), ("x", "")] {
        assert_eq!(ada.refused("ticket_create", create(title.into(), description.into())).await, "input.required");
    }
    for white in [" x", "x ", "\u{A0}x", "x\u{3000}"] {
        assert_eq!(ada.refused("ticket_create", create(white.into(), "x".into())).await, "input.invalid", "{white:?}");
    }
}

async fn nothing_is_cut_silently(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    ada.workstation.raw("SET SESSION sql_mode = ''").await.expect("may be set");
    let create = |title: String, description: String| args![request(), title, description];
    assert_eq!(ada.refused("ticket_create", create("x".repeat(201), "x".into())).await, "input.too_long");
    assert_eq!(ada.refused("ticket_create", create("x".into(), "x".repeat(70_000))).await, "input.too_long");
    assert_eq!(ada.refused("ticket_create", create("x".into(), "x".repeat(1_000_000))).await, "input.too_long");
    let long = "a".repeat(300);
    let salt = ada.workstation.call("session_salt", &args![format!("ada{long}")]).await.expect("a salt").remove(0);
    assert_ne!(salt["salt"], "07".repeat(16), "a long name is not its beginning");
}
