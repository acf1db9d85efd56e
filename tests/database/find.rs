//! Finding tickets by words of their titles: people find what they may open, and nothing else.

use std::sync::Arc;

use model::{FoundTicket, TicketId, TicketStatus};
use support::args;
use support::database::{Desk, Person};

support::on_each_server! {
    everybody_finds_what_they_may_open_and_nothing_else,
    what_was_released_is_found_again,
    words_stand_anywhere_in_any_order_without_case_and_accents,
    an_apostrophe_and_a_sharp_s_have_one_spelling,
    a_wildcard_is_a_character_like_others,
    the_newest_change_comes_first_and_a_limit_holds,
}

async fn found(person: &Person, words: &str) -> Vec<TicketId> {
    let rows: Vec<FoundTicket> = person.rows("ticket_find", args![words, 100]).await;
    rows.into_iter().map(|row| row.id).collect()
}

async fn everybody_finds_what_they_may_open_and_nothing_else(desk: Arc<Desk>) {
    let (ada, eve) = (desk.employee("ada").await, desk.employee("eve").await);
    let (bob, ben) = (desk.responder("bob").await, desk.responder("ben").await);
    let mut tickets = Vec::new();
    for title in ["Lamp waits", "Lamp of bob", "Lamp done", "Lamp declined", "Lamp of ben", "Lamp withdrawn"] {
        tickets.push(ada.creates(title).await);
    }
    let theirs = eve.creates("Lamp of eve").await;
    let [waits, has, done, declined, other, withdrawn] = tickets[..] else { panic!("six tickets") };
    bob.claims(has).await;
    bob.claims(done).await;
    bob.completes(done).await;
    bob.claims(declined).await;
    bob.declines(declined).await;
    ben.claims(other).await;
    ada.withdraws(withdrawn).await;

    let sorted = |mut tickets: Vec<TicketId>| {
        tickets.sort_by_key(|ticket| ticket.0);
        tickets
    };
    assert_eq!(sorted(found(&ada, "lamp").await), tickets, "all that she created");
    assert_eq!(found(&eve, "lamp").await, [theirs]);
    assert_eq!(sorted(found(&bob, "lamp").await), [waits, has, done, theirs]);
    assert_eq!(sorted(found(&ben, "lamp").await), [waits, declined, other, theirs]);
    for (person, name) in [(&ada, "ada"), (&eve, "eve"), (&bob, "bob"), (&ben, "ben")] {
        for ticket in found(person, "").await {
            let shown = person.call("ticket_show", args![ticket, None, None]).await;
            assert!(shown.is_ok(), "{name} finds {ticket} and cannot open it");
        }
    }
    let statuses: Vec<FoundTicket> = bob.rows("ticket_find", args!["lamp OF bob", 100]).await;
    assert_eq!(statuses[0].status, TicketStatus::InProcess);
}

async fn what_was_released_is_found_again(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Lamp").await;
    bob.claims(ticket).await;
    for active in [0, 1] {
        desk.execute(&format!("UPDATE {{data}}.users SET is_active = {active} WHERE username = 'bob'")).await;
    }
    let back = Person::signs_in(desk.workstation().await, "bob").await;
    assert_eq!(found(&back, "lamp").await, [ticket], "it waits in the pool, and bob did not decline it");
}

async fn words_stand_anywhere_in_any_order_without_case_and_accents(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let printer = ada.creates("Drücker im Café, Etage 3, streikt seit gestern früh").await;
    ada.creates("Lampe flackert").await;
    for words in [
        "drucker",
        "CAFÉ",
        "3 cafe",
        "tage",
        "  etage   cafe ",
        "gestern cafe drucker streikt fruh",
        "cafe drucker im streikt gestern",
    ] {
        assert_eq!(found(&ada, words).await, [printer], "{words}");
    }
    for words in ["drucker lampe", "cafe drucker im fruh streikt"] {
        assert!(found(&ada, words).await.is_empty(), "{words}");
    }
    assert_eq!(found(&ada, "").await.len(), 2, "no word asks for nothing");
    let nothing: Vec<FoundTicket> = ada.rows("ticket_find", args![None, 100]).await;
    assert_eq!(nothing.len(), 2);
    assert!(found(&ada, &"ü".repeat(200)).await.is_empty());
    assert_eq!(ada.refused("ticket_find", args!["x".repeat(201), 100]).await, "input.too_long");
}

async fn an_apostrophe_and_a_sharp_s_have_one_spelling(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let (curly, sharp) = (ada.creates("Can’t print").await, ada.creates("Licht in der Straße, Hof‑Seite").await);
    for words in ["can't", "can’t print", "CAN`T"] {
        assert_eq!(found(&ada, words).await, [curly], "{words}");
    }
    for words in ["strasse", "STRASSE licht", "straße", "hof-seite"] {
        assert_eq!(found(&ada, words).await, [sharp], "{words}");
    }
    assert!(found(&ada, &"ß".repeat(200)).await.is_empty(), "the longest words still fit when they are folded");
}

async fn a_wildcard_is_a_character_like_others(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let percent = ada.creates("Disk is 100 % full!").await;
    let line = ada.creates("my_file is gone").await;
    let path = ada.creates(r"C:\temp is full").await;
    for (words, tickets) in [
        ("%", vec![percent]),
        ("_", vec![line]),
        ("!", vec![percent]),
        (r"\", vec![path]),
        (r"\t", vec![path]),
        ("y_f", vec![line]),
        ("f_le", vec![]),
        ("!%", vec![]),
        ("100 %", vec![percent]),
        ("a b c d%e", vec![]),
        ("disk is full 0_%", vec![]),
        ("disk is full 100", vec![percent]),
    ] {
        assert_eq!(found(&ada, words).await, tickets, "{words}");
    }
    // The longest text, in which every character folds to two.
    assert!(found(&ada, &"%".repeat(200)).await.is_empty());
    assert!(found(&ada, &"! ".repeat(100)).await.is_empty());
}

async fn the_newest_change_comes_first_and_a_limit_holds(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let (one, two, three) = (ada.creates("Lamp 1").await, ada.creates("Lamp 2").await, ada.creates("Lamp 3").await);
    bob.claims(one).await;
    assert_eq!(found(&ada, "lamp").await, [one, three, two]);
    for (limit, rows) in [(-5, 1), (0, 1), (2, 2), (1_000_000, 3)] {
        assert_eq!(ada.rows::<FoundTicket>("ticket_find", args!["lamp", limit]).await.len(), rows, "{limit}");
    }
    desk.execute("DROP TRIGGER {data}.tickets_before_update; DROP TRIGGER {data}.tickets_after_update").await;
    desk.execute("UPDATE {data}.tickets SET created_at = '2026-01-01', updated_at = '2026-01-01'").await;
    assert_eq!(found(&ada, "lamp").await, [three, two, one], "of the same moment the newest ticket comes first");
}
