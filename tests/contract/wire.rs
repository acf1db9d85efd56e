use crate::{project, read};

#[test]
fn the_typescript_of_the_wire_is_fresh() {
    let written = read(&project().join("ui/src/api/wire.ts"));
    assert!(
        written == model::typescript(),
        "the wire changed: run `cargo xtask generate` and commit ui/src/api/wire.ts"
    );
}

#[test]
fn the_state_diagram_is_what_the_database_allows() {
    let page = read(&project().join("docs/ARCHITECTURE.md"));
    let diagram =
        format!("```mermaid\n{}```\n<!-- end of the state diagram -->", administration::install::state_diagram());
    assert!(
        page.contains(&diagram),
        "ticket_transitions changed: run `cargo xtask generate` and commit docs/ARCHITECTURE.md"
    );
    assert!(diagram.contains("pending --> in_process : assigned by any responder"), "{diagram}");
}

#[test]
fn every_error_code_has_a_text() {
    let texts = read(&project().join("locales/en/errors.ftl"));
    for code in model::Code::ALL {
        let message = format!("\nerror-{} = ", code.as_str().replace(['.', '_'], "-"));
        assert!(texts.contains(&message), "no text for {code} in locales/en/errors.ftl");
    }
}

#[test]
fn a_code_is_read_back_as_it_is_written() {
    for code in model::Code::ALL {
        assert_eq!(model::Code::parse(code.as_str()), Some(*code));
        assert_eq!(serde_json::to_value(code).ok(), Some(serde_json::Value::from(code.as_str())));
    }
    assert_eq!(model::Code::parse("no.such_code"), None);
}
