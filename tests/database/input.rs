//! The database checks texts as the model does, whoever sends them.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use model::{Description, Email, Invalid, Profile, Ticket, Title};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use support::args;
use support::database::{Desk, request};

support::on_each_server! {
    the_database_and_the_model_agree_on_every_character,
    the_database_and_the_model_agree_on_isolates,
    the_database_refuses_what_the_window_would_repair,
    addresses_of_any_script_follow_one_rule,
    invisible_text_counts_as_empty,
    lengths_are_counted_in_characters,
    nothing_is_cut_silently,
}

/// Reads the cases of this name, which ui/src/components/clean-text.test.ts reads too.
fn cases<Cases: DeserializeOwned>(name: &str) -> Cases {
    let file = format!("{}/cases/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let cases = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"));
    serde_json::from_str(&cases).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// The characters of one rule.
fn characters(rule: &str) -> HashSet<char> {
    let ranges: HashMap<String, Vec<(String, String)>> = cases("characters");
    let number = |hex: &str| u32::from_str_radix(hex, 16).expect("a code point");
    ranges[rule].iter().flat_map(|(from, to)| number(from)..=number(to)).filter_map(char::from_u32).collect()
}

fn code<Text>(parsed: Result<Text, Invalid>) -> Result<(), String> {
    parsed.map(|_| ()).map_err(|invalid| invalid.code.as_str().to_owned())
}

fn every_character() -> impl Iterator<Item = char> {
    (0..=0x0010_FFFF).filter_map(char::from_u32)
}

#[test]
fn the_model_refuses_what_the_table_names() {
    let (refused, blank) = (characters("refused"), characters("blank"));
    let good: Vec<char> = every_character().filter(|c| !refused.contains(c)).collect();
    for chunk in good.chunks(3_000) {
        let text: String = format!("a{}b", chunk.iter().collect::<String>());
        assert_eq!(code(Description::parse(&text)), Ok(()), "from {:?}", chunk[0]);
    }
    // The model repairs the line ends of Windows.
    for c in refused.iter().filter(|c| **c != '\r') {
        assert_eq!(code(Description::parse(&format!("a{c}b"))), Err("input.deceptive".to_owned()), "{c:?}");
    }
    for c in every_character() {
        let alone = Description::parse(c.encode_utf8(&mut [0; 4]));
        assert_eq!(alone.is_err(), refused.contains(&c) || blank.contains(&c), "{c:?} alone");
    }
}

async fn the_database_and_the_model_agree_on_every_character(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let taken = async |title: &str, description: &str| {
        ada.call("ticket_create", args![request(), title, description, None, None, None]).await.map(|_| ())
    };
    let (refused, blank) = (characters("refused"), characters("blank"));
    // Accepted characters are sent many at a time, refused ones one by one.
    let good: Vec<char> = every_character().filter(|c| !refused.contains(c)).collect();
    for chunk in good.chunks(9_998) {
        let text: String = format!("a{}b", chunk.iter().collect::<String>());
        assert_eq!(taken("Title", &text).await, Ok(()), "from {:?}", chunk[0]);
    }
    let sample = |c: &&char| (**c as u32) < 0xE0000 || (**c as u32).is_multiple_of(37);
    for c in refused.iter().filter(sample) {
        let text = format!("a{c}b");
        assert_eq!(taken("Title", &text).await, Err("input.deceptive".to_owned()), "{c:?}");
        assert_eq!(taken(&text, "Text").await, code(Title::parse(&text)), "{c:?} in a line");
    }
    for c in blank.iter().filter(sample).filter(|c| !c.is_control()) {
        assert_eq!(taken("Title", &c.to_string()).await, Err("input.required".to_owned()), "{c:?} alone");
    }
    for c in ["\t", "\n"] {
        assert_eq!(taken(&format!("a{c}b"), "Text").await, Err("input.deceptive".to_owned()), "{c:?} in a line");
    }
}

/// Every text of isolates, their end, line breaks and letters, up to a length, and isolates in each other.
fn isolated(longest: usize) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut last = all.clone();
    for _ in 0..longest {
        last = last.iter().flat_map(|text| ["\u{2066}", "\u{2069}", "\n", "x"].map(|c| format!("{text}{c}"))).collect();
        all.extend_from_slice(&last);
    }
    all.extend((1..6).map(|depth| format!("{}x{}", "\u{2067}".repeat(depth), "\u{2069}".repeat(depth))));
    all.extend(["\u{2066}\u{202E}x\u{2069}".into(), "\u{2068}\u{200F}x\u{2069}".into()]);
    all
}

/// The model's verdict, checked against a second algorithm for stray isolates that removes closed ones from the innermost outwards.
#[test]
fn the_model_keeps_isolates_closed_in_their_line() {
    for text in isolated(6).iter().filter(|text| !text.contains('\u{202E}')) {
        let mut rest = text.clone();
        for _ in 0..3 {
            rest = without_innermost(&rest);
        }
        let expected = if rest.contains(is_isolate) { Err("input.deceptive".to_owned()) } else { Ok(()) };
        assert_eq!(code(Description::parse(&format!("a{text}b"))), expected, "{text:?}");
    }
}

fn is_isolate(c: char) -> bool {
    matches!(c, '\u{2066}'..='\u{2069}')
}

fn without_innermost(text: &str) -> String {
    let mut kept = String::new();
    for line in text.split_inclusive('\n') {
        let mut rest = line;
        while let Some(end) = rest.find('\u{2069}') {
            let (before, after) = (&rest[..end], &rest[end + '\u{2069}'.len_utf8()..]);
            match before.rfind(is_isolate) {
                Some(begin) => kept += &before[..begin],
                None => kept += &rest[..rest.len() - after.len()],
            }
            rest = after;
        }
        kept += rest;
    }
    kept
}

async fn the_database_and_the_model_agree_on_isolates(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    for text in isolated(4) {
        let text = format!("a{text}b");
        let taken =
            ada.call("ticket_create", args![request(), "Title", text.clone(), None, None, None]).await.map(|_| ());
        assert_eq!(taken, code(Description::parse(&text)), "{text:?}");
    }
}

#[derive(Deserialize)]
struct Repair {
    what: String,
    shape: String,
    pasted: String,
    text: String,
}

async fn the_database_refuses_what_the_window_would_repair(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    for Repair { what, shape, pasted, text } in cases::<Vec<Repair>>("pasted") {
        let form = |text: &str| match shape.as_str() {
            "line" => args![request(), text, "Text", None, None, None],
            _ => args![request(), "Title", text, None, None, None],
        };
        let model = |text: &str| match shape.as_str() {
            "line" => code(Title::parse(text)),
            _ => code(Description::parse(text)),
        };
        let kept: Ticket = ada.one("ticket_create", form(&text)).await;
        assert_eq!(if shape == "line" { kept.title } else { kept.description }, text, "{what}");
        assert_eq!(model(&text), Ok(()), "{what}");
        if pasted != text {
            assert_eq!(ada.refused("ticket_create", form(&pasted)).await, "input.deceptive", "{what}");
            // The model repairs the line ends of Windows.
            assert_eq!(model(&pasted).is_ok(), pasted.replace("\r\n", "\n") == text, "{what}");
        }
    }
}

async fn addresses_of_any_script_follow_one_rule(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let mut version = ada.one::<Profile>("person_profile", args![]).await.version;
    for (email, good) in cases::<Vec<(String, bool)>>("emails") {
        let form = args![request(), version, "Ada", email.clone(), "+442079460958", None, "", "", ""];
        let taken = ada.call("person_update", form).await.map(|_| ());
        let expected = if good { Ok(()) } else { Err("input.invalid".to_owned()) };
        assert_eq!(taken, expected, "{email:?} at the database");
        assert_eq!(code(Email::parse(&email)), expected, "{email:?} in the model");
        version += u32::from(good);
    }
}

async fn lengths_are_counted_in_characters(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let create = |title: String, description: String| args![request(), title, description, None, None, None];
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
    for white in ["x\n", "x\u{3000}", "\n    x", " \n\tx"] {
        assert_eq!(ada.refused("ticket_create", create("x".into(), white.into())).await, "input.invalid", "{white:?}");
    }
    let trace: Ticket = ada.one("ticket_create", create("x".into(), "    at main\n    at run".into())).await;
    assert_eq!(trace.description, "    at main\n    at run", "the first line keeps its indent");
}

async fn invisible_text_counts_as_empty(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Lamp").await;
    bob.claims(ticket).await;
    for nothing in ["\u{200D}", "\u{2800}", " \u{2800} \u{200D}\u{FE0F}"] {
        let message = args![request(), ticket, None, nothing, None];
        assert_eq!(ada.refused("message_send", message).await, "input.required", "{nothing:?}");
        assert_eq!(
            ada.refused("ticket_create", args![request(), nothing, "x", None, None, None]).await,
            "input.required",
            "{nothing:?}"
        );
        let name = args![request(), 1, nothing, "a@b.org", "+442079460958", None, "", "", ""];
        assert_eq!(ada.refused("person_update", name).await, "input.required", "{nothing:?}");
        let note = args![request(), ticket, nothing];
        assert_eq!(
            bob.refused("ticket_complete", note).await,
            "input.invalid",
            "workstations send nothing instead: {nothing:?}"
        );
    }
}

async fn nothing_is_cut_silently(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    ada.workstation.raw("SET SESSION sql_mode = ''").await.expect("may be set");
    let create = |title: String, description: String| args![request(), title, description, None, None, None];
    assert_eq!(ada.refused("ticket_create", create("x".repeat(201), "x".into())).await, "input.too_long");
    assert_eq!(ada.refused("ticket_create", create("x".into(), "x".repeat(70_000))).await, "input.too_long");
    assert_eq!(ada.refused("ticket_create", create("x".into(), "x".repeat(1_000_000))).await, "input.too_long");
    let long = "a".repeat(300);
    let salt = ada.workstation.call("session_salt", &args![format!("ada{long}")]).await.expect("a salt").remove(0);
    assert_ne!(salt["salt"], "07".repeat(16), "a long name must not be cut to its start");
}
