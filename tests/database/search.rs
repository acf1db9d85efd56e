//! Searching tickets in all their texts: people find what they may open, all of it, and nothing else.

use std::sync::Arc;

use model::{SearchCursor, SearchQuery, TicketCursor, TicketId, TicketRow};
use serde::Deserialize;

use support::args;
use support::database::{Argument, Desk, Person, request};

support::on_each_server! {
    everybody_finds_what_they_may_open_and_nothing_else,
    what_was_released_is_found_again,
    every_text_of_a_ticket_is_searched,
    texts_that_ticket_show_hides_are_not_found,
    words_stand_anywhere_in_any_order_without_case_and_accents,
    an_apostrophe_and_a_sharp_s_have_one_spelling,
    a_wildcard_is_a_character_like_others,
    any_raw_input_is_answered,
    an_edit_takes_old_words_away,
    a_new_name_finds_old_tickets,
    a_ticket_is_found_by_its_number,
    the_newest_change_comes_first_and_pages_meet,
    a_search_that_looks_at_many_goes_on,
    long_texts_are_found_to_their_end,
    letters_are_folded_as_the_window_folds_them,
    counters_reveal_no_foreign_ticket,
    a_search_is_filtered_as_a_list_is,
    a_filter_reveals_nothing_of_foreign_tickets,
    the_best_come_first_and_every_page_meets,
    titles_come_first_among_the_newest_500_alone,
    a_rare_filter_looks_at_a_limited_number,
    malformed_search_queries_are_refused,
}

/// The arguments of a first page without filters.
fn asked(words: impl Into<Argument>) -> Vec<Argument> {
    [vec![words.into()], args![None, None, None, None, None, 10]].concat()
}

/// A row of the answer.
#[derive(Debug, Deserialize)]
#[serde(tag = "part", rename_all = "lowercase")]
enum Part {
    Hit { ticket: Box<TicketRow>, place: Option<String>, text: String },
    End { next: Option<SearchCursor> },
}

/// A page: each ticket with the place and text of its passage, and where to go on.
type Page = (Vec<(TicketId, Option<String>, String)>, Option<SearchCursor>);

async fn page(person: &Person, words: impl Into<Argument>, after: Option<SearchCursor>, limit: i64) -> Page {
    queried(person, words, Argument::Null, after, limit).await
}

/// A page of the tickets that a list query admits.
async fn queried(
    person: &Person,
    words: impl Into<Argument>,
    query: impl Into<Argument>,
    after: Option<SearchCursor>,
    limit: i64,
) -> Page {
    let place = |cursor: Option<TicketCursor>| match cursor {
        Some(TicketCursor { at, id }) => args![at, id],
        None => args![None, None],
    };
    let best = after.and_then(|cursor| cursor.best);
    let after = after.map(|SearchCursor { at, id, .. }| TicketCursor { at, id });
    let arguments = [vec![words.into(), query.into()], place(after), place(best), args![limit]].concat();
    let (mut hits, mut end) = (Vec::new(), None);
    for part in person.rows("ticket_search", arguments).await {
        assert!(end.is_none(), "the end is last");
        match part {
            Part::Hit { ticket, place, text } => hits.push((ticket.id, place, text)),
            Part::End { next } => end = Some(next),
        }
    }
    (hits, end.expect("an end"))
}

/// The tickets of every page that a list query admits.
async fn pages(person: &Person, words: &str, query: impl Into<Argument>, limit: i64) -> Vec<Vec<TicketId>> {
    let (query, mut after, mut pages) = (query.into(), None, Vec::new());
    loop {
        let (hits, next) = queried(person, words, query.clone(), after, limit).await;
        assert!(hits.len() <= usize::try_from(limit).expect("small"), "a page of {limit}");
        pages.push(hits.into_iter().map(|(id, ..)| id).collect());
        match next {
            Some(next) => after = Some(next),
            None => return pages,
        }
    }
}

async fn lines(person: &Person, words: &str) -> Vec<TicketId> {
    let (hits, next) = page(person, words, None, 100).await;
    assert!(next.is_none(), "{words}: one page");
    hits.into_iter().map(|(id, ..)| id).collect()
}

/// The tickets that a person finds with this text.
async fn found(person: &Person, typed: &str) -> Vec<TicketId> {
    lines(person, &SearchQuery::parse(typed).lines()).await
}

async fn described(person: &Person, title: &str, description: &str) -> TicketId {
    let arguments = args![request(), title, description, "normal", None, None];
    person.one::<model::Ticket>("ticket_create", arguments).await.id
}

fn sorted(mut tickets: Vec<TicketId>) -> Vec<TicketId> {
    tickets.sort_by_key(|ticket| ticket.0);
    tickets
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

    assert_eq!(sorted(found(&ada, "lamp").await), tickets, "all that she created");
    assert_eq!(found(&eve, "lamp").await, [theirs]);
    assert_eq!(sorted(found(&bob, "lamp").await), [waits, has, done, theirs]);
    assert_eq!(sorted(found(&ben, "lamp").await), [waits, declined, other, theirs]);
    assert_eq!(sorted(found(&ben, "ada lamp").await), [waits, declined, other], "by the requester's name");
    for (person, name) in [(&ada, "ada"), (&eve, "eve"), (&bob, "bob"), (&ben, "ben")] {
        let all = lines(person, "").await;
        assert!(!all.is_empty(), "{name} asks for nothing and sees everything");
        for ticket in all {
            let shown = person.call("ticket_show", args![ticket, None, None]).await;
            assert!(shown.is_ok(), "{name} finds {ticket} and cannot open it");
        }
        for ticket in tickets.iter().chain([&theirs]) {
            let shown = person.call("ticket_show", args![*ticket, None, None]).await;
            let by_number = found(person, &format!("#{}", ticket.0)).await;
            assert_eq!(by_number.contains(ticket), shown.is_ok(), "{name} asks for number {ticket}");
        }
    }
    desk.execute("UPDATE {data}.users SET is_active = 0 WHERE username = 'bob'").await;
    assert_eq!(bob.refused("ticket_search", asked("lamp")).await, "session.ended");
    let with_ben = sorted(found(&ben, "lamp").await);
    assert_eq!(with_ben, [waits, has, declined, other, theirs], "what bob had is in the pool again");
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

async fn every_text_of_a_ticket_is_searched(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = described(&ada, "Printer jams", "Only from tray two.\nThe others work.").await;
    described(&ada, "Lamp", "Nothing here").await;
    bob.claims(ticket).await;
    bob.writes(ticket, "I have cleaned the rollers.").await;
    ada.writes(ticket, "Danke, der Netzwerkdrucker läuft!").await;
    for (typed, place, text) in [
        ("jams", None, ""),
        ("tray", Some("description"), "Only from tray two.\nThe others work."),
        ("\"two. the others\"", Some("description"), "Only from tray two.\nThe others work."),
        ("jams roller", Some("message"), "I have cleaned the rollers."),
        ("drucker", Some("message"), "Danke, der Netzwerkdrucker läuft!"),
        ("tray rollers lauft", Some("description"), "Only from tray two.\nThe others work."),
        ("\"läuft\" ADA", Some("message"), "Danke, der Netzwerkdrucker läuft!"),
    ] {
        let words = SearchQuery::parse(typed).lines();
        for (person, name) in [(&ada, "ada"), (&bob, "bob")] {
            let (hits, _) = page(person, words.as_str(), None, 10).await;
            let passages: Vec<_> =
                hits.iter().map(|(id, place, text)| (*id, place.as_deref(), text.as_str())).collect();
            assert_eq!(passages, [(ticket, place, text)], "{name} looks for {typed}");
        }
    }
    for typed in ["jams lamp", "\"others two\"", "\"jams only\"", "rollers2"] {
        assert!(found(&ada, typed).await.is_empty(), "{typed}");
    }
}

async fn texts_that_ticket_show_hides_are_not_found(desk: Arc<Desk>) {
    let (ada, eve) = (desk.employee("ada").await, desk.employee("eve").await);
    let (bob, ben) = (desk.responder("bob").await, desk.responder("ben").await);
    let ticket = ada.creates("Chair").await;
    bob.claims(ticket).await;
    bob.writes(ticket, "The secret word is marzipan.").await;
    for (stranger, name) in [(&eve, "another employee"), (&ben, "another responder")] {
        assert!(found(stranger, "marzipan").await.is_empty(), "{name}");
        assert!(found(stranger, "chair").await.is_empty(), "{name}");
    }
    // A message between two people belongs to no ticket; a note of a step is in the history, not in the thread.
    bob.call("message_send", args![request(), None, ada.id, "Nougat for you", None]).await.expect("written");
    assert!(found(&ada, "nougat").await.is_empty());
    bob.call("ticket_decline", args![request(), ticket, "No pistachio here"]).await.expect("declined");
    assert!(found(&ada, "pistachio").await.is_empty(), "alerts are no part of a thread");
    let ones = (1..=8).map(|column| format!("grams_{column} = ~0")).collect::<Vec<_>>().join(", ");
    desk.execute(&format!("UPDATE {{data}}.ticket_signatures SET {ones}")).await;
    assert!(found(&ada, "pistachio").await.is_empty(), "not even if its signature claims to hold every word");
    assert!(found(&bob, "marzipan").await.is_empty(), "he declined it");
    assert_eq!(found(&ben, "marzipan").await, [ticket], "whoever may claim a ticket reads its thread");
    ben.claims(ticket).await;
    assert_eq!(found(&ben, "marzipan").await, [ticket]);
    assert!(found(&bob, "chair").await.is_empty());
}

async fn words_stand_anywhere_in_any_order_without_case_and_accents(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let printer = ada.creates("Drücker im Café, Etage 3, streikt seit gestern früh").await;
    let chinese = ada.creates("会议室的打印机无法连接").await;
    ada.creates("Lampe flackert").await;
    for typed in
        ["drucker", "CAFÉ", "3 cafe", "tage", "  etage   cafe ", "gestern cafe drucker streikt fruh im 3,", "r"]
    {
        assert_eq!(
            found(&ada, typed).await.first(),
            Some(if typed == "r" { &TicketId(3) } else { &printer }),
            "{typed}"
        );
    }
    for typed in ["打印", "打印机", "连接 会议室", "机"] {
        assert_eq!(found(&ada, typed).await, [chinese], "{typed}");
    }
    for typed in ["drucker lampe", "打印 drucker", "机打"] {
        assert!(found(&ada, typed).await.is_empty(), "{typed}");
    }
}

async fn an_apostrophe_and_a_sharp_s_have_one_spelling(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let (curly, sharp) = (ada.creates("Can’t print").await, ada.creates("Licht in der Straße, Hof‑Seite").await);
    for typed in ["can't", "can’t print", "CAN`T"] {
        assert_eq!(found(&ada, typed).await, [curly], "{typed}");
    }
    for typed in ["strasse", "STRASSE licht", "straße", "hof-seite", "STRAẞE"] {
        assert_eq!(found(&ada, typed).await, [sharp], "{typed}");
    }
}

async fn a_wildcard_is_a_character_like_others(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let percent = ada.creates("Disk is 100 % full!").await;
    let line = ada.creates("my_file is gone").await;
    let path = ada.creates(r"C:\temp is full").await;
    for (typed, tickets) in [
        ("%", vec![percent]),
        ("_", vec![line]),
        ("!", vec![percent]),
        (r"\", vec![path]),
        (r"\t", vec![path]),
        ("y_f", vec![line]),
        ("f_le", vec![]),
        ("disk%full", vec![]),
        ("100 %", vec![percent]),
        ("*", vec![]),
        ("+full -temp", vec![]),
    ] {
        assert_eq!(found(&ada, typed).await, tickets, "{typed}");
    }
}

async fn any_raw_input_is_answered(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Lamp 👍 blinks").await;
    assert_eq!(found(&ada, "👍").await, [ticket]);
    assert!(found(&ada, "👎").await.is_empty(), "another sign");
    let long = ["ü", "%", "👍", "打", "\"", "'", "\\", "ﷺ", "\u{301}", "#", "1", "\n"].map(|sign| sign.repeat(200));
    let odd = [
        "'; DROP TABLE tickets; --",
        "\"unbalanced",
        "((a",
        "foo@",
        "+",
        "\u{0}",
        "\u{200d}",
        "a\nb\n\n\nc",
        "[\"x\"]",
    ];
    let many = "a\n".repeat(100);
    for raw in long.iter().map(String::as_str).chain(odd).chain([many.as_str()]) {
        for person in [&ada, &bob] {
            let (hits, _) = page(person, raw, None, 10).await;
            assert!(hits.len() <= 1, "{raw:?}");
        }
    }
    assert_eq!(lines(&ada, "lamp\n\n blinks").await, [ticket], "empty words do not count");
    let (everything, _) = page(&ada, Argument::Null, None, 10).await;
    assert_eq!(everything.len(), 1);
    assert_eq!(ada.refused("ticket_search", asked("x".repeat(201))).await, "input.too_long");
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.tickets").await, 1);
}

async fn an_edit_takes_old_words_away(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = described(&ada, "My password is swordfish", "The old text has barracuda.").await;
    let version = 1;
    let edit = args![request(), ticket, version, "My password", "The new text has trout."];
    ada.call("ticket_edit", edit).await.expect("edited");
    for person in [&ada, &bob] {
        for gone in ["swordfish", "barracuda", "\"old text\""] {
            assert!(found(person, gone).await.is_empty(), "{gone}");
        }
        for new in ["trout", "new text", "password"] {
            assert_eq!(found(person, new).await, [ticket], "{new}");
        }
    }
}

async fn a_new_name_finds_old_tickets(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Lamp").await;
    desk.execute("UPDATE {data}.users SET name = 'Željka Großmann' WHERE username = 'ada'").await;
    for typed in ["zeljka", "GROSSMANN lamp"] {
        assert_eq!(found(&bob, typed).await, [ticket], "{typed}");
    }
    assert!(found(&bob, "ada").await.is_empty(), "it is not her name any more");
}

async fn a_ticket_is_found_by_its_number(desk: Arc<Desk>) {
    let (ada, eve) = (desk.employee("ada").await, desk.employee("eve").await);
    let mut tickets = Vec::new();
    for number in 1..=12 {
        tickets.push(ada.creates(&format!("Lamp {number}")).await);
    }
    let newest = ada.creates("Room 3 is dark").await;
    assert_eq!(found(&ada, "3").await, [tickets[2], newest], "its own number first, then the newest that say 3");
    assert_eq!(found(&ada, "#12").await, [tickets[11]]);
    assert_eq!(found(&ada, "13").await, [newest]);
    for nothing in ["#99", "#0", "999999999999999999", "99999999999999999999999"] {
        assert!(found(&ada, nothing).await.is_empty(), "{nothing}");
    }
    assert!(found(&eve, "#12").await.is_empty(), "not hers");
    // The ticket of the number takes a place of the page, and comes once.
    assert_eq!(pages(&ada, "3", Argument::Null, 1).await.concat(), [tickets[2], newest]);
}

async fn the_newest_change_comes_first_and_pages_meet(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let (one, two, three) = (ada.creates("Lamp 1").await, ada.creates("Lamp 2").await, ada.creates("Lamp 3").await);
    bob.claims(one).await;
    assert_eq!(found(&ada, "lamp").await, [one, three, two]);
    for (limit, rows) in [(-5, 1), (0, 1), (2, 2), (1_000_000, 3)] {
        let (hits, next) = page(&ada, "lamp", None, limit).await;
        assert_eq!((hits.len(), next.is_some()), (rows, rows < 3), "{limit}");
    }
    desk.execute("DROP TRIGGER {data}.tickets_before_update; DROP TRIGGER {data}.tickets_after_update").await;
    desk.execute("UPDATE {data}.tickets SET created_at = '2026-01-01', updated_at = '2026-01-01'").await;
    desk.execute("UPDATE {data}.ticket_signatures SET updated_at = '2026-01-01'").await;
    assert_eq!(found(&ada, "lamp").await, [three, two, one], "of the same moment the newest ticket comes first");
    let (first, next) = page(&ada, "lamp", None, 2).await;
    let (second, end) = page(&ada, "lamp", next, 2).await;
    let ids: Vec<_> = first.into_iter().chain(second).map(|(id, ..)| id).collect();
    assert_eq!((ids, end.is_none()), (vec![three, two, one], true));
}

async fn a_search_that_looks_at_many_goes_on(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let first = described(&ada, "Lamp", "The needle is here.").await;
    // Their signatures claim to hold every word.
    desk.execute(
        "INSERT INTO {data}.tickets (user_id, title, description, respond_by, category_id, created_at, updated_at, last_actor_user_id,
                last_event_type, last_note, closing_note)
         SELECT t.user_id, 'Chair', 'Nothing', t.respond_by, 1, t.created_at, t.updated_at + INTERVAL 1 MINUTE, t.user_id, 'created', '', ''
           FROM {data}.tickets t, JSON_TABLE(CONCAT('[', REPEAT('0,', 1149), '0]'), '$[*]' COLUMNS (n FOR ORDINALITY)) n",
    )
    .await;
    let ones = (1..=8).map(|column| format!("grams_{column} = ~0")).collect::<Vec<_>>().join(", ");
    desk.execute(&format!("UPDATE {{data}}.ticket_signatures SET {ones}")).await;
    for person in [&ada, &bob] {
        let pages = pages(person, "needle", Argument::Null, 50).await;
        assert_eq!(pages, [vec![], vec![], vec![first]], "at most 500 are read for each page");
    }
}

async fn long_texts_are_found_to_their_end(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let text = |sign: &str, word: &str| format!("{} {word} {}", sign.repeat(9_000), "tail ".repeat(150).trim_end());
    let ticket = described(&ada, "Long", &text("x", "marmalade")).await;
    bob.claims(ticket).await;
    bob.writes(ticket, &text("印", "apricot")).await;
    for (word, place) in [("marmalade", "description"), ("apricot", "message")] {
        let (hits, _) = page(&ada, word, None, 10).await;
        let [(id, Some(found), text)] = hits.as_slice() else { panic!("{word}: {} hits", hits.len()) };
        assert_eq!((*id, found.as_str()), (ticket, place));
        assert!(text.contains(word) && text.chars().count() <= 2_000, "{word} is in its passage");
    }
}

/// The letters of Europe, without those that stand for two.
async fn letters_are_folded_as_the_window_folds_them(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let letters: Vec<char> = ('\u{c0}'..='\u{17f}')
        .filter(|letter| !"ĿŀŉĲĳ".contains(*letter))
        .chain('\u{391}'..='\u{3c9}')
        .chain('\u{410}'..='\u{451}')
        .collect();
    let mut different = Vec::new();
    for chunk in letters.chunks(40) {
        let text: String = chunk.iter().flat_map(|letter| [*letter, ' ']).collect();
        desk.execute("UPDATE {data}.settings SET value = '1000000' WHERE name LIKE '%hourly'").await;
        described(&ada, text.trim(), "x").await;
    }
    // Each letter, folded by the window, is found by the database.
    for letter in &letters {
        let folded = model::fold(&letter.to_string());
        if lines(&ada, &folded).await.is_empty() {
            different.push((*letter, folded));
        }
    }
    assert!(different.is_empty(), "{different:?}");
}

async fn counters_reveal_no_foreign_ticket(desk: Arc<Desk>) {
    let (ada, eve) = (desk.employee("ada").await, desk.employee("eve").await);
    let theirs = ada.creates("Marzipan").await;
    let answer = |words: String| async { eve.call("ticket_search", asked(words)).await.expect("answered") };
    let end = serde_json::json!({ "part": "end", "next": null });
    for words in ["marzipan".to_owned(), format!("#{}", theirs.0), theirs.0.to_string(), "#98765".to_owned()] {
        assert_eq!(answer(words.clone()).await, std::slice::from_ref(&end), "{words}");
    }
}

async fn matching(person: &Person, typed: &str, query: &str) -> Vec<TicketId> {
    let (hits, next) = queried(person, SearchQuery::parse(typed).lines(), query, None, 100).await;
    assert!(next.is_none(), "{query}: one page");
    hits.into_iter().map(|(id, ..)| id).collect()
}

async fn a_search_is_filtered_as_a_list_is(desk: Arc<Desk>) {
    let (ada, eve, bob) = (desk.employee("ada").await, desk.employee("eve").await, desk.responder("bob").await);
    desk.has_category(2, "Hardware").await;
    desk.execute(&format!("UPDATE {{data}}.users SET organization = 'Finance' WHERE id = {}", eve.id)).await;
    let low = ada.creates_as("Lamp, low", "low", 2).await.id;
    let urgent = eve.creates_as("Lamp, urgent", "urgent", 1).await.id;
    let done = ada.creates("Lamp, done").await;
    bob.claims(done).await;
    bob.completes(done).await;
    let claimed = eve.creates("Lamp, claimed").await;
    bob.claims(claimed).await;
    bob.writes(claimed, "Which one?").await;
    ada.creates_as("Chair", "low", 2).await;
    desk.execute("DROP TRIGGER {data}.tickets_before_update; DROP TRIGGER {data}.tickets_after_update").await;
    desk.execute(&format!(
        "UPDATE {{data}}.tickets SET created_at = created_at - INTERVAL 40 DAY, respond_by = respond_by - INTERVAL 40 DAY
          WHERE id = {low}"
    ))
    .await;
    let (of_eve, by_bob) = (format!(r#"{{"requester":{}}}"#, eve.id), format!(r#"{{"responder":{}}}"#, bob.id));
    for (query, expected) in [
        ("{}", &[claimed, done, urgent, low][..]),
        (r#"{"status":["pending"]}"#, &[urgent, low]),
        (r#"{"status":["completed", "in process"]}"#, &[claimed, done]),
        (r#"{"priority":["urgent", "low"]}"#, &[urgent, low]),
        (r#"{"category":[2]}"#, &[low]),
        (of_eve.as_str(), &[claimed, urgent]),
        (by_bob.as_str(), &[claimed, done]),
        (r#"{"organisation":"finance"}"#, &[claimed, urgent]),
        (r#"{"turn":"requester"}"#, &[claimed]),
        (r#"{"overdue":true}"#, &[low]),
        (r#"{"olderThan":30}"#, &[low]),
        (r#"{"newerThan":30,"status":["pending"],"sort":"changed"}"#, &[urgent]),
        (r#"{"priority":["high"]}"#, &[]),
    ] {
        assert_eq!(matching(&bob, "lamp", query).await, expected, "{query}");
    }
    assert_eq!(matching(&ada, "lamp", r#"{"status":["completed"]}"#).await, [done]);
    assert_eq!(matching(&ada, "lamp", &of_eve).await, []);
    let number = format!("#{}", low.0);
    assert_eq!(matching(&bob, &number, r#"{"priority":["low"]}"#).await, [low], "the number has to fit as well");
    assert_eq!(matching(&bob, &number, r#"{"priority":["high"]}"#).await, []);
}

async fn a_filter_reveals_nothing_of_foreign_tickets(desk: Arc<Desk>) {
    let (ada, eve) = (desk.employee("ada").await, desk.employee("eve").await);
    let (bob, cleo) = (desk.responder("bob").await, desk.responder("cleo").await);
    let (declined, of_bob, done) =
        (ada.creates("Lamp declined").await, ada.creates("Lamp of bob").await, ada.creates("Lamp done").await);
    cleo.claims(declined).await;
    cleo.declines(declined).await;
    for ticket in [of_bob, done] {
        bob.claims(ticket).await;
    }
    bob.completes(done).await;
    let end = serde_json::json!({ "part": "end", "next": null });
    let (of_ada, of_bob_query) = (format!(r#"{{"requester":{}}}"#, ada.id), format!(r#"{{"responder":{}}}"#, bob.id));
    for (person, name) in [(&eve, "another employee"), (&cleo, "another responder")] {
        for query in [
            "{}",
            of_ada.as_str(),
            of_bob_query.as_str(),
            r#"{"status":["completed"]}"#,
            r#"{"status":["in process"],"sort":"best"}"#,
            r#"{"turn":"responder"}"#,
            r#"{"organisation":""}"#,
        ] {
            for words in
                ["lamp".to_owned(), format!("#{}", of_bob.0), format!("#{}", done.0), format!("#{}", declined.0)]
            {
                let arguments = [args![words.clone(), query], args![None, None, None, None, 10]].concat();
                let answer = person.call("ticket_search", arguments).await.expect("answered");
                let next = answer.last().and_then(|part| part.get("next")).cloned();
                assert!(answer.len() == 1 && next == end.get("next").cloned(), "{name} {words} {query}: {answer:?}");
            }
        }
    }
}

/// The tickets of every page, best first.
async fn best(person: &Person, words: &str, limit: i64) -> Vec<TicketId> {
    pages(person, words, r#"{"sort":"best"}"#, limit).await.concat()
}

async fn the_best_come_first_and_every_page_meets(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let number = ada.creates("Chair").await;
    let old = described(&ada, "Lamp 1 in the hall", "A lamp").await;
    let half = described(&ada, "Lamp", "In the hall 1").await;
    let text = described(&ada, "Light", "The lamp 1 of the hall").await;
    let new = ada.creates("The hall has lamp 1").await;
    let message = ada.creates("Dark").await;
    bob.claims(message).await;
    bob.writes(message, "The hall’s lamp 1 is broken").await;
    let expected = [new, old, message, text, half];
    for limit in [1, 2, 3, 4, 5, 50] {
        assert_eq!(best(&ada, "lamp\n1\nhall", limit).await, expected, "pages of {limit}");
        let with_number = best(&ada, &number.0.to_string(), limit).await;
        assert_eq!(with_number, [number, new, old, message, text, half], "the number comes first, pages of {limit}");
    }
    let (hits, _) = queried(&ada, "lamp\nhall", r#"{"sort":"best"}"#, None, 10).await;
    let passage = hits.iter().find(|(id, ..)| *id == old).map(|(_, place, text)| (place.as_deref(), text.as_str()));
    assert_eq!(passage, Some((Some("description"), "A lamp")), "a title that is first has its passage as well");
    // Of one moment: no ticket is lost or comes twice at the edge of a page.
    desk.execute("DROP TRIGGER {data}.tickets_before_update; DROP TRIGGER {data}.tickets_after_update").await;
    desk.execute("UPDATE {data}.tickets SET created_at = '2026-01-01', updated_at = '2026-01-01'").await;
    desk.execute("UPDATE {data}.ticket_signatures SET updated_at = '2026-01-01'").await;
    for limit in [1, 2, 3, 50] {
        assert_eq!(best(&ada, "lamp\n1\nhall", limit).await, expected, "of one moment, pages of {limit}");
    }
}

async fn titles_come_first_among_the_newest_500_alone(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let before = described(&ada, "Lamp, long ago", "Old").await;
    let copy = |title: &str, count: usize, minutes: u32| {
        format!(
            "INSERT INTO {{data}}.tickets (user_id, title, description, respond_by, category_id, created_at, updated_at, last_actor_user_id,
                    last_event_type, last_note, closing_note)
             SELECT t.user_id, '{title}', 'A lamp', t.respond_by, 1, t.created_at, t.updated_at + INTERVAL {minutes} MINUTE, t.user_id,
                    'created', '', ''
               FROM {{data}}.tickets t, JSON_TABLE(CONCAT('[', REPEAT('0,', {count} - 1), '0]'), '$[*]' COLUMNS (n FOR ORDINALITY)) n
              WHERE t.id = {}",
            before.0
        )
    };
    desk.execute(&copy("Chair", 498, 1)).await;
    desk.execute(&copy("Lamp, then", 1, 0)).await;
    desk.execute(&copy("Lamp, now", 1, 2)).await;
    let found = best(&ada, "lamp", 100).await;
    let titled = |title: &str| format!("SELECT id FROM {{data}}.tickets WHERE title = 'Lamp, {title}'");
    let [now, then] =
        [desk.number(&titled("now")).await, desk.number(&titled("then")).await].map(|id| TicketId(id.cast_unsigned()));
    assert_eq!(found.len(), 501, "each once");
    assert_eq!((&found[..2], found[500]), (&[now, then][..], before), "the 501st is in its place by time");
    desk.execute("UPDATE {data}.ticket_signatures SET updated_at = '2026-01-01'").await;
    desk.execute("DROP TRIGGER {data}.tickets_before_update; DROP TRIGGER {data}.tickets_after_update").await;
    desk.execute("UPDATE {data}.tickets SET created_at = '2026-01-01', updated_at = '2026-01-01'").await;
    let found = best(&ada, "lamp", 100).await;
    assert_eq!((found.len(), found[500]), (501, before), "of one moment, the edge of the 500 loses none");
}

async fn a_rare_filter_looks_at_a_limited_number(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let first = ada.creates_as("Lamp", "urgent", 1).await.id;
    desk.execute(
        "INSERT INTO {data}.tickets (user_id, title, description, respond_by, category_id, created_at, updated_at, last_actor_user_id,
                last_event_type, last_note, closing_note)
         SELECT t.user_id, 'Lamp', 'Nothing', t.respond_by, 1, t.created_at, t.updated_at + INTERVAL 1 MINUTE, t.user_id, 'created', '', ''
           FROM {data}.tickets t, JSON_TABLE(CONCAT('[', REPEAT('0,', 1149), '0]'), '$[*]' COLUMNS (n FOR ORDINALITY)) n",
    )
    .await;
    let pages = pages(&ada, "lamp", r#"{"priority":["urgent"]}"#, 50).await;
    assert_eq!(pages, [vec![], vec![], vec![first]], "at most 500 are looked at for each page");
}

async fn malformed_search_queries_are_refused(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    ada.creates("Lamp").await;
    for query in
        ["", "[]", "{", r#"{"sort":"due"}"#, r#"{"sort":"newest"}"#, r#"{"colour":"red"}"#, r#"{"requester":"1"}"#]
    {
        let arguments = [args!["lamp", query], args![None, None, None, None, 10]].concat();
        assert_eq!(ada.refused("ticket_search", arguments).await, "input.invalid", "{query}");
    }
    assert_eq!(ada.refused("ticket_list", args!["search", None, None, None, 10]).await, "input.invalid");
    assert_eq!(
        ada.refused("ticket_list", args!["open", r#"{"sort":"best"}"#, None, None, 10]).await,
        "input.invalid",
        "only a search has words"
    );
}
