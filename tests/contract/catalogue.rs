//! The texts: every language has the same messages, code shows each message, and a family has one for each value.

use std::collections::BTreeSet;

use catalogue::Catalogue;

use crate::{all, project, read};

fn catalogue() -> Catalogue {
    Catalogue::read(&project()).unwrap_or_else(|error| panic!("{error:#}"))
}

#[test]
fn the_typed_messages_are_fresh() {
    for (file, fresh) in catalogue().generated() {
        assert!(read(&project().join(file)) == fresh, "locales changed: run `cargo xtask generate` and commit {file}");
    }
}

#[test]
fn the_languages_have_the_same_messages() {
    let problems = catalogue().problems();
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

#[test]
fn every_message_is_shown_somewhere() {
    let unused = catalogue().unused(&project()).unwrap_or_else(|error| panic!("{error:#}"));
    assert!(unused.is_empty(), "no code names these messages; delete them: {unused:#?}");
}

#[test]
fn every_value_of_a_family_has_a_message() {
    let catalogue = catalogue();
    for (family, values) in
        [("alert", of_type("AlertType")), ("event", of_type("EventType")), ("error", of_type("Code"))]
    {
        let values: BTreeSet<String> = values.iter().map(|value| value.replace(['.', '_', ' '], "-")).collect();
        let members: BTreeSet<String> = catalogue.members(family).into_iter().map(str::to_owned).collect();
        assert_eq!(members, values, "the messages {family}-… (left) and the values of the type (right)");
    }
}

/// The faults of the audit are not part of the wire, so they are read from their source.
#[test]
fn every_fault_of_the_audit_has_a_message() {
    let faults = all("crates/administration/src/audit", &["verdict.rs"]);
    let (_, variants) = faults.split_once("pub enum Fault {").expect("the faults are declared there");
    let (variants, _) = variants.split_once('}').expect("a declaration ends");
    let names = variants.lines().filter_map(|line| line.trim().strip_suffix(','));
    let names: BTreeSet<String> = names.map(kebab).collect();
    let members: BTreeSet<String> = catalogue().members("admin-fault").into_iter().map(str::to_owned).collect();
    assert_eq!(members, names);
}

#[test]
fn every_finding_of_a_check_has_a_message() {
    let kinds = administration::health::Kind::ALL.map(|kind| format!("{kind:?}"));
    let names: BTreeSet<String> = kinds.iter().map(|kind| kebab(kind)).collect();
    let members: BTreeSet<String> = catalogue().members("admin-finding").into_iter().map(str::to_owned).collect();
    assert_eq!(members, names);
}

/// `TicketDiffers` as `ticket-differs`.
fn kebab(name: &str) -> String {
    let letters = name.char_indices().flat_map(|(at, letter)| {
        let hyphen = (at > 0 && letter.is_ascii_uppercase()).then_some('-');
        hyphen.into_iter().chain([letter.to_ascii_lowercase()])
    });
    letters.collect()
}

/// The values of an enumeration of the wire, as they are written there.
fn of_type(name: &str) -> Vec<String> {
    let wire = model::typescript();
    let start = format!("export type {name} = ");
    let (_, rest) = wire.split_once(&start).unwrap_or_else(|| panic!("the wire has no {name}"));
    let (values, _) = rest.split_once(';').expect("a declaration ends");
    values.split('|').map(|value| value.trim().trim_matches('"').to_owned()).collect()
}
