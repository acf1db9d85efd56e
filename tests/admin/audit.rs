//! The proof that history is whole, and that somebody who owns the database cannot change it unnoticed.

use std::sync::Arc;

use serde_json::{Value, json};
use support::database::Desk;

use crate::tool::Tool;

support::on_each_server! {
    a_whole_history_is_found_whole,
    every_tampering_is_found_at_its_place,
}

/// Two tickets of every kind of event: 5 for the first, 4 for the second.
async fn history(desk: &Desk) {
    let ada = desk.employee("ada").await;
    let (grace, linus) = (desk.responder("grace").await, desk.responder("linus").await);
    let first = ada.raises("Lamp | \"quoted\" 💡 'n' \\ more").await;
    grace.claims(first).await;
    grace.declines(first).await;
    linus.claims(first).await;
    linus.completes(first).await;
    let second = ada.raises("Chair").await;
    linus.claims(second).await;
    desk.execute("UPDATE {data}.users SET is_active = 0 WHERE username = 'linus'").await;
    ada.withdraws(second).await;
}

fn broken(tool: &Tool) -> Value {
    let verdict = tool.answers(4, &["audit", "verify"]);
    let words = tool.run(&["audit", "verify"]);
    assert!(words.code == 4 && words.out.contains("NOT whole"), "{words:?}");
    verdict["broken"].clone()
}

async fn a_whole_history_is_found_whole(desk: Arc<Desk>) {
    let tool = Tool::of(&desk);
    assert_eq!(tool.answers(0, &["audit", "verify"]), json!({ "tickets": 0, "events": 0, "broken": null }));
    history(&desk).await;
    assert_eq!(tool.answers(0, &["audit", "verify"]), json!({ "tickets": 2, "events": 9, "broken": null }));
    assert!(tool.says(&["audit", "verify"]).contains("9 events of 2 tickets"));
}

async fn every_tampering_is_found_at_its_place(desk: Arc<Desk>) {
    let tool = Tool::of(&desk);
    history(&desk).await;
    // Whoever owns the database can take the triggers away, which refuse all of this.
    for trigger in
        ["ticket_events_before_update", "ticket_events_before_delete", "tickets_before_update", "tickets_after_update"]
    {
        desk.execute(&format!("DROP TRIGGER {{data}}.{trigger}")).await;
    }
    desk.execute("CREATE TABLE {data}.kept AS SELECT * FROM {data}.ticket_events").await;
    let restore = "REPLACE INTO {data}.ticket_events SELECT * FROM {data}.kept";

    for (tampering, ticket, seq, fault) in [
        ("SET note = 'Never said.' WHERE ticket_id = 1 AND seq = 3", 1, 3, "changed"),
        ("SET at = at + INTERVAL 1 MICROSECOND WHERE ticket_id = 2 AND seq = 1", 2, 1, "changed"),
        ("SET actor_id = NULL WHERE ticket_id = 1 AND seq = 2", 1, 2, "changed"),
        ("SET kind = 'edited' WHERE ticket_id = 1 AND seq = 5", 1, 5, "changed"),
        ("SET after_state = REPLACE(after_state, 'Chair', 'chair') WHERE ticket_id = 2 AND seq = 4", 2, 4, "changed"),
        ("SET prev_hash = NULL WHERE ticket_id = 1 AND seq = 2", 1, 2, "unlinked"),
        ("SET hash = REPEAT('x', 32) WHERE ticket_id = 2 AND seq = 2", 2, 2, "changed"),
    ] {
        desk.execute(&format!("UPDATE {{data}}.ticket_events {tampering}")).await;
        assert_eq!(broken(&tool), json!({ "ticket": ticket, "seq": seq, "fault": fault }), "{tampering}");
        desk.execute(restore).await;
        tool.answers(0, &["audit", "verify"]);
    }
    for (seq, why) in [(3, "from the middle"), (5, "from the end")] {
        desk.execute(&format!("DELETE FROM {{data}}.ticket_events WHERE ticket_id = 1 AND seq = {seq}")).await;
        assert_eq!(broken(&tool), json!({ "ticket": 1, "seq": seq, "fault": "missing" }), "taken {why}");
        desk.execute(restore).await;
    }
    desk.execute("UPDATE {data}.tickets SET title = 'lamp' WHERE id = 1").await;
    assert_eq!(broken(&tool), json!({ "ticket": 1, "seq": 5, "fault": "ticket_differs" }));
}
