//! A page costs about a page, however long its list is: the server's counters tell how many rows it reads.

use std::sync::Arc;

use model::{InboxItem, LogRow, TicketRow};
use support::args;
use support::database::{Argument, Desk, Person, request};

use super::scene::hex;
use super::work::{call, rows_read, work};

support::on_each_server! { a_page_reads_about_a_page_of_index_rows }

/// Tickets in the pool, all of one employee.
const TICKETS: i64 = 1_000;
/// The newest of them, which one responder has declined.
const DECLINED: i64 = 500;
const MESSAGES: i64 = 1_200;
const PAGE: i64 = 50;
/// How many rows a row of a page may read: index, log, ticket, people, session, and the server's own.
const FOR_EACH_ROW: i64 = 8;

async fn a_page_reads_about_a_page_of_index_rows(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    let call_of = |who: &Person, rest: &str| rest.replace("(…", &format!("(X'{}', RANDOM_BYTES(16)", hex(&who.token)));
    many(&desk, TICKETS, &call_of(&ada, "CALL {api}.ticket_create(…, 'Printer', 'It smokes.', NULL, NULL, NULL)"))
        .await;
    many(&desk, DECLINED, &call_of(&bob, &format!("CALL {{api}}.ticket_decline(…, {TICKETS} - i, '')"))).await;
    // Ada has read two thirds of her messages.
    let said = format!("CALL {{api}}.message_send(…, NULL, {}, 'Hello', NULL)", ada.id);
    many(&desk, MESSAGES, &call_of(&bob, &said)).await;
    let of_ada = format!("SELECT id FROM {{data}}.messages WHERE receiver_id = {}", ada.id);
    let read = desk.number(&format!("{of_ada} ORDER BY id LIMIT 1 OFFSET {}", MESSAGES * 2 / 3)).await;
    ada.call("message_read", args![None, None, read]).await.expect("read");

    // Dora serves a category that is rare in the pool.
    let dora = desk.responder("dora").await;
    desk.has_category(2, "Rare").await;
    many(&desk, 10, &call_of(&ada, "CALL {api}.ticket_create(…, 'Lamp', 'It flickers.', NULL, 2, NULL)")).await;
    dora.call("categories_serve", args![request(), "[2]"]).await.expect("served");

    let pool: Vec<TicketRow> = bob.rows("ticket_pool", args![false, None, None, None, 100]).await;
    let mine: Vec<TicketRow> = ada.rows("ticket_mine", args![false, None, None, 100]).await;
    let log: Vec<LogRow> = bob.rows("ticket_log", args![None, None, 100]).await;
    let inbox: Vec<InboxItem> = ada.rows("message_inbox", args![false, None, 100]).await;
    let (pool, mine, log, seq) = (&pool[99], &mine[99], &log[99], inbox[99].seq);
    let after = args![false, pool.respond_by, pool.created_at, pool.id, PAGE];
    let next = |at: Argument, id: Argument| [at, id, PAGE.into()].to_vec();
    costs(
        &desk,
        vec![
            (&cleo, "ticket_pool", args![false, None, None, None, PAGE], PAGE),
            (&cleo, "ticket_pool", after.clone(), PAGE),
            (&bob, "ticket_pool", args![false, None, None, None, PAGE], PAGE),
            (&dora, "ticket_pool", args![false, None, None, None, PAGE], PAGE),
            (&bob, "ticket_pool", after.clone(), PAGE),
            (&ada, "ticket_mine", args![false, None, None, PAGE], PAGE),
            (&ada, "ticket_mine", [args![false], next(mine.updated_at.into(), mine.id.into())].concat(), PAGE),
            (&bob, "ticket_log", args![None, None, PAGE], PAGE),
            (&bob, "ticket_log", next(log.at.into(), log.ticket.into()), PAGE),
            (&ada, "message_inbox", args![false, None, PAGE], PAGE),
            (&ada, "message_inbox", args![false, seq, PAGE], PAGE),
            (&ada, "message_inbox", args![true, None, PAGE], PAGE),
            (&ada, "message_inbox", args![true, seq, PAGE], PAGE),
            // It sums up the pool's versions, and counts up to 100 unread.
            (&bob, "watch", args![None], 32),
            (&ada, "watch", args![None], 100),
        ],
    )
    .await;

    // Each ticket that bob works on has a message for him, and there are many more for him elsewhere.
    many(&desk, PAGE, &call_of(&bob, "CALL {api}.ticket_claim(…, i + 1)")).await;
    many(&desk, PAGE, &call_of(&ada, "CALL {api}.message_send(…, i + 1, NULL, 'Hello', NULL)")).await;
    let said = format!("CALL {{api}}.message_send(…, NULL, {}, 'Hello', NULL)", bob.id);
    many(&desk, MESSAGES, &call_of(&ada, &said)).await;
    costs(&desk, vec![(&bob, "ticket_work", args![], PAGE)]).await;
}

/// Each call reads no more than so many rows, and a few for each.
async fn costs(desk: &Desk, calls: Vec<(&Person, &str, Vec<Argument>, i64)>) {
    // The plan must not depend on the server's estimates. These count entries that a busy server has not purged yet; a rebuilt
    // table has none.
    desk.execute("OPTIMIZE TABLE {data}.tickets, {data}.ticket_responder_log, {data}.messages").await;
    for (who, procedure, arguments, rows) in calls {
        let all = [args![who.token.clone()], arguments.clone()].concat();
        // The first call reads the dictionary as well.
        let _warm = work(desk, &call(procedure, &all), None).await;
        let found = work(desk, &call(procedure, &all), None).await;
        let read = rows_read(&found);
        assert!(read >= rows, "{procedure}: nothing was counted: {found:?}");
        let name = &who.username;
        assert!(read <= rows * FOR_EACH_ROW, "{procedure}({arguments:?}) for {name} reads {read} rows: {found:?}");
    }
}

/// Repeats a statement in a loop on the server; `i` counts from 0.
pub async fn many(desk: &Desk, times: i64, statement: &str) {
    desk.execute(&format!(
        "CREATE PROCEDURE {{data}}.many() BEGIN
           DECLARE i INT DEFAULT 0;
           WHILE i < {times} DO {statement}; SET i = i + 1; END WHILE;
         END"
    ))
    .await;
    desk.execute("CALL {data}.many()").await;
    desk.execute("DROP PROCEDURE {data}.many").await;
}
