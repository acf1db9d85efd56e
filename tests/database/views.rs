//! Saved views of lists.

use std::sync::Arc;

use model::SavedView;
use support::args;
use support::database::{Desk, Person, request};

support::on_each_server! {
    a_view_is_saved_overwritten_and_removed,
    nobody_sees_anothers_views,
    a_person_has_fifty_views_and_no_more_rows,
    malformed_views_are_refused,
    a_repeated_request_saves_once,
}

async fn save(person: &Person, name: &str, query: &str) -> Vec<String> {
    let list = if person.username.starts_with("ada") { "open" } else { "pool" };
    told(person.rows("view_save", args![request(), name, list, query]).await)
}

async fn remove(person: &Person, name: &str) -> Vec<String> {
    told(person.rows("view_remove", args![request(), name]).await)
}

async fn views(person: &Person) -> Vec<String> {
    told(person.rows("view_list", args![]).await)
}

fn told(views: Vec<SavedView>) -> Vec<String> {
    views.into_iter().map(|view| format!("{} {:?} {}", view.name, view.list, view.query)).collect()
}

async fn a_view_is_saved_overwritten_and_removed(desk: Arc<Desk>) {
    let bob = desk.responder("bob").await;
    assert!(views(&bob).await.is_empty());
    save(&bob, "Urgent", "priority=urgent").await;
    assert_eq!(save(&bob, "Keys", "category=2").await, ["Keys Pool category=2", "Urgent Pool priority=urgent"]);
    let again = save(&bob, "URGENT", "priority=high,urgent").await;
    assert_eq!(again, ["Keys Pool category=2", "URGENT Pool priority=high,urgent"], "case makes no other name");
    assert_eq!(remove(&bob, "urgent").await, ["Keys Pool category=2"]);
    assert_eq!(remove(&bob, "urgent").await, ["Keys Pool category=2"], "removing it again changes nothing");
    assert_eq!(save(&bob, "Urgent", "priority=urgent").await.len(), 2, "saved again, it is back");
    assert_eq!(views(&bob).await, ["Keys Pool category=2", "Urgent Pool priority=urgent"]);
}

async fn nobody_sees_anothers_views(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    save(&bob, "Mine", "priority=urgent").await;
    assert!(views(&cleo).await.is_empty());
    assert!(remove(&cleo, "Mine").await.is_empty());
    assert_eq!(save(&cleo, "Mine", "sort=newest").await, ["Mine Pool sort=newest"], "a name is a person's own");
    save(&ada, "Mine", "overdue=yes").await;
    assert_eq!(views(&bob).await, ["Mine Pool priority=urgent"]);
    assert_eq!(views(&ada).await, ["Mine Open overdue=yes"]);
}

async fn a_person_has_fifty_views_and_no_more_rows(desk: Arc<Desk>) {
    let bob = desk.responder("bob").await;
    for number in 0..50 {
        save(&bob, &format!("View {number}"), "sort=due").await;
    }
    let one_more = args![request(), "One more", "pool", "sort=due"];
    assert_eq!(bob.refused("view_save", one_more).await, "quota.views");
    assert_eq!(save(&bob, "View 7", "sort=newest").await.len(), 50, "an existing view is overwritten");
    for number in 0..30 {
        remove(&bob, &format!("View {number}")).await;
        save(&bob, &format!("Other {number}"), "sort=due").await;
    }
    remove(&bob, "View 40").await;
    assert_eq!(bob.refused("view_save", args![request(), "", "pool", "x"]).await, "input.required");
    assert_eq!(save(&bob, "View 40", "sort=changed").await.len(), 50);
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.saved_views").await, 50, "rows of removed views are reused");
}

async fn malformed_views_are_refused(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let (long, wide) = ("x".repeat(61), "x".repeat(1001));
    for (name, list, query, code) in [
        ("", "pool", "sort=due", "input.required"),
        (" ", "pool", "sort=due", "input.required"),
        (" Name", "pool", "sort=due", "input.invalid"),
        ("Na\nme", "pool", "sort=due", "input.deceptive"),
        ("\u{202e}eman", "pool", "sort=due", "input.deceptive"),
        (long.as_str(), "pool", "sort=due", "input.too_long"),
        ("Name", "pool", "", "input.required"),
        ("Name", "pool", wide.as_str(), "input.too_long"),
        ("Name", "open", "sort=due", "input.invalid"),
        ("Name", "inbox", "sort=due", "input.invalid"),
        ("Name", "", "sort=due", "input.invalid"),
        ("Name", "POOL", "sort=due", "input.invalid"),
        ("Name", "pool,served", "sort=due", "input.invalid"),
    ] {
        assert_eq!(
            bob.refused("view_save", args![request(), name, list, query]).await,
            code,
            "{name:?} {list} {query:.20}"
        );
    }
    assert_eq!(bob.refused("view_save", args![request(), None, "pool", "x"]).await, "input.required");
    assert_eq!(bob.refused("view_save", args![request(), "Name", None, "x"]).await, "input.invalid");
    assert_eq!(bob.refused("view_save", args![request(), "Name", "pool", None]).await, "input.required");
    assert_eq!(bob.refused("view_remove", args![request(), ""]).await, "input.required");
    assert_eq!(
        ada.refused("view_save", args![request(), "Name", "pool", "x"]).await,
        "input.invalid",
        "no list of hers"
    );
    assert!(views(&bob).await.is_empty(), "a refusal leaves nothing behind");
    for name in ["'; DROP TABLE x; --", "<b>%s</b>", "名前", "🙂", "a/b?c#d"] {
        save(&bob, name, "organisation=%27%22%3C&x=\\\";--").await;
    }
    assert_eq!(views(&bob).await.len(), 5, "the text is data");
}

async fn a_repeated_request_saves_once(desk: Arc<Desk>) {
    let bob = desk.responder("bob").await;
    let first = args![request(), "Name", "pool", "sort=due"];
    bob.call("view_save", first.clone()).await.expect("saved");
    remove(&bob, "Name").await;
    bob.call("view_save", first).await.expect("answered again");
    assert!(views(&bob).await.is_empty(), "a replay changes nothing");
}
