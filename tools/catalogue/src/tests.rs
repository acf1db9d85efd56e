//! A small project with two languages.

use std::fs;

use tempfile::TempDir;

use super::*;

const PLAN: &str = "window = ['pool']\nrust = ['tray']\nboth = ['alerts']\nfamilies = ['alert']\n";
const ALERTS: &str = "alert-completed = { $who } is done\nalert-released = Back\n";
const POOL: &str =
    "# $count (Number)\npool-count = { $count } waiting for { $who }\npool-kind-new = New\npool-unseen = Unseen\n";

fn project(english: [&str; 3], german: [&str; 3]) -> TempDir {
    let project = TempDir::new().expect("a directory");
    for directory in ["locales/en", "locales/de", "ui/src", "crates", "src-tauri/src", "tools"] {
        fs::create_dir_all(project.path().join(directory)).expect("a directory");
    }
    let write = |file: &str, text: &str| fs::write(project.path().join(file), text).expect("a file");
    write("locales/catalogue.toml", PLAN);
    for (tag, texts) in [("en", english), ("de", german)] {
        for (name, text) in ["alerts", "pool", "tray"].into_iter().zip(texts) {
            write(&format!("locales/{tag}/{name}.ftl"), text);
        }
    }
    write("ui/src/Pool.svelte", "{t(\"pool-count\", { count, who })} {t(`pool-kind-${kind}`)} {'pool-unseen '}");
    write("crates/tray.rs", "messages::tray_open()");
    project
}

fn read(english: [&str; 3], german: [&str; 3]) -> Catalogue {
    Catalogue::read(project(english, german).path()).expect("it is well-formed")
}

#[test]
fn languages_that_say_the_same_have_no_problems() {
    let german = [
        "alert-completed = { $who } ist fertig\nalert-released = Zurück für { $who }\n",
        "pool-count = { $count } für { $who }\npool-kind-new = Neu\npool-unseen = Ungesehen\n",
        "# (same)\ntray-open = Open\n",
    ];
    assert_eq!(read([ALERTS, POOL, "tray-open = Open\n"], german).problems(), Vec::<String>::new());
}

#[test]
fn each_difference_between_languages_is_a_problem() {
    let german = [
        "alert-completed = { $whom } ist fertig\n",
        "pool-count = { $count }\npool-kind-new = Neu\npool-unseen = Unseen\npool-more = Mehr\n",
        "tray-open = Open\n",
    ];
    let problems = read([ALERTS, POOL, "tray-open = Open\n"], german).problems();
    assert_eq!(
        problems,
        [
            "alert-completed: de uses $whom, but is given $who",
            "de lacks alert-released",
            "pool-count: de uses $count, but is given $count, $who",
            "pool-unseen: de repeats the English text; translate it, or write “# (same)” above it",
            "tray-open: de repeats the English text; translate it, or write “# (same)” above it",
            "de has pool-more, which en lacks",
        ]
    );
}

#[test]
fn each_side_gets_its_messages_with_typed_arguments() {
    let catalogue = read([ALERTS, POOL, "tray-open = Open\n"], [ALERTS, POOL, "tray-open = Offen\n"]);
    let (rust, window) = (catalogue.rust(), catalogue.typescript());
    assert!(window.contains("\"pool-count\": { count: number; who: string };"), "{window}");
    assert!(window.contains("\"alert-released\": { who: string };"), "a family shares its arguments: {window}");
    assert!(window.contains("\"pool-unseen\": null;") && !window.contains("tray-open"), "{window}");
    assert!(rust.contains("pub fn tray_open() -> Message {"), "{rust}");
    assert!(!rust.contains("pool_count") && !rust.contains("alert_completed"), "{rust}");
}

#[test]
fn a_message_that_no_code_names_is_unused() {
    let texts = [ALERTS, POOL, "tray-open = Open\ntray-close = Close\n"];
    let project = project(texts, texts);
    let catalogue = Catalogue::read(project.path()).expect("it is well-formed");
    assert_eq!(catalogue.unused(project.path()).expect("the sources are there"), ["pool-unseen", "tray-close"]);
    assert_eq!(catalogue.members("alert").into_iter().collect::<Vec<_>>(), ["completed", "released"]);
}
