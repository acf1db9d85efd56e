//! One table says what can happen to a ticket. The triggers obey it, and only the installer writes it.

use std::sync::Arc;
use std::time::Duration;

use administration::install::{check, install};
use model::{Claim, EventType, TicketAction, TicketId};
use sqlx::Connection as _;
use sqlx::mysql::MySqlConnection;
use support::args;
use support::database::{Answer, Desk, Person, request};

support::on_each_server! {
    no_workstation_and_not_even_the_owner_writes_the_table,
    a_changed_added_or_removed_row_is_found_and_repaired,
    events_that_the_table_lacks_are_refused,
    changes_beyond_their_row_are_refused,
    the_triggers_obey_the_table_and_not_a_list_of_their_own,
    the_actions_of_a_ticket_come_from_the_table,
    every_event_and_action_of_the_table_is_known_to_the_model,
    a_claim_waits_for_an_earlier_change_of_the_ticket,
    every_event_changes_the_row_of_its_ticket,
}

const COUNT: &str = "SELECT COUNT(*) FROM {data}.ticket_transitions";

async fn no_workstation_and_not_even_the_owner_writes_the_table(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let owner = super::erasure::owner(&desk).await;
    let rows = desk.number(COUNT).await;
    let read = desk.named("SELECT CAST(COUNT(*) AS CHAR) FROM {data}.ticket_transitions");
    assert_eq!(owner.run(&read, &[]).await, Ok(vec![rows.into()]), "the owner's triggers read it");
    for statement in [
        "INSERT INTO {data}.ticket_transitions SELECT * FROM {data}.ticket_transitions LIMIT 1",
        "INSERT INTO {data}.ticket_transitions (event_type, from_status) VALUES ('completed', 'pending')",
        "UPDATE {data}.ticket_transitions SET actor = 'any_responder'",
        "UPDATE {data}.ticket_transitions SET from_status = 'pending' WHERE event_type = 'completed'",
        "DELETE FROM {data}.ticket_transitions",
        "REPLACE INTO {data}.ticket_transitions SELECT * FROM {data}.ticket_transitions",
        "TRUNCATE {data}.ticket_transitions",
        "LOCK TABLES {data}.ticket_transitions WRITE",
    ] {
        let statement = desk.named(statement);
        for (who, workstation) in [("the owner", &owner), ("a workstation", &ada.workstation)] {
            let answer = workstation.raw(&statement).await;
            assert!(answer.as_ref().is_err_and(|error| error.contains("denied")), "{who}: {statement}: {answer:?}");
        }
    }
    assert!(
        ada.workstation.raw(&read).await.is_err_and(|error| error.contains("denied")),
        "a workstation reads no table"
    );
    assert_eq!(desk.number(COUNT).await, rows);
    desk.execute("ALTER USER '{owner}'@'localhost' ACCOUNT LOCK").await;
}

async fn a_changed_added_or_removed_row_is_found_and_repaired(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    for tampering in [
        "UPDATE {data}.ticket_transitions SET actor = 'any_responder' WHERE event_type = 'completed'",
        "UPDATE {data}.ticket_transitions SET alerts = NULL WHERE event_type = 'assigned'",
        "UPDATE {data}.ticket_transitions SET event_type = 'Assigned' WHERE event_type = 'assigned'",
        "INSERT INTO {data}.ticket_transitions VALUES
           ('stolen', 'in process', 'in process', 'claim', 'any_responder', 'none', NULL, NULL, 'actor', 'same', 'same', 'nothing')",
        "DELETE FROM {data}.ticket_transitions WHERE event_type = 'declined' AND from_status = 'pending'",
        "DELETE FROM {data}.ticket_transitions",
        "ALTER TABLE {data}.ticket_transitions ADD mine INT NULL",
    ] {
        desk.execute(tampering).await;
        let found = check(desk.admin(), &desk.names).await.expect("can be checked");
        assert_eq!(found.objects_changed, ["ticket_transitions"], "after {tampering}");
        assert!(!found.is_current());
        if tampering.starts_with("ALTER") {
            desk.execute("ALTER TABLE {data}.ticket_transitions DROP mine").await;
        } else {
            let report = install(desk.admin(), &desk.names).await.expect("sets right");
            assert!(report.applied.contains(&"ticket_transitions".to_owned()), "{report:?}");
        }
        let found = check(desk.admin(), &desk.names).await.expect("can be checked");
        assert!(found.is_current(), "after {tampering}: {found:?}");
    }
    let ticket = ada.creates("Printer").await;
    assert!(matches!(bob.claims(ticket).await, Claim::Claimed { .. }));
    bob.completes(ticket).await;
    desk.audits().await;
}

/// Tries an update as the administrator, who has every privilege: triggers refuse even them.
async fn change(desk: &Desk, actor: &Person, event: &str, set: &str) -> Result<(), String> {
    desk.attempt(&format!(
        "UPDATE {{data}}.tickets SET version = version + 1, updated_at = UTC_TIMESTAMP(6), last_note = '',
                last_actor_user_id = {}, last_event_type = '{event}'{set}",
        actor.id
    ))
    .await
}

fn is_refused(outcome: &Result<(), String>, why: &str) {
    assert!(outcome.as_ref().is_err_and(|error| error.contains("call.refused")), "{why}: {outcome:?}");
}

const CLAIMED: &str = ", status = 'in process', responder_id = last_actor_user_id, claimed_at = updated_at";
const COMPLETED: &str = ", status = 'done', closing = 'completed', completed_at = updated_at";
const WITHDRAWN: &str = ", status = 'done', closing = 'withdrawn', withdrawn_at = updated_at";
const RETURNED: &str = ", status = 'pending', responder_id = NULL, claimed_at = NULL";

async fn events_that_the_table_lacks_are_refused(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    let ticket = ada.creates("Printer").await;
    for (who, event, set) in [
        (&bob, "completed", COMPLETED),
        (&bob, "released", ""),
        (&ada, "created", ""),
        (&ada, "revived", ""),
        (&ada, "", ""),
        (&bob, "ASSIGNED", CLAIMED),
        (&bob, "assigned ", CLAIMED),
    ] {
        is_refused(&change(&desk, who, event, set).await, &format!("{event:?} of a pending ticket"));
    }
    bob.claims(ticket).await;
    for (who, event, set) in [
        (&cleo, "assigned", CLAIMED),
        (&bob, "assigned", CLAIMED),
        (&cleo, "declined", RETURNED),
        (&ada, "created", ""),
    ] {
        is_refused(&change(&desk, who, event, set).await, &format!("{event:?} of a ticket in process"));
    }
    is_refused(
        &change(&desk, &ada, "edited", ", title = 'Twice', version = version + 1").await,
        "a version is left out",
    );
    bob.completes(ticket).await;
    for (who, event, set) in [
        (&ada, "edited", ", title = 'Late'"),
        (&cleo, "assigned", CLAIMED),
        (&bob, "completed", COMPLETED),
        (&bob, "declined", RETURNED),
        (&bob, "released", RETURNED),
        (&ada, "withdrawn", WITHDRAWN),
    ] {
        is_refused(&change(&desk, who, event, set).await, &format!("{event:?} of a ticket that is done"));
    }
    let born = |event: &str, more: &str| {
        format!(
            "INSERT INTO {{data}}.tickets SET user_id = {0}, title = 'T', description = 'D', closing_note = '',
                respond_by = UTC_TIMESTAMP(6), category_id = 1, created_at = UTC_TIMESTAMP(6), updated_at = UTC_TIMESTAMP(6), last_actor_user_id = {0},
                last_event_type = '{event}', {more}",
            ada.id
        )
    };
    for (event, more) in [
        ("edited", "last_note = ''"),
        ("Created", "last_note = ''"),
        ("created", "last_note = '', status = 'done'"),
        ("created", "last_note = '', claimed_at = UTC_TIMESTAMP(6)"),
        ("created", "last_note = '', completed_at = UTC_TIMESTAMP(6)"),
        ("created", "last_note = '', closing = 'completed'"),
        ("created", "last_note = 'x'"),
        ("created", "last_note = '', version = 2"),
    ] {
        is_refused(&desk.attempt(&born(event, more)).await, &format!("a ticket that begins as {event}, {more}"));
    }
    desk.execute(&born("created", "last_note = ''")).await;
    assert_eq!(desk.audits().await, 4);
}

async fn changes_beyond_their_row_are_refused(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    let ticket = ada.creates("Printer").await;
    desk.has_category(2, "Hardware").await;
    let stranger = format!("{CLAIMED}, responder_id = {}", cleo.id);
    for (who, event, set) in [
        (&bob, "assigned", stranger.as_str()),
        (&bob, "assigned", ", status = 'in process', responder_id = last_actor_user_id, claimed_at = '2000-01-01'"),
        (
            &bob,
            "assigned",
            ", status = 'in process', responder_id = last_actor_user_id, claimed_at = updated_at, title = 'x'",
        ),
        (
            &bob,
            "assigned",
            ", status = 'in process', responder_id = last_actor_user_id, claimed_at = updated_at, last_note = 'x'",
        ),
        (&ada, "edited", ", status = 'in process'"),
        (&ada, "edited", ", closing_note = 'x'"),
        (&ada, "edited", ", completed_at = updated_at"),
        (&ada, "edited", ", priority = 'urgent'"),
        (&ada, "edited", ", respond_by = '2000-01-01'"),
        (&ada, "edited", ", category_id = 2"),
        (&ada, "categorized", ", category_id = 4711"),
        (&ada, "categorized", ", category_id = 2, priority = 'urgent'"),
        (&ada, "prioritized", ", priority = 'urgent', title = 'x'"),
        (&ada, "prioritized", ", priority = 'urgent', category_id = 2"),
        (&bob, "prioritized", ", priority = 'urgent'"),
        (&bob, "categorized", ", category_id = 2"),
        (&bob, "edited", ", title = 'x'"),
        (&ada, "declined", ""),
        (&ada, "withdrawn", ", status = 'done', closing = 'completed', completed_at = updated_at"),
        (&ada, "withdrawn", ", status = 'done', closing = 'withdrawn', withdrawn_at = '2000-01-01'"),
        (&ada, "withdrawn", ", status = 'done', closing = 'withdrawn', withdrawn_at = updated_at, closing_note = 'x'"),
        (&bob, "withdrawn", WITHDRAWN),
    ] {
        is_refused(&change(&desk, who, event, set).await, &format!("{event}{set}"));
    }
    bob.claims(ticket).await;
    let handed_over = format!("{COMPLETED}, responder_id = {}", cleo.id);
    for (who, event, set) in [
        (&cleo, "completed", COMPLETED),
        (&ada, "completed", COMPLETED),
        (&cleo, "prioritized", ", priority = 'urgent'"),
        (&cleo, "categorized", ", category_id = 2"),
        (&bob, "completed", handed_over.as_str()),
        (&bob, "completed", ", status = 'done'"),
        (&bob, "declined", ", status = 'pending'"),
        (&ada, "released", ", status = 'pending', responder_id = NULL"),
        (&ada, "edited", ", claimed_at = '2000-01-01'"),
    ] {
        is_refused(&change(&desk, who, event, set).await, &format!("{event}{set}"));
    }
    assert_eq!(desk.audits().await, 2);
}

async fn the_triggers_obey_the_table_and_not_a_list_of_their_own(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    // An event that no trigger mentions: the requester reopens a done ticket with a note, which alerts the responder.
    desk.execute(
        "INSERT INTO {data}.ticket_transitions VALUES
           ('revived', 'done', 'pending', 'reopen', 'requester', 'required', 'responder', 'responder', 'nobody', 'none', 'responder', 'nothing')",
    )
    .await;
    bob.claims(ticket).await;
    bob.completes(ticket).await;
    let reopened = format!("{RETURNED}, closing = NULL, closing_note = '', completed_at = NULL");
    is_refused(&change(&desk, &ada, "revived", &reopened).await, "a note is required");
    is_refused(&change(&desk, &bob, "revived", &format!("{reopened}, last_note = 'Why?'")).await, "for its requester");
    change(&desk, &ada, "revived", &format!("{reopened}, last_note = 'Smokes again.'"))
        .await
        .expect("it is in the table");
    let written =
        "SELECT CONCAT_WS('|', event_type, from_status, to_status, note) FROM {data}.ticket_events WHERE seq = 4";
    assert_eq!(desk.text(written).await, "revived|done|pending|Smokes again.");
    let alerted =
        format!("SELECT alert FROM {{data}}.messages WHERE receiver_id = {} ORDER BY id DESC LIMIT 1", bob.id);
    assert_eq!(desk.text(&alerted).await, "revived");
    let logged = "SELECT CONCAT_WS('|', status, note) FROM {data}.ticket_responder_log";
    assert_eq!(desk.text(logged).await, "revived|", "the log holds what its own responder said");
    assert_eq!(bob.pool().await, [ticket]);
    assert_eq!(desk.audits().await, 4);

    desk.execute("DELETE FROM {data}.ticket_transitions WHERE event_type = 'assigned'").await;
    assert_eq!(bob.refused("ticket_claim", args![request(), ticket]).await, "ticket.not_found");
    is_refused(&change(&desk, &bob, "assigned", CLAIMED).await, "it is not in the table any more");
}

async fn the_actions_of_a_ticket_come_from_the_table(desk: Arc<Desk>) {
    use TicketAction::{Categorize, Claim, Complete, Decline, Edit, Prioritize, Release, Withdraw, Write};
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    let actions = async |person: &Person| person.sees(ticket).await.ticket.actions;
    let own = vec![Categorize, Edit, Prioritize, Withdraw, Write];
    assert_eq!((actions(&ada).await, actions(&bob).await), (own.clone(), vec![Claim, Decline]));
    desk.execute("DELETE FROM {data}.ticket_transitions WHERE action = 'decline'").await;
    assert_eq!(actions(&bob).await, [Claim], "what the table does not allow is not offered");
    bob.claims(ticket).await;
    assert_eq!(
        (actions(&ada).await, actions(&bob).await),
        (own, vec![Categorize, Complete, Prioritize, Release, Write])
    );
    bob.completes(ticket).await;
    assert_eq!((actions(&ada).await, actions(&bob).await), (vec![Write], vec![Write]));
}

async fn every_event_and_action_of_the_table_is_known_to_the_model(desk: Arc<Desk>) {
    let rows: Vec<(String, Option<String>)> =
        desk.rows("SELECT CAST(event_type AS CHAR), CAST(action AS CHAR) FROM {data}.ticket_transitions").await;
    assert!(!rows.is_empty(), "the installer fills the table");
    for (event, action) in rows {
        assert!(serde_json::from_value::<EventType>(event.as_str().into()).is_ok(), "{event}");
        if let Some(action) = action {
            assert!(serde_json::from_value::<TicketAction>(action.clone().into()).is_ok(), "{action}");
        }
    }
}

async fn a_claim_waits_for_an_earlier_change_of_the_ticket(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    for (event, set) in [(&ada, ("withdrawn", WITHDRAWN.to_owned())), (&cleo, ("assigned", CLAIMED.to_owned()))].map(
        |(who, (event, set))| {
            let set = format!(
                "UPDATE {{data}}.tickets SET version = version + 1, updated_at = UTC_TIMESTAMP(6), last_note = '',
                    last_actor_user_id = {}, last_event_type = '{event}'{set} WHERE id = ",
                who.id
            );
            (event, set)
        },
    ) {
        let ticket: TicketId = ada.creates("Printer").await;
        let mut opponent = MySqlConnection::connect_with(desk.admin()).await.expect("connects");
        sqlx::raw_sql(&desk.named(&format!("BEGIN; {set}{ticket}"))).execute(&mut opponent).await.expect("comes first");
        let claim = bob.call("ticket_claim", args![request(), ticket]);
        tokio::pin!(claim);
        let early = tokio::time::timeout(Duration::from_millis(300), &mut claim).await;
        assert!(early.is_err(), "nobody is told anything while it is not decided ({event}): {early:?}");
        sqlx::raw_sql("COMMIT").execute(&mut opponent).await.expect("commits");
        let answer: Answer = claim.await;
        match event {
            "withdrawn" => assert_eq!(answer, Err("ticket.not_found".to_owned())),
            _ => assert_eq!(answer.expect("an answer")[0]["outcome"], "taken"),
        }
        opponent.close().await.expect("goes");
    }
    desk.audits().await;
}

async fn every_event_changes_the_row_of_its_ticket(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    let mut version = 1;
    let edit = |version: i64| args![request(), ticket, version, "Printer", "It smokes."];
    for (who, procedure, arguments) in [
        // An edit with the same texts changes the row all the same, so that two edits always conflict.
        (&ada, "ticket_edit", edit(1)),
        (&bob, "ticket_claim", args![request(), ticket]),
        (&ada, "ticket_edit", edit(2)),
        (&bob, "ticket_complete", args![request(), ticket, ""]),
    ] {
        who.call(procedure, arguments).await.expect("succeeds");
        version += 1;
        let now = desk.number("SELECT version FROM {data}.tickets").await;
        assert_eq!(now, version, "{procedure} changes the ticket's own row");
    }
    assert_eq!(desk.audits().await, 5);
}
