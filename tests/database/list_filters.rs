//! Lists that are filtered or sorted.

use std::sync::Arc;

use model::{TicketCursor, TicketId};
use support::args;
use support::database::{Desk, Person, request};

support::on_each_server! {
    each_filter_shows_what_it_names_and_nothing_else,
    each_sort_pages_in_its_order,
    by_turn_what_waits_for_oneself_comes_first,
    a_page_by_turn_passes_over_no_ticket_that_changes,
    a_list_shows_nobody_what_they_may_not_see,
    a_page_looks_at_a_limited_number_of_tickets,
    malformed_queries_are_refused,
    the_log_is_filtered_by_what_its_responder_knew,
    the_log_reveals_nothing_of_later_changes,
    a_page_of_the_log_looks_at_a_limited_number_of_lines,
}

/// A page: its tickets, how many were looked at, and where to go on.
struct Page {
    ids: Vec<TicketId>,
    looked: u64,
    next: Option<TicketCursor>,
}

async fn page(person: &Person, list: &str, query: &str, after: Option<TicketCursor>, limit: u32) -> Page {
    let after = match after {
        Some(TicketCursor { at, id }) => args![at, id],
        None => args![None, None],
    };
    let mut parts: Vec<serde_json::Value> =
        person.rows("ticket_list", [args![list, query], after, args![limit]].concat()).await;
    let end = parts.pop().expect("the end");
    assert_eq!(end["part"], "end");
    let number = if list == "log" { "ticket" } else { "id" };
    Page {
        ids: parts.iter().map(|part| TicketId(part[number].as_u64().expect("a number"))).collect(),
        looked: end["looked"].as_u64().expect("a count"),
        next: serde_json::from_value(end["next"].clone()).expect("a cursor"),
    }
}

async fn all(person: &Person, list: &str, query: &str) -> Vec<TicketId> {
    page(person, list, query, None, 100).await.ids
}

/// Every page, of two tickets each.
async fn paged(person: &Person, list: &str, query: &str) -> Vec<TicketId> {
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let page = page(person, list, query, after, 2).await;
        found.extend(page.ids);
        after = page.next;
        if after.is_none() {
            return found;
        }
    }
}

async fn each_filter_shows_what_it_names_and_nothing_else(desk: Arc<Desk>) {
    let (ada, eve) = (desk.employee("ada").await, desk.employee("eve").await);
    let (bob, cleo) = (desk.responder("bob").await, desk.responder("cleo").await);
    desk.has_category(2, "Hardware").await;
    desk.execute(&format!("UPDATE {{data}}.users SET organization = 'Finance' WHERE id = {}", eve.id)).await;
    let low = ada.creates_as("Low", "low", 1).await.id;
    let hardware = ada.creates_as("Hardware", "normal", 2).await.id;
    let urgent = eve.creates_as("Urgent", "urgent", 1).await.id;
    let old = ada.creates_as("Old", "normal", 1).await.id;
    let claimed = ada.creates_as("Claimed", "high", 2).await.id;
    let other = ada.creates_as("Other", "normal", 1).await.id;
    bob.claims(claimed).await;
    cleo.claims(other).await;
    let withdrawn = ada.creates("Withdrawn").await;
    let _: model::Ticket = ada.one("ticket_withdraw", args![request(), withdrawn, ""]).await;
    desk.execute("DROP TRIGGER {data}.tickets_before_update; DROP TRIGGER {data}.tickets_after_update").await;
    desk.execute(&format!(
        "UPDATE {{data}}.tickets SET created_at = created_at - INTERVAL 40 DAY, respond_by = respond_by - INTERVAL 40 DAY
          WHERE id = {old};
         UPDATE {{data}}.tickets SET respond_by = respond_by - INTERVAL 1 DAY WHERE id = {claimed}"
    ))
    .await;
    let everything = [old, urgent, hardware, low];
    let (of_ada, of_eve) =
        (format!(r#"{{"requester":{}}}"#, ada.id), format!(r#"{{"requester":{},"priority":["low"]}}"#, eve.id));
    for (query, expected) in [
        ("{}", &everything[..]),
        (r#"{"priority":["low", "urgent"]}"#, &[urgent, low]),
        (r#"{"category":[2]}"#, &[hardware]),
        (r#"{"category":[2, 1]}"#, &everything),
        (of_ada.as_str(), &[old, hardware, low]),
        (of_eve.as_str(), &[]),
        (r#"{"organisation":"finance"}"#, &[urgent]),
        (r#"{"organisation":"%"}"#, &[]),
        (r#"{"overdue":true}"#, &[old]),
        (r#"{"overdue":true,"sort":"newest"}"#, &[old]),
        (r#"{"olderThan":30}"#, &[old]),
        (r#"{"newerThan":30}"#, &[urgent, hardware, low]),
        (r#"{"newerThan":30,"sort":"newest"}"#, &[urgent, hardware, low]),
        (r#"{"newerThan":30,"category":[1],"priority":["urgent"],"sort":"changed"}"#, &[urgent]),
        (r#"{"status":["pending"]}"#, &everything),
        (r#"{"status":["completed"]}"#, &[]),
    ] {
        assert_eq!(all(&bob, "pool", query).await, expected, "{query}");
        assert_eq!(all(&bob, "served", query).await, expected, "whoever chose nothing serves all: {query}");
    }
    bob.call("categories_serve", args![request(), "[2]"]).await.expect("served");
    assert_eq!(all(&bob, "served", "{}").await, [hardware]);
    assert_eq!(all(&bob, "served", r#"{"category":[1]}"#).await, []);
    assert_eq!(all(&bob, "pool", r#"{"category":[1]}"#).await, [old, urgent, low]);
    assert_eq!(all(&bob, "work", r#"{"priority":["high"]}"#).await, [claimed]);
    assert_eq!(all(&bob, "work", r#"{"priority":["low"]}"#).await, []);
    let by_cleo = format!(r#"{{"responder":{}}}"#, cleo.id);
    bob.writes(claimed, "Which one?").await;
    assert_eq!(all(&bob, "work", r#"{"turn":"requester"}"#).await, [claimed]);
    assert_eq!(all(&bob, "work", r#"{"turn":"responder"}"#).await, []);
    assert_eq!(all(&bob, "pool", r#"{"turn":"requester"}"#).await, []);
    assert_eq!(all(&ada, "open", r#"{"turn":"requester"}"#).await, [claimed]);
    for (list, query, expected) in [
        ("open", r#"{"status":["in process"]}"#, &[other, claimed][..]),
        ("open", r#"{"status":["in process", "pending"],"sort":"due"}"#, &[old, claimed, hardware, other, low]),
        ("open", r#"{"overdue":true}"#, &[old]),
        ("open", by_cleo.as_str(), &[other]),
        ("open", r#"{"category":[2],"sort":"newest"}"#, &[claimed, hardware]),
        ("done", r#"{"status":["withdrawn"]}"#, &[withdrawn]),
        ("done", r#"{"status":["completed"]}"#, &[]),
    ] {
        assert_eq!(all(&ada, list, query).await, expected, "{list} {query}");
    }
}

async fn each_sort_pages_in_its_order(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let mut tickets = Vec::new();
    for priority in ["low", "urgent", "normal", "high", "normal"] {
        tickets.push(ada.creates_as("Ticket", priority, 1).await.id);
    }
    let [low, urgent, normal, high, last] = tickets[..] else { panic!("five") };
    ada.prioritizes(normal, "low").await;
    for (query, expected) in [
        (r#"{"sort":"due"}"#, [urgent, high, last, low, normal]),
        (r#"{"sort":"newest"}"#, [last, high, normal, urgent, low]),
        (r#"{"sort":"changed"}"#, [normal, last, high, urgent, low]),
        (r#"{"sort":"due","category":[1]}"#, [urgent, high, last, low, normal]),
    ] {
        assert_eq!(paged(&bob, "pool", query).await, expected, "{query}");
        assert_eq!(paged(&ada, "open", query).await, expected, "{query}");
        let requester = query.replace('}', &format!(r#","requester":{}}}"#, ada.id));
        assert_eq!(paged(&bob, "pool", &requester).await, expected, "{requester}");
    }
    assert_eq!(paged(&ada, "open", "{}").await, [normal, last, high, urgent, low], "one's own by their last change");
    // Tickets of one moment are ordered by their numbers.
    desk.execute("DROP TRIGGER {data}.tickets_before_update; DROP TRIGGER {data}.tickets_after_update").await;
    desk.execute(
        "UPDATE {data}.tickets SET respond_by = '2026-01-02', created_at = '2026-01-01', updated_at = '2026-01-01'",
    )
    .await;
    let backwards: Vec<TicketId> = tickets.iter().rev().copied().collect();
    assert_eq!(paged(&bob, "pool", r#"{"sort":"due","overdue":true}"#).await, tickets);
    assert_eq!(paged(&bob, "pool", r#"{"sort":"changed"}"#).await, backwards);
    assert_eq!(paged(&ada, "open", r#"{"sort":"due"}"#).await, tickets);
    assert_eq!(paged(&ada, "open", r#"{"sort":"changed"}"#).await, backwards);
}

async fn by_turn_what_waits_for_oneself_comes_first(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    let mut tickets = Vec::new();
    for title in ["Pending", "Asked", "Claimed", "Asked too", "Of Cleo"] {
        tickets.push(ada.creates(title).await);
    }
    let [pending, asked, claimed, asked_too, of_cleo] = tickets[..] else { panic!("five") };
    for ticket in [asked_too, claimed, asked] {
        bob.claims(ticket).await;
    }
    cleo.claims(of_cleo).await;
    let by_turn = r#"{"sort":"turn"}"#;
    assert_eq!(all(&bob, "work", by_turn).await, [asked_too, claimed, asked], "all wait for bob since his claims");
    bob.writes(asked_too, "Which floor?").await;
    bob.writes(asked, "Which floor?").await;
    assert_eq!(all(&bob, "work", by_turn).await, [claimed, asked_too, asked]);
    let hers = [asked_too, asked, pending, claimed, of_cleo];
    assert_eq!(all(&ada, "open", by_turn).await, hers);
    assert_eq!(paged(&ada, "open", by_turn).await, hers, "pages meet where the turn changes");
    assert_eq!(paged(&ada, "open", r#"{"sort":"turn","turn":"responder"}"#).await, &hers[2..]);
    ada.writes(asked_too, "The third.").await;
    bob.completes(asked).await;
    assert_eq!(all(&bob, "work", by_turn).await, [claimed, asked_too], "since her answer");
    assert_eq!(paged(&ada, "open", by_turn).await, [pending, claimed, of_cleo, asked_too]);
    // Of one moment, by their numbers.
    desk.execute("DROP TRIGGER {data}.tickets_before_update; DROP TRIGGER {data}.tickets_after_update").await;
    desk.execute("UPDATE {data}.tickets SET turn_since = '2026-01-01' WHERE status <> 'done'").await;
    assert_eq!(all(&bob, "work", by_turn).await, [claimed, asked_too]);
    assert_eq!(paged(&ada, "open", by_turn).await, [pending, claimed, asked_too, of_cleo]);
    for (person, list) in [(&bob, "pool"), (&bob, "served"), (&bob, "log"), (&ada, "done")] {
        let refused = person.refused("ticket_list", args![list, by_turn, None, None, 50]).await;
        assert_eq!(refused, "input.invalid", "all of {list} wait for the same");
    }
}

async fn a_page_by_turn_passes_over_no_ticket_that_changes(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let (one, two, three) = (ada.creates("One").await, ada.creates("Two").await, ada.creates("Three").await);
    for ticket in [one, two, three] {
        bob.claims(ticket).await;
        bob.writes(ticket, "Which floor?").await;
    }
    let by_turn = r#"{"sort":"turn"}"#;
    let first = page(&ada, "open", by_turn, None, 1).await;
    assert_eq!(first.ids, [one]);
    ada.writes(one, "The third.").await;
    let rest = page(&ada, "open", by_turn, first.next, 10).await.ids;
    assert_eq!(rest, [two, three, one], "the others wait for her still; the first comes again");
}

async fn a_list_shows_nobody_what_they_may_not_see(desk: Arc<Desk>) {
    let (ada, eve) = (desk.employee("ada").await, desk.employee("eve").await);
    let (bob, cleo) = (desk.responder("bob").await, desk.responder("cleo").await);
    let (declined, claimed, own) = (ada.creates("One").await, ada.creates("Two").await, eve.creates("Three").await);
    bob.declines(declined).await;
    cleo.claims(claimed).await;
    let of_ada = format!(r#"{{"requester":{}}}"#, ada.id);
    let by_cleo = format!(r#"{{"responder":{}}}"#, cleo.id);
    for sort in ["due", "newest", "changed"] {
        let query = format!(r#"{{"sort":"{sort}"}}"#);
        assert_eq!(all(&bob, "pool", &query).await, [own], "declined for good, and claimed by another: {sort}");
        let requester = query.replace('}', &format!(r#","requester":{}}}"#, ada.id));
        assert!(all(&bob, "pool", &requester).await.is_empty(), "{requester}");
    }
    assert_eq!(page(&bob, "pool", &of_ada, None, 50).await.looked, 0, "nobody learns how many of hers others work on");
    assert!(all(&bob, "pool", &by_cleo).await.is_empty(), "nobody sees what another works on");
    assert!(all(&bob, "work", &by_cleo).await.is_empty());
    assert!(all(&eve, "open", &of_ada).await.is_empty(), "employees see their own");
    assert_eq!(all(&eve, "open", "{}").await, [own]);
    // A cursor is a place in an order, not a ticket that one sees.
    let beyond = TicketCursor { at: model::Timestamp(time::macros::datetime!(2100-01-01 0:00 UTC)), id: claimed };
    assert_eq!(page(&eve, "open", "{}", Some(beyond), 100).await.ids, [own]);
    for (person, list) in [(&ada, "pool"), (&ada, "served"), (&ada, "work"), (&bob, "open"), (&bob, "done")] {
        let refused = person.refused("ticket_list", args![list, "{}", None, None, 50]).await;
        assert_eq!(refused, "role.refused", "{list} of {}", person.username);
    }
}

async fn a_page_looks_at_a_limited_number_of_tickets(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let first = ada.creates_as("First", "urgent", 1).await.id;
    desk.execute("DROP TRIGGER {data}.tickets_before_insert; DROP TRIGGER {data}.tickets_after_insert").await;
    desk.execute(
        "INSERT INTO {data}.tickets (user_id, title, description, priority, respond_by, category_id, closing_note, created_at,
                updated_at, last_event_type, last_note, turn, turn_since)
         WITH RECURSIVE numbers AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM numbers WHERE n < 900)
         SELECT f.user_id, 'Later', 'Text', IF(i.n * n.n = 2700, 'high', 'normal'), f.respond_by + INTERVAL i.n * 1000 + n.n HOUR,
                1, '', f.created_at, f.updated_at, 'created', '', f.turn, f.turn_since
           FROM {data}.tickets f, numbers n, (SELECT 1 AS n UNION SELECT 2 UNION SELECT 3) i",
    )
    .await;
    let query = r#"{"priority":["high"]}"#;
    let one = page(&bob, "pool", query, None, 50).await;
    assert_eq!((one.ids.len(), one.looked), (0, 2000), "2,701 are in the pool");
    let two = page(&bob, "pool", query, one.next, 50).await;
    assert_eq!((two.ids.len(), two.looked, two.next.is_none()), (1, 701, true), "the last is found");
    let urgent = page(&bob, "pool", r#"{"priority":["urgent"]}"#, None, 1).await;
    assert_eq!((urgent.ids, urgent.looked), (vec![first], 1), "a full page ends the look");
    let newest = page(&bob, "pool", r#"{"sort":"newest","newerThan":1,"priority":["low"]}"#, None, 50).await;
    assert_eq!((newest.looked, newest.next.is_some()), (2000, true));
    let own = page(&ada, "open", query, None, 50).await;
    assert_eq!((own.looked, own.next.is_some()), (2000, true), "one's own are not read whole either");
}

async fn malformed_queries_are_refused(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    ada.creates("Printer").await;
    let long = format!(r#"{{"organisation":"{}"}}"#, "x".repeat(101));
    let huge = format!(r#"{{"organisation":"{}"}}"#, "x".repeat(2000));
    let many = format!(r#"{{"category":[{}]}}"#, vec!["1"; 101].join(","));
    let deep = format!("{}{}", "[".repeat(900), "]".repeat(900));
    for query in [
        "",
        "x",
        "[]",
        "1",
        "\"due\"",
        "null",
        "{",
        "{\"a\":1}",
        "{\"priority\":\"high\"}",
        "{\"priority\":[]}",
        "{\"priority\":[\"highest\"]}",
        "{\"priority\":[\"HIGH\"]}",
        "{\"priority\":[1]}",
        "{\"priority\":null}",
        "{\"priority\":[\"low\\n\"]}",
        "{\"status\":[\"done\"]}",
        "{\"status\":[\"pending\",\"x\"]}",
        "{\"category\":[0]}",
        "{\"category\":[\"1\"]}",
        "{\"category\":[1.5]}",
        "{\"category\":[1,]}",
        "{\"category\":[9999999999]}",
        "{\"requester\":\"1\"}",
        "{\"requester\":0}",
        "{\"requester\":-1}",
        "{\"requester\":1e3}",
        "{\"requester\":[1]}",
        "{\"responder\":99999999999999999999}",
        "{\"organisation\":1}",
        "{\"organisation\":[\"x\"]}",
        "{\"overdue\":false}",
        "{\"overdue\":1}",
        "{\"overdue\":\"true\"}",
        "{\"newerThan\":0}",
        "{\"newerThan\":10000}",
        "{\"olderThan\":\"7\"}",
        "{\"sort\":\"random\"}",
        "{\"turn\":\"mine\"}",
        "{\"sort\":\"due; DROP TABLE x\"}",
        "{\"sort\":[\"due\"]}",
        "{\"Sort\":\"due\"}",
        long.as_str(),
        many.as_str(),
        deep.as_str(),
    ] {
        let refused = bob.refused("ticket_list", args!["pool", query, None, None, 50]).await;
        assert_eq!(refused, "input.invalid", "{query:.60}");
    }
    assert_eq!(bob.refused("ticket_list", args!["pool", huge, None, None, 50]).await, "input.too_long");
    for list in ["", "POOL", "pool ", "tickets", "search"] {
        assert_eq!(bob.refused("ticket_list", args![list, "{}", None, None, 50]).await, "input.invalid", "{list}");
    }
    assert_eq!(bob.refused("ticket_list", args![None, "{}", None, None, 50]).await, "input.invalid");
    for query in [
        r#"{"organisation":"'; DROP TABLE tickets; -- %_\\\" ☃"}"#,
        r#"{"organisation":""}"#,
        r#"{"requester":9007199254740991}"#,
    ] {
        all(&bob, "pool", query).await;
    }
    let none: Vec<serde_json::Value> = bob.rows("ticket_list", args!["pool", None, None, None, None]).await;
    assert_eq!(none.len(), 2, "an absent query filters nothing");
}

async fn the_log_is_filtered_by_what_its_responder_knew(desk: Arc<Desk>) {
    let (ada, eve) = (desk.employee("ada").await, desk.employee("eve").await);
    let (bob, cleo) = (desk.responder("bob").await, desk.responder("cleo").await);
    desk.has_category(2, "Hardware").await;
    desk.execute(&format!("UPDATE {{data}}.users SET organization = 'Finance' WHERE id = {}", eve.id)).await;
    let declined = ada.creates_as("Declined", "urgent", 2).await.id;
    let completed = eve.creates_as("Completed", "low", 1).await.id;
    let assigned = ada.creates_as("Assigned", "normal", 1).await.id;
    let of_cleo = ada.creates_as("Of Cleo", "urgent", 2).await.id;
    bob.declines(declined).await;
    bob.claims(completed).await;
    bob.completes(completed).await;
    bob.claims(assigned).await;
    ada.prioritizes(assigned, "high").await;
    cleo.claims(of_cleo).await;
    let (of_ada, of_eve) = (format!(r#"{{"requester":{}}}"#, ada.id), format!(r#"{{"requester":{}}}"#, eve.id));
    let everything = [assigned, completed, declined];
    for (query, expected) in [
        ("{}", &everything[..]),
        (r#"{"sort":"changed"}"#, &everything),
        (r#"{"status":["declined"]}"#, &[declined]),
        (r#"{"status":["assigned", "completed"]}"#, &[assigned, completed]),
        (r#"{"status":["assigned", "completed", "declined", "released", "withdrawn"]}"#, &everything),
        (r#"{"status":["released"]}"#, &[]),
        (r#"{"priority":["urgent"]}"#, &[declined]),
        (r#"{"priority":["high"]}"#, &[assigned]),
        (r#"{"priority":["normal"]}"#, &[]),
        (r#"{"category":[2]}"#, &[declined]),
        (of_ada.as_str(), &[assigned, declined]),
        (of_eve.as_str(), &[completed]),
        (r#"{"organisation":"finance"}"#, &[completed]),
        (r#"{"newerThan":1}"#, &everything),
        (r#"{"olderThan":1}"#, &[]),
    ] {
        assert_eq!(all(&bob, "log", query).await, expected, "{query}");
    }
    assert_eq!(all(&cleo, "log", "{}").await, [of_cleo]);
    assert_eq!(paged(&bob, "log", "{}").await, everything, "pages meet");
    desk.execute("DROP TRIGGER {data}.ticket_responder_log_before_update").await;
    desk.execute(
        "UPDATE {data}.ticket_responder_log SET updated_at = updated_at - INTERVAL 40 DAY WHERE status = 'declined'",
    )
    .await;
    assert_eq!(all(&bob, "log", r#"{"olderThan":30}"#).await, [declined], "how old the line is");
    assert_eq!(all(&bob, "log", r#"{"newerThan":30}"#).await, [assigned, completed]);
    desk.execute("UPDATE {data}.ticket_responder_log SET updated_at = '2026-01-01'").await;
    assert_eq!(paged(&bob, "log", "{}").await, everything, "lines of one moment, by their numbers");
}

async fn the_log_reveals_nothing_of_later_changes(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    desk.has_category(2, "Hardware").await;
    let ticket = ada.creates_as("Lamp", "normal", 1).await.id;
    bob.claims(ticket).await;
    bob.declines(ticket).await;
    ada.prioritizes(ticket, "urgent").await;
    ada.call("ticket_categorize", args![request(), ticket, 2, "", None]).await.expect("categorized");
    cleo.claims(ticket).await;
    cleo.completes(ticket).await;
    for (query, lines) in [
        (r#"{"priority":["urgent"]}"#, 0),
        (r#"{"priority":["normal"]}"#, 1),
        (r#"{"category":[2]}"#, 0),
        (r#"{"category":[1]}"#, 1),
        (r#"{"status":["completed"]}"#, 0),
        (r#"{"status":["declined"]}"#, 1),
    ] {
        assert_eq!(all(&bob, "log", query).await.len(), lines, "{query}");
    }
    for query in [
        format!(r#"{{"responder":{}}}"#, cleo.id),
        r#"{"turn":"responder"}"#.to_owned(),
        r#"{"overdue":true}"#.to_owned(),
        r#"{"status":["pending"]}"#.to_owned(),
        r#"{"sort":"due"}"#.to_owned(),
        r#"{"sort":"best"}"#.to_owned(),
    ] {
        let arguments = args!["log", query.clone(), None, None, 10];
        assert_eq!(bob.refused("ticket_list", arguments).await, "input.invalid", "{query}");
    }
    assert_eq!(ada.refused("ticket_list", args!["log", None, None, None, 10]).await, "role.refused");
    let of_lines = args!["pool", r#"{"status":["declined"]}"#, None, None, 10];
    assert_eq!(bob.refused("ticket_list", of_lines).await, "input.invalid", "only the log has such lines");
}

async fn a_page_of_the_log_looks_at_a_limited_number_of_lines(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let old = ada.creates_as("Old", "urgent", 1).await.id;
    bob.declines(old).await;
    desk.execute("DROP TRIGGER {data}.tickets_after_insert").await;
    desk.execute(&format!(
        "INSERT INTO {{data}}.tickets (user_id, title, description, respond_by, category_id, created_at, updated_at, last_actor_user_id,
                last_event_type, last_note, closing_note)
         SELECT t.user_id, 'Lamp', 'Nothing', t.respond_by, 1, t.created_at, t.updated_at, t.user_id, 'created', '', ''
           FROM {{data}}.tickets t, JSON_TABLE(CONCAT('[', REPEAT('0,', 2499), '0]'), '$[*]' COLUMNS (n FOR ORDINALITY)) n;
         INSERT INTO {{data}}.ticket_responder_log
                (ticket_id, responder_id, title, priority, category_id, status, note, created_at, updated_at)
         SELECT t.id, {}, t.title, 'low', 1, 'declined', '', t.updated_at, t.updated_at + INTERVAL 1 MINUTE
           FROM {{data}}.tickets t WHERE t.title = 'Lamp'",
        bob.id
    ))
    .await;
    let first = page(&bob, "log", r#"{"priority":["urgent"]}"#, None, 50).await;
    assert_eq!((first.ids, first.looked, first.next.is_some()), (vec![], 2_000, true), "it stops and can go on");
    let second = page(&bob, "log", r#"{"priority":["urgent"]}"#, first.next, 50).await;
    assert_eq!((second.ids, second.looked, second.next.is_some()), (vec![old], 501, false));
}
