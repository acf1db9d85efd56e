//! Facts about the computer that a ticket comes from: checked, told to those who may open the ticket, found by the host's name.

use std::sync::Arc;

use model::{Facts, Network, Ticket, TicketId};
use support::args;
use support::database::{Argument, Desk, Person, request};

support::on_each_server! {
    whoever_may_open_a_ticket_reads_its_facts,
    malformed_facts_are_refused,
    a_ticket_is_found_by_its_computer,
    the_administrator_sets_whether_facts_are_on,
}

fn create(title: &str, facts: impl Into<Argument>) -> Vec<Argument> {
    let mut arguments = args![request(), title, "It smokes.", None, None];
    arguments.push(facts.into());
    arguments
}

async fn found(person: &Person, words: &str) -> Vec<TicketId> {
    let rows: Vec<serde_json::Value> =
        person.rows("ticket_search", args![words, None, None, None, None, None, 50]).await;
    let hits = rows.into_iter().filter(|row| row["part"] == "hit");
    hits.map(|hit| TicketId(hit["ticket"]["id"].as_u64().expect("a number"))).collect()
}

async fn whoever_may_open_a_ticket_reads_its_facts(desk: Arc<Desk>) {
    let (ada, eve, bob) = (desk.employee("ada").await, desk.employee("eve").await, desk.responder("bob").await);
    let facts = Facts {
        host: Some("ada’s \"pc\" \\ 7".to_owned()),
        system: Some("Débian 12".to_owned()),
        version: Some("1.2.3".to_owned()),
        free_disk: Some(9_007_199_254_740_991),
        free_memory: Some(0),
        network: Some(Network::Ipv6),
    };
    let ticket: Ticket = ada.one("ticket_create", create("Printer", facts.json())).await;
    assert_eq!(bob.sees(ticket.id).await.facts.as_ref(), Some(&facts), "as they were told");
    assert_eq!(ada.sees(ticket.id).await.facts, Some(facts), "the requester sees the facts that they sent");
    let older = ada.sees_before(ticket.id, 0.into(), 0.into()).await;
    assert_eq!(older.facts, None, "they come once");
    assert_eq!(eve.refused("ticket_show", args![ticket.id, None, None]).await, "ticket.not_found");

    let one: Ticket = ada.one("ticket_create", create("Lamp", r#"{"network":"none"}"#)).await;
    let told = bob.sees(one.id).await.facts;
    assert_eq!(told, Some(Facts { network: Some(Network::None), ..Facts::default() }), "only what is switched on");
    for nothing in [Argument::Null, "{}".into()] {
        let silent: Ticket = ada.one("ticket_create", create("Chair", nothing)).await;
        assert_eq!(bob.sees(silent.id).await.facts, None);
    }
    bob.declines(ticket.id).await;
    assert_eq!(bob.refused("ticket_show", args![ticket.id, None, None]).await, "ticket.not_found");
    assert_eq!(desk.text("(SELECT COUNT(*) FROM {data}.ticket_facts)").await, "2");
}

async fn malformed_facts_are_refused(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let long = "x".repeat(101);
    let strange = [
        ("", "input.invalid"),
        ("no JSON", "input.invalid"),
        ("[]", "input.invalid"),
        ("\"host\"", "input.invalid"),
        ("null", "input.invalid"),
        (r#"{"address":"10.0.0.7"}"#, "input.invalid"),
        (r#"{"host":"a","Host":"b"}"#, "input.invalid"),
        (r#"{"host":null}"#, "input.invalid"),
        (r#"{"host":7}"#, "input.invalid"),
        (r#"{"host":{"host":"a"}}"#, "input.invalid"),
        (r#"{"host":["a"]}"#, "input.invalid"),
        (r#"{"host":""}"#, "input.required"),
        (r#"{"host":" a"}"#, "input.invalid"),
        (r#"{"host":"a\nb"}"#, "input.deceptive"),
        (r#"{"system":"a\u202eb"}"#, "input.deceptive"),
        (r#"{"version":"\u0000"}"#, "input.deceptive"),
        (r#"{"freeDisk":-1}"#, "input.invalid"),
        (r#"{"freeDisk":1.5}"#, "input.invalid"),
        (r#"{"freeDisk":"7"}"#, "input.invalid"),
        (r#"{"freeMemory":1e9}"#, "input.invalid"),
        (r#"{"freeMemory":99999999999999999}"#, "input.invalid"),
        (r#"{"freeMemory":true}"#, "input.invalid"),
        (r#"{"network":"IPv4"}"#, "input.invalid"),
        (r#"{"network":""}"#, "input.invalid"),
        (r#"{"network":7}"#, "input.invalid"),
    ];
    for (facts, code) in strange {
        assert_eq!(ada.refused("ticket_create", create("Printer", facts)).await, code, "{facts}");
    }
    for name in ["host", "system", "version"] {
        let facts = format!("{{\"{name}\":\"{long}\"}}");
        assert_eq!(ada.refused("ticket_create", create("Printer", facts)).await, "input.too_long", "{name}");
    }
    let much = format!("{{\"host\":\"a\"{}}}", " ".repeat(5_000));
    assert_eq!(ada.refused("ticket_create", create("Printer", much)).await, "input.too_long");
    let deep = format!("{}{}", "{\"host\":".repeat(300), "}".repeat(300));
    assert_eq!(ada.refused("ticket_create", create("Printer", deep)).await, "input.invalid");
    assert_eq!(desk.text("(SELECT COUNT(*) FROM {data}.tickets)").await, "0", "a refusal leaves nothing behind");
    assert_eq!(desk.text("(SELECT COUNT(*) FROM {data}.ticket_facts)").await, "0");
    let longest = format!("{{\"host\":\"{}\"}}", "😀".repeat(100));
    ada.one::<Ticket>("ticket_create", create("Printer", longest)).await;
}

async fn a_ticket_is_found_by_its_computer(desk: Arc<Desk>) {
    let (ada, eve, bob) = (desk.employee("ada").await, desk.employee("eve").await, desk.responder("bob").await);
    let ticket: Ticket =
        ada.one("ticket_create", create("Printer", r#"{"host":"Lager-PC-17","system":"Plan 9"}"#)).await;
    ada.one::<Ticket>("ticket_create", create("Lamp", r#"{"host":"annex-3"}"#)).await;
    for person in [&ada, &bob] {
        assert_eq!(found(person, "lager-pc-17").await, [ticket.id], "in any case");
        assert_eq!(found(person, "PC-17\nprinter").await, [ticket.id], "with words of its texts");
        assert_eq!(found(person, "Plan 9").await, [], "of all facts, only the computer's name is searched");
    }
    assert_eq!(found(&eve, "lager-pc-17").await, []);
    ada.one::<Ticket>("ticket_edit", args![request(), ticket.id, 1, "Scanner", "It smokes."]).await;
    assert_eq!(found(&bob, "lager-pc-17").await, [ticket.id], "also after an edit");
}

async fn the_administrator_sets_whether_facts_are_on(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    assert!(ada.one::<model::FactsDefault>("ticket_facts_default", args![]).await.on, "at first they are");
    desk.execute("UPDATE {data}.settings SET value = '0' WHERE name = 'facts'").await;
    assert!(!ada.one::<model::FactsDefault>("ticket_facts_default", args![]).await.on);
}
