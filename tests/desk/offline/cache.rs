//! Cached answers can be read without a database, with their age.

use database::connection_file::{ConnectionFile, Tls};
use model::{
    Cached, Code, ConnectionImport, Preferences, TicketMine, TicketQuery, TicketSearch, TicketShow, TicketView,
};

use super::proxied_world::ProxiedWorld;
use crate::station::Station;
use crate::world::sign_up;

const MINE: TicketMine = TicketMine { done: false, after: None };

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_desk_opens_offline_with_its_last_lists_and_threads() {
    let proxied = ProxiedWorld::new().await;
    let anna = proxied.employee("anna").await;
    let ticket = anna.created("Printer").await;
    anna.send_message(ticket.id, None, "It squeaks").await;
    anna.show(ticket.id).await;
    let list = anna.desk.ticket_mine(MINE).await.expect("the list");
    assert_eq!(list.as_of, None, "the database said so just now");
    proxied.cut(&anna).await;
    let anna = anna.restart().await;
    assert_eq!(anna.profile().await.username, "anna", "she is who she was");
    let known = anna.desk.ticket_mine(MINE).await.expect("the list");
    assert_eq!((known.value.rows, known.as_of.is_some()), (list.value.rows, true));
    let known = show(&anna, ticket.id).await;
    assert!(known.as_of.is_some());
    assert_eq!(known.value.messages[0].body, "It squeaks");
    let unread = anna.desk.ticket_show(TicketShow { ticket: model::TicketId(ticket.id.0 + 1), before: None }).await;
    assert_eq!(unread.expect_err("never read").code(), Code::DatabaseUnreachable);
    let found = anna
        .desk
        .ticket_search(TicketSearch { query: "printer".to_owned(), filters: model::ListQuery::default(), after: None })
        .await;
    let found = found.expect("what is kept");
    assert_eq!(found.value.rows.iter().map(|row| row.ticket.id).collect::<Vec<_>>(), [ticket.id]);
    assert!(found.as_of.is_some(), "it says how old that is");
    proxied.mend(&anna).await;
    assert_eq!(anna.desk.ticket_mine(MINE).await.expect("the list").as_of, None);
}

async fn show(station: &Station, ticket: model::TicketId) -> Cached<TicketView> {
    station.desk.ticket_show(TicketShow { ticket, before: None }).await.expect("it is known")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_listed_ticket_can_be_read_offline_unopened() {
    let proxied = ProxiedWorld::new().await;
    let (anna, ben) = tokio::join!(proxied.world.employee("anna"), proxied.responder("ben"));
    let (pending, mine) = (anna.created("Printer").await, anna.created("Keys").await);
    anna.send_message(mine.id, None, "The small ones").await;
    ben.claim(mine.id).await;
    ben.desk.ticket_work(()).await.expect("his work");
    ben.desk.ticket_pool(model::TicketPool { everything: false, after: None }).await.expect("the pool");
    // Prefetching notifies nobody. No list shows these tickets.
    ben.until("both tickets are prefetched", |_| {
        cache_holds(&ben, "The small ones") && cache_holds(&ben, &format!("ticket:{}", pending.id))
    })
    .await;
    proxied.cut(&ben).await;
    let (known_mine, known_pending) = (show(&ben, mine.id).await.value, show(&ben, pending.id).await.value);
    assert_eq!(known_mine.messages[0].body, "The small ones");
    assert_eq!(known_pending.ticket.title, "Printer");
    let read = "SELECT COUNT(*) FROM data.messages WHERE read_at IS NOT NULL AND message_type = 'direct'";
    assert_eq!(proxied.world.count(read).await, 0, "prefetching marks nothing as read");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_delivered_operation_is_in_the_cache_at_once() {
    let proxied = ProxiedWorld::new().await;
    let anna = proxied.employee("anna").await;
    let ticket = anna.created("Printer").await;
    anna.show(ticket.id).await;
    anna.send_message(ticket.id, None, "It squeaks").await;
    let edited = anna.send_edit(ticket.id, ticket.version, "Printer, second floor").await.delivered().expect("there");
    proxied.cut(&anna).await;
    let known = show(&anna, ticket.id).await.value;
    assert_eq!((known.ticket.title, known.ticket.version), (edited.title, edited.version));
    assert_eq!(known.messages[0].body, "It squeaks");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_organisation_can_have_the_cache_wiped_at_sign_out() {
    let proxied = ProxiedWorld::new().await;
    let ben = proxied.world.responder("ben").await;
    let anna = proxied.world.unconnected("anna").await;
    let file = proxied.world.connection_file_to("anna", "127.0.0.1", proxied.proxy.port(), Tls::None).await;
    let mut file = ConnectionFile::parse(&file).expect("a file");
    let password = file.take_password().expect("inside");
    let shared = file.without_cache().with_password(&password).expect("a file").to_text().to_string();
    anna.desk.connection_import(ConnectionImport { file: shared, password: None }).await.expect("connects");
    anna.desk.person_sign_up(sign_up("anna", "")).await.expect("signs up");
    let ticket = anna.created("Printer").await;
    ben.claim(ticket.id).await;
    ben.send_message(ticket.id, None, "The salary of the director").await;
    anna.show(ticket.id).await;
    assert!(anna.keeps("The salary of the director"), "it can be read while she is signed in");
    let kept = || {
        anna.desk.ticket_search_kept(TicketSearch {
            query: "DIRECTOR salary".to_owned(),
            filters: model::ListQuery::default(),
            after: None,
        })
    };
    let found = kept().await.expect("searched").value.rows;
    let passage = found[0].passage.as_ref().expect("the message");
    let marked: Vec<_> = passage.pieces.iter().filter(|piece| piece.hit).map(|piece| piece.text.as_str()).collect();
    assert_eq!((found[0].ticket.id, marked), (ticket.id, vec!["salary", "director"]));
    anna.types("create", r#"{"title":"mine"}"#).await;
    anna.desk.session_close(()).await.expect("signed out");
    assert!(!anna.keeps("The salary of the director"), "it is still on the disk");
    anna.sign_in("anna").await;
    assert!(kept().await.expect("searched").value.rows.is_empty(), "nothing is kept for a search either");
    assert_eq!(anna.drafts().await.len(), 1, "her own drafts are not part of the cache");
    proxied.cut(&anna).await;
    let error = anna.desk.ticket_show(TicketShow { ticket: ticket.id, before: None }).await.expect_err("forgotten");
    assert_eq!(error.code(), Code::DatabaseUnreachable);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_log_is_filtered_offline_too() {
    let proxied = ProxiedWorld::new().await;
    let (anna, ben) = tokio::join!(proxied.world.employee("anna"), proxied.responder("ben"));
    let (printer, keys) = (anna.created("Printer").await, anna.created("Keys").await);
    ben.claim(printer.id).await;
    ben.claim(keys.id).await;
    let decline = model::TicketStep { request: crate::world::request(), ticket: keys.id, note: String::new() };
    ben.desk.ticket_decline(decline).await.expect("declined");
    ben.desk.ticket_log(model::TicketList { after: None }).await.expect("the log");
    let outcome = |status| TicketQuery {
        list: model::ListName::Log,
        query: model::ListQuery { status: vec![status], ..model::ListQuery::default() },
        after: None,
    };
    for away in [false, true] {
        if away {
            proxied.cut(&ben).await;
        }
        for (status, tickets) in [
            (model::ListStatus::Declined, vec![keys.id]),
            (model::ListStatus::Assigned, vec![printer.id]),
            (model::ListStatus::Released, vec![]),
        ] {
            let page = ben.desk.ticket_list(outcome(status)).await.expect("the log");
            let found: Vec<_> = page.value.lines.iter().map(|line| line.ticket).collect();
            assert_eq!((page.as_of.is_some(), found), (away, tickets), "{status:?}, away: {away}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_search_offline_is_filtered_and_sorted_too() {
    let proxied = ProxiedWorld::new().await;
    let anna = proxied.employee("anna").await;
    let (printer, other) = (anna.created("Printer").await, anna.created("Lamp").await);
    anna.send_message(printer.id, None, "It smokes since this morning").await;
    anna.send_message(other.id, None, "As broken as the printer").await;
    anna.show(printer.id).await;
    anna.show(other.id).await;
    anna.desk.ticket_mine(MINE).await.expect("the list");
    let asked = |filters: model::ListQuery| TicketSearch { query: "printer".to_owned(), filters, after: None };
    let ids = |page: Cached<model::SearchPage>| page.value.rows.iter().map(|row| row.ticket.id).collect::<Vec<_>>();
    let best = || model::ListQuery { sort: Some(model::ListSort::Best), ..model::ListQuery::default() };
    let done = || model::ListQuery { status: vec![model::ListStatus::Completed], ..best() };
    let (newest, titles) = ([other.id, printer.id], [printer.id, other.id]);
    let search = async |filters| anna.desk.ticket_search(asked(filters)).await.expect("found");
    let prioritize = model::TicketPrioritize {
        request: crate::world::request(),
        ticket: other.id,
        priority: model::Priority::Urgent,
        note: String::new(),
        from: None,
    };
    anna.desk.ticket_prioritize(prioritize).await.expect("it is urgent");
    anna.desk.ticket_mine(MINE).await.expect("the list");
    for away in [false, true] {
        if away {
            proxied.cut(&anna).await;
        }
        let found = search(best()).await;
        assert_eq!((found.as_of.is_some(), ids(found)), (away, titles.to_vec()), "the title first, away: {away}");
        assert_eq!(ids(search(model::ListQuery::default()).await), newest, "the newest change first, away: {away}");
        assert_eq!(ids(search(done()).await), [], "away: {away}");
        let kept = anna.desk.ticket_search_kept(asked(best())).await.expect("what is kept");
        assert_eq!(ids(kept), titles, "at once, away: {away}");
    }
    let morning = TicketSearch { query: "morning".to_owned(), ..asked(model::ListQuery::default()) };
    let kept = anna.desk.ticket_search_kept(morning).await.expect("what is kept").value.rows;
    let row = kept.iter().find(|row| row.ticket.id == printer.id).expect("it is found");
    let place = row.passage.as_ref().map(|passage| passage.place);
    assert_eq!(place, Some(model::Place::Description), "the description comes before an equal message");
    let end = model::SearchCursor { at: printer.updated_at, id: printer.id, best: None };
    let further = anna.desk.ticket_search(TicketSearch { after: Some(end), ..asked(best()) }).await;
    assert!(further.is_err(), "further pages come from the database alone");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_switched_off_cache_leaves_nothing_readable() {
    const SECRET: &str = "The salary of the director";
    let proxied = ProxiedWorld::new().await;
    let (anna, ben) = tokio::join!(proxied.employee("anna"), proxied.world.responder("ben"));
    let ticket = anna.created("Printer on the second floor").await;
    ben.claim(ticket.id).await;
    ben.send_message(ticket.id, None, SECRET).await;
    for keep_cache in [true, false] {
        let preferences = Preferences { keep_cache, ..anna.desk.preferences() };
        anna.desk.preferences_save(preferences).await.expect("kept");
        anna.desk.ticket_mine(MINE).await.expect("the list");
        anna.show(ticket.id).await;
        assert!(anna.keeps(SECRET), "it can be read while she is signed in");
        anna.desk.session_close(()).await.expect("signed out");
        for words in [SECRET, "Printer on the second floor", "Ben"] {
            let kept = cache_holds(&anna, words);
            assert_eq!(kept, keep_cache, "{words:?} in the cache's files, \"Keep what I read\" {keep_cache}");
        }
        anna.sign_in("anna").await;
    }
    anna.show(ticket.id).await;
    let anna = anna.restart().await;
    anna.desk.session_close(()).await.expect("signed out");
    assert!(!anna.keeps(SECRET), "the choice holds after a restart");
}

/// Whether these words are in a file of the cache, its log included.
fn cache_holds(station: &Station, words: &str) -> bool {
    let files = std::fs::read_dir(station.directory()).expect("its files").map(|entry| entry.expect("a file").path());
    let mut of_cache = files.filter(|path| path.to_string_lossy().contains("cache.sqlite"));
    of_cache.any(|path| {
        let bytes = std::fs::read(path).expect("it can be read");
        bytes.windows(words.len()).any(|window| window == words.as_bytes())
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_ticket_one_may_no_longer_see_is_not_cached() {
    let proxied = ProxiedWorld::new().await;
    let (anna, ben) = tokio::join!(proxied.world.employee("anna"), proxied.responder("ben"));
    let ticket = anna.created("Printer").await;
    ben.show(ticket.id).await;
    anna.send_withdraw(ticket.id).await;
    ben.refused_show(ticket.id).await;
    proxied.cut(&ben).await;
    let error = ben.desk.ticket_show(TicketShow { ticket: ticket.id, before: None }).await.expect_err("it is gone");
    assert_eq!(error.code(), Code::DatabaseUnreachable);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_filtered_list_offline_filters_what_is_cached() {
    let proxied = ProxiedWorld::new().await;
    let anna = proxied.employee("anna").await;
    let (printer, keys) = (anna.created("Printer").await, anna.created("Keys").await);
    let prioritize = model::TicketPrioritize {
        request: crate::world::request(),
        ticket: keys.id,
        priority: model::Priority::Urgent,
        note: String::new(),
        from: None,
    };
    anna.desk.ticket_prioritize(prioritize).await.expect("it is urgent");
    let urgent = |sort| TicketQuery {
        list: model::ListName::Open,
        query: model::ListQuery { priority: vec![model::Priority::Urgent], sort, ..model::ListQuery::default() },
        after: None,
    };
    let ids = |page: Cached<model::QueriedPage>| page.value.rows.iter().map(|row| row.id).collect::<Vec<_>>();
    let online = anna.desk.ticket_list(urgent(None)).await.expect("the list");
    assert_eq!((online.value.looked, online.as_of), (2, None), "the database looked");
    assert_eq!(ids(online), [keys.id]);
    anna.desk.ticket_mine(MINE).await.expect("the list");
    proxied.cut(&anna).await;
    let cached = anna.desk.ticket_list(urgent(None)).await.expect("the list");
    assert!(cached.as_of.is_some(), "it says how old it is");
    assert_eq!(ids(cached), [keys.id]);
    let all = TicketQuery {
        query: model::ListQuery { sort: Some(model::ListSort::Newest), ..model::ListQuery::default() },
        ..urgent(None)
    };
    assert_eq!(ids(anna.desk.ticket_list(all.clone()).await.expect("the list")), [keys.id, printer.id]);
    let by_turn = TicketQuery {
        query: model::ListQuery { sort: Some(model::ListSort::Turn), ..model::ListQuery::default() },
        ..all.clone()
    };
    assert_eq!(ids(anna.desk.ticket_list(by_turn).await.expect("the list")), [printer.id, keys.id], "the longest wait");
    let done = TicketQuery { list: model::ListName::Done, ..all };
    let refused = anna.desk.ticket_list(done).await.expect_err("never read");
    assert_eq!(refused.code(), Code::DatabaseUnreachable);
    proxied.mend(&anna).await;
    assert_eq!(anna.desk.ticket_list(urgent(None)).await.expect("the list").as_of, None);
}
