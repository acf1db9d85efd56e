use model::{
    CategoryId, Code, Draft, MessageId, OutboxItem, OutboxOperation, OutboxState, PersonId, Priority, RequestId,
    Thread, TicketId, Timestamp,
};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{Local, Owner, TakenBack};

const NOW: OffsetDateTime = OffsetDateTime::UNIX_EPOCH;

fn owner(person: u64) -> Owner {
    Owner { database: "db".into(), person: PersonId(person) }
}

async fn opened() -> (tempfile::TempDir, Local) {
    let directory = tempfile::tempdir().unwrap();
    let local = Local::open(directory.path()).await.unwrap();
    (directory, local)
}

fn item(draft_key: &str, operation: OutboxOperation) -> OutboxItem {
    let id = RequestId(Uuid::now_v7());
    OutboxItem {
        id,
        operation,
        draft_key: draft_key.into(),
        about: None,
        sent_at: Timestamp(NOW),
        state: OutboxState::Waiting { until: None },
        files: Vec::new(),
    }
}

fn message(body: &str) -> OutboxOperation {
    OutboxOperation::Message { to: Thread::Ticket(TicketId(7)), body: body.into(), seen: Some(MessageId(3)) }
}

fn edit(version: u32, title: &str) -> OutboxOperation {
    OutboxOperation::Edit { ticket: TicketId(7), version, title: title.into(), description: "d".into() }
}

fn prioritize(from: Priority, priority: Priority) -> OutboxOperation {
    OutboxOperation::Prioritize { ticket: TicketId(7), from: Some(from), priority, note: String::new() }
}

async fn taken_back(local: &Local, item: &OutboxItem) -> Draft {
    match local.outbox_take_back(&owner(1), item.id, NOW).await.unwrap() {
        TakenBack::Draft(draft) => draft,
        other => panic!("{other:?}"),
    }
}

async fn put(local: &Local, draft_key: &str, operation: OutboxOperation) -> OutboxItem {
    let item = item(draft_key, operation);
    local.outbox_put(&owner(1), &item).await.unwrap();
    item
}

async fn bodies(local: &Local) -> Vec<String> {
    let items = local.outbox_list(&owner(1)).await.unwrap();
    items
        .into_iter()
        .map(|item| match item.operation {
            OutboxOperation::Message { body, .. } => body,
            OutboxOperation::Edit { version, title, .. } => format!("{title} on {version}"),
            other => format!("{other:?}"),
        })
        .collect()
}

#[tokio::test]
async fn the_order_of_sending_does_not_depend_on_the_clock() {
    let (_directory, local) = opened().await;
    local.draft_save(&owner(1), "message:ticket:7", r#"{"body":"one","cursor":"2"}"#, None, NOW).await.unwrap();
    let mut first = item("message:ticket:7", message("one"));
    first.sent_at = Timestamp(NOW + time::Duration::days(3650));
    local.outbox_put(&owner(1), &first).await.unwrap();
    put(&local, "", message("two")).await;
    assert!(local.draft_list(&owner(1)).await.unwrap().is_empty());
    assert_eq!(bodies(&local).await, ["one", "two"]);
    assert_eq!(local.outbox_next(&owner(1), &[]).await.unwrap().unwrap().id, first.id);
    let back = taken_back(&local, &first).await;
    assert_eq!(back.draft_key, "message:ticket:7");
    assert!(back.content.contains("cursor"), "the form comes back whole: {}", back.content);
    assert_eq!(bodies(&local).await, ["two"]);
}

#[tokio::test]
async fn an_operation_is_stored_once_however_often_it_is_sent() {
    let (_directory, local) = opened().await;
    let item = put(&local, "", message("one")).await;
    for _ in 0..3 {
        local.outbox_put(&owner(1), &item).await.unwrap();
    }
    assert_eq!(bodies(&local).await, ["one"]);
    local.outbox_refuse(item.id, Code::MessageThreadMoved, None, false).await.unwrap();
    let again = OutboxItem { operation: message("one, better"), ..item.clone() };
    local.outbox_put(&owner(1), &again).await.unwrap();
    assert_eq!(
        local.outbox_next(&owner(1), &[]).await.unwrap().unwrap().operation,
        again.operation,
        "it was refused: it may change"
    );
    assert!(local.outbox_mark_uncertain(item.id).await.unwrap());
    local.outbox_put(&owner(1), &OutboxItem { operation: message("another"), ..item.clone() }).await.unwrap();
    assert_eq!(bodies(&local).await, ["one, better"], "what may be at the database does not change under its id");
}

#[tokio::test]
async fn an_operation_is_either_under_way_or_can_be_taken_back() {
    let (directory, local) = opened().await;
    let under_way = put(&local, "", message("under way")).await;
    assert!(local.outbox_mark_uncertain(under_way.id).await.unwrap());
    // Also after a kill.
    let again = Local::open(directory.path()).await.unwrap();
    assert_eq!(again.outbox_list(&owner(1)).await.unwrap()[0].state, OutboxState::Delivering);
    assert_eq!(again.outbox_take_back(&owner(1), under_way.id, NOW).await.unwrap(), TakenBack::Not);
    again.outbox_mark_waiting(under_way.id).await.unwrap();
    taken_back(&again, &under_way).await;
    assert!(!local.outbox_mark_uncertain(under_way.id).await.unwrap(), "its person has it again");
}

#[tokio::test]
async fn what_comes_back_overwrites_no_draft() {
    let (_directory, local) = opened().await;
    let mut sent = Vec::new();
    for body in ["one", "two"] {
        sent.push(put(&local, "message:ticket:7", message(body)).await);
    }
    local.draft_save(&owner(1), "message:ticket:7", r#"{"body":"three"}"#, None, NOW).await.unwrap();
    for item in &sent {
        taken_back(&local, item).await;
    }
    let mut drafts: Vec<_> =
        local.draft_list(&owner(1)).await.unwrap().into_iter().map(|draft| (draft.draft_key, draft.content)).collect();
    drafts.sort();
    let expected = [("", "three"), ("#2", "one"), ("#3", "two")]
        .map(|(number, body)| (format!("message:ticket:7{number}"), format!(r#"{{"body":"{body}"}}"#)));
    assert_eq!(drafts, expected);
}

#[tokio::test]
async fn a_refused_operation_is_retried_at_the_end_of_the_line() {
    let (_directory, local) = opened().await;
    let first = put(&local, "", message("one")).await;
    let second = put(&local, "", message("two")).await;
    local.outbox_refuse(first.id, Code::MessageThreadMoved, None, false).await.unwrap();
    assert_eq!(local.outbox_next(&owner(1), &[]).await.unwrap().unwrap().id, second.id);
    local.outbox_retry(&owner(1), second.id, true).await.unwrap();
    assert_eq!(bodies(&local).await, ["one", "two"], "only what was refused is sent again");
    local.outbox_retry(&owner(1), first.id, true).await.unwrap();
    assert_eq!(bodies(&local).await, ["two", "one"]);
    let items = local.outbox_list(&owner(1)).await.unwrap();
    assert!(matches!(items[1].operation, OutboxOperation::Message { seen: None, .. }), "anyway");
    assert!(matches!(items[0].operation, OutboxOperation::Message { seen: Some(_), .. }));
    assert!(items.iter().all(|item| item.state == OutboxState::Waiting { until: None }));
    local.outbox_refuse(second.id, Code::MessageThreadMoved, None, false).await.unwrap();
    local.outbox_retry(&owner(1), second.id, false).await.unwrap();
    let again = local.outbox_list(&owner(1)).await.unwrap().remove(1);
    assert!(
        matches!(again.operation, OutboxOperation::Message { seen: Some(_), .. }),
        "only if the thread did not move"
    );
}

#[tokio::test]
async fn what_was_refused_leaves_only_when_its_person_says_so() {
    let (_directory, local) = opened().await;
    let refused = put(&local, "", message("one")).await;
    local.outbox_refuse(refused.id, Code::MessageThreadMoved, Some(7), false).await.unwrap();
    assert!(
        !local.outbox_mark_uncertain(refused.id).await.unwrap(),
        "a worker that had it in hand already does not send it"
    );
    local.outbox_refuse_all(&owner(1), Code::PersonDeactivated).await.unwrap();
    let state = OutboxState::Refused { code: Code::MessageThreadMoved, limit: Some(7) };
    assert_eq!(local.outbox_list(&owner(1)).await.unwrap()[0].state, state, "it keeps its own reason");
}

#[tokio::test]
async fn edits_follow_the_version_that_the_edit_before_them_made() {
    let (_directory, local) = opened().await;
    let first = put(&local, "", edit(3, "first")).await;
    put(&local, "", edit(3, "second")).await;
    put(
        &local,
        "",
        OutboxOperation::Edit { ticket: TicketId(8), version: 3, title: "other".into(), description: "d".into() },
    )
    .await;
    // A claim came between: two versions at once.
    local.outbox_complete(&owner(1), &first, Some(5), true, None).await.unwrap();
    assert_eq!(bodies(&local).await, ["second on 5", "other on 3"]);
}

#[tokio::test]
async fn a_form_follows_the_waiting_edit_it_was_filled_from() {
    let (_directory, local) = opened().await;
    let waited = put(&local, "", edit(3, "waited")).await;
    local.outbox_complete(&owner(1), &waited, Some(4), true, None).await.unwrap();
    let next = put(&local, "", edit(3, "form of then")).await;
    assert_eq!(bodies(&local).await, ["form of then on 4"]);
    local
        .outbox_complete(&owner(1), &OutboxItem { operation: edit(4, ""), ..next }, Some(5), true, None)
        .await
        .unwrap();
    put(&local, "", edit(3, "older form")).await;
    put(&local, "", edit(6, "newer form")).await;
    put(&local, "", edit(2, "form before")).await;
    let versions = bodies(&local).await;
    assert_eq!(versions, ["older form on 5", "newer form on 6", "form before on 2"]);
}

#[tokio::test]
async fn an_edit_sent_at_once_leaves_other_forms_their_conflict() {
    let (_directory, local) = opened().await;
    let at_once = put(&local, "", edit(3, "at once")).await;
    local.outbox_complete(&owner(1), &at_once, Some(4), false, None).await.unwrap();
    put(&local, "", edit(3, "stale")).await;
    assert_eq!(bodies(&local).await, ["stale on 3"]);
}

#[tokio::test]
async fn nobody_else_sees_sends_or_takes_what_waits() {
    let (_directory, local) = opened().await;
    let mine = put(&local, "", message("mine")).await;
    for stranger in [owner(2), Owner { database: "other".into(), ..owner(1) }] {
        assert!(local.outbox_list(&stranger).await.unwrap().is_empty());
        assert!(local.outbox_next(&stranger, &[]).await.unwrap().is_none());
        assert_eq!(local.outbox_take_back(&stranger, mine.id, NOW).await.unwrap(), TakenBack::Not);
        local.outbox_refuse_all(&stranger, Code::PersonDeactivated).await.unwrap();
        local.outbox_retry(&stranger, mine.id, true).await.unwrap();
    }
    assert_eq!(local.outbox_list(&owner(1)).await.unwrap()[0].state, OutboxState::Waiting { until: None });
    local.outbox_refuse_all(&owner(1), Code::PersonDeactivated).await.unwrap();
    let refused = OutboxState::Refused { code: Code::PersonDeactivated, limit: None };
    assert_eq!(local.outbox_list(&owner(1)).await.unwrap()[0].state, refused);
}

#[tokio::test]
async fn each_kind_of_operation_comes_back_to_a_place_of_its_own() {
    let (_directory, local) = opened().await;
    let kinds = [
        (
            OutboxOperation::Create {
                facts: model::Facts::default(),
                title: "t".into(),
                description: "d".into(),
                priority: Priority::High,
                category: Some(CategoryId(2)),
            },
            "create",
        ),
        (edit(3, "t"), "edit:7"),
        (OutboxOperation::Withdraw { ticket: TicketId(7), note: "n".into() }, "withdraw:7"),
        (message("b"), "message:ticket:7"),
        (
            OutboxOperation::Message { to: Thread::Person(PersonId(9)), body: "b".into(), seen: None },
            "message:person:9",
        ),
    ];
    for (operation, draft_key) in kinds {
        let item = put(&local, "", operation).await;
        let draft = taken_back(&local, &item).await;
        assert_eq!(draft.draft_key, draft_key);
        assert!(serde_json::from_str::<serde_json::Value>(&draft.content).unwrap().is_object());
    }
}

#[tokio::test]
async fn a_choice_that_is_taken_back_leaves_no_draft() {
    let (_directory, local) = opened().await;
    let item = put(&local, "", prioritize(Priority::Low, Priority::High)).await;
    assert_eq!(local.outbox_take_back(&owner(1), item.id, NOW).await.unwrap(), TakenBack::Gone);
    assert!(local.draft_list(&owner(1)).await.unwrap().is_empty());
    assert!(local.outbox_list(&owner(1)).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_choice_that_its_author_insists_on_forgets_what_they_saw() {
    let (_directory, local) = opened().await;
    let item = put(&local, "", prioritize(Priority::Low, Priority::High)).await;
    for (anyway, expected) in [(false, Some(Priority::Low)), (true, None)] {
        local.outbox_refuse(item.id, Code::TicketChoiceConflict, None, false).await.unwrap();
        local.outbox_retry(&owner(1), item.id, anyway).await.unwrap();
        let next = local.outbox_next(&owner(1), &[]).await.unwrap().unwrap();
        assert!(matches!(next.operation, OutboxOperation::Prioritize { from, .. } if from == expected), "{next:?}");
    }
}
