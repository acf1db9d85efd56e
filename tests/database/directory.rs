//! The directory of people.

use std::sync::Arc;

use model::{DirectoryEntry, Role};
use support::args;
use support::database::Desk;

support::on_each_server! {
    an_employee_sees_responders_without_their_contacts,
    a_responder_sees_everybody_with_contacts,
    the_start_of_a_name_finds_people_and_a_wildcard_does_not,
    pages_follow_each_other_without_gap_or_repetition,
    deactivated_people_are_not_listed,
}

async fn an_employee_sees_responders_without_their_contacts(desk: Arc<Desk>) {
    let (ada, _eve, bob) = (desk.employee("ada").await, desk.employee("eve").await, desk.responder("bob").await);
    desk.execute("UPDATE {data}.users SET phone_extension = '12'").await;
    let entries: Vec<DirectoryEntry> = ada.rows("person_directory", args!["", None, None, 100]).await;
    assert_eq!(entries.iter().map(|entry| entry.id).collect::<Vec<_>>(), [bob.id]);
    let entry = &entries[0];
    assert_eq!((entry.role, &entry.email, &entry.phone, &entry.address), (Role::Responder, &None, &None, &None));
    assert_eq!(entry.phone_extension, None);
}

async fn a_responder_sees_everybody_with_contacts(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    desk.execute("UPDATE {data}.users SET phone_extension = '12' WHERE username = 'ada'").await;
    desk.execute("UPDATE {data}.users SET phone_e164 = NULL WHERE username = 'bob'").await;
    let entries: Vec<DirectoryEntry> = bob.rows("person_directory", args!["", None, None, 100]).await;
    assert_eq!(entries.iter().map(|entry| entry.id).collect::<Vec<_>>(), [ada.id, bob.id], "in the order of names");
    assert_eq!(entries[0].email.as_deref(), Some("ada@example.org"));
    let phones: Vec<_> =
        entries.iter().map(|entry| (entry.phone.as_deref(), entry.phone_extension.as_deref())).collect();
    assert_eq!(phones, [(Some("+4930123456"), Some("12")), (None, None)]);
}

async fn the_start_of_a_name_finds_people_and_a_wildcard_does_not(desk: Arc<Desk>) {
    let (bob, ada, under) = (desk.responder("bob").await, desk.employee("ada").await, desk.employee("a_b").await);
    let renamed = desk.employee("quinn").await;
    desk.execute("UPDATE {data}.users SET name = 'Zoe' WHERE username = 'quinn'").await;
    desk.execute("UPDATE {data}.users SET name = 'Ada King Lovelace' WHERE username = 'ada'").await;
    for (prefix, found) in [
        ("ad", vec![ada.id]),
        ("AD", vec![ada.id]),
        ("bo", vec![bob.id]),
        ("qui", vec![renamed.id]),
        ("%", vec![]),
        ("_", vec![]),
        ("a_", vec![under.id]),
        ("!", vec![]),
        ("Ünï", vec![under.id, bob.id]),
        ("lovelace", vec![ada.id]),
        ("King L", vec![ada.id]),
        ("ovelace", vec![]),
        ("% l", vec![]),
    ] {
        let entries: Vec<DirectoryEntry> = bob.rows("person_directory", args![prefix, None, None, 100]).await;
        assert_eq!(entries.iter().map(|entry| entry.id).collect::<Vec<_>>(), found, "{prefix}");
    }
    for (name, words) in [
        ("Anna Schmidt-Weber", ["Weber", "schmidt-w", "Schmidt Weber", "Anna S"]),
        ("Pat O’Brien", ["O'B", "O’B", "Brien", "pat o'brien"]),
        ("Eva Groß", ["gross", "Groß", "GROSS", "eva gro"]),
    ] {
        desk.execute(&format!("UPDATE {{data}}.users SET name = '{name}' WHERE username = 'ada'")).await;
        for prefix in words {
            let entries: Vec<DirectoryEntry> = bob.rows("person_directory", args![prefix, None, None, 100]).await;
            assert_eq!(entries.iter().map(|entry| entry.id).collect::<Vec<_>>(), [ada.id], "{prefix}");
        }
    }
    let long = bob.refused("person_directory", args!["x".repeat(101), None, None, 100]).await;
    assert_eq!(long, "input.too_long");
}

async fn pages_follow_each_other_without_gap_or_repetition(desk: Arc<Desk>) {
    let bob = desk.responder("bob").await;
    for name in ["zoe", "mia", "ida", "eva"] {
        desk.employee(name).await;
    }
    // Three people of the same name, on two pages: their ids decide the order.
    desk.execute("UPDATE {data}.users SET name = 'Same' WHERE username IN ('mia', 'ida', 'eva')").await;
    let whole: Vec<DirectoryEntry> = bob.rows("person_directory", args!["", None, None, 100]).await;
    assert_eq!(whole.len(), 5);
    let mut paged = Vec::new();
    let mut after = args![None, None];
    loop {
        let mut arguments = args![""];
        arguments.extend(after);
        arguments.extend(args![2]);
        let page: Vec<DirectoryEntry> = bob.rows("person_directory", arguments).await;
        let Some(last) = page.last() else { break };
        after = args![last.name.clone(), last.id];
        paged.extend(page);
    }
    let ids = |entries: &[DirectoryEntry]| entries.iter().map(|entry| entry.id).collect::<Vec<_>>();
    assert_eq!(ids(&paged), ids(&whole));
    let clamped: Vec<DirectoryEntry> = bob.rows("person_directory", args!["", None, None, 0]).await;
    assert_eq!(clamped.len(), 1, "a limit is at least 1");
}

async fn deactivated_people_are_not_listed(desk: Arc<Desk>) {
    let (ada, _bob) = (desk.employee("ada").await, desk.responder("bob").await);
    desk.execute("UPDATE {data}.users SET is_active = 0 WHERE username = 'bob'").await;
    assert!(ada.rows::<DirectoryEntry>("person_directory", args!["", None, None, 100]).await.is_empty());
}
