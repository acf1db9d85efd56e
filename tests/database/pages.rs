//! A page costs about a page, however long its list is: the server's counters tell how many rows it reads.

use std::sync::Arc;

use model::{InboxItem, LogRow, TicketRow};
use support::args;
use support::database::{Argument, Desk};

use super::scene::hex;
use super::work::{call, rows_read, work};

support::on_each_server! { a_page_reads_about_a_page_of_index_rows }

/// So many tickets are in the pool, all of one employee.
const TICKETS: i64 = 2_000;
/// So many of them, the newest, were declined by one responder.
const DECLINED: i64 = 800;
const MESSAGES: i64 = 1_500;
const WORK: i64 = 50;
const PAGE: i64 = 50;
/// What a row of a page may cost: the index, the log, the ticket, its people, the session and what the server asks itself.
const FOR_EACH_ROW: i64 = 8;

async fn a_page_reads_about_a_page_of_index_rows(desk: Arc<Desk>) {
    let (ada, bob, cleo) = (desk.employee("ada").await, desk.responder("bob").await, desk.responder("cleo").await);
    many(
        &desk,
        TICKETS,
        &format!("CALL {{api}}.ticket_raise(X'{}', RANDOM_BYTES(16), 'Printer', 'It smokes.')", hex(&ada.token)),
    )
    .await;
    let declines = format!("CALL {{api}}.ticket_decline(X'{}', RANDOM_BYTES(16), {TICKETS} - i, '')", hex(&bob.token));
    many(&desk, DECLINED, &declines).await;
    // What bob works on are the oldest; each of them has a message for him, and there are many more for him elsewhere.
    many(&desk, WORK, &format!("CALL {{api}}.ticket_claim(X'{}', RANDOM_BYTES(16), i + 1)", hex(&bob.token))).await;
    let wrote =
        format!("CALL {{api}}.message_send(X'{}', RANDOM_BYTES(16), i + 1, NULL, 'Hello', NULL)", hex(&ada.token));
    many(&desk, WORK, &wrote).await;
    let said =
        format!("CALL {{api}}.message_send(X'{}', RANDOM_BYTES(16), NULL, {}, 'Hello', NULL)", hex(&ada.token), bob.id);
    many(&desk, MESSAGES, &said).await;
    // Two thirds of what came for ada is read.
    let said =
        format!("CALL {{api}}.message_send(X'{}', RANDOM_BYTES(16), NULL, {}, 'Hello', NULL)", hex(&bob.token), ada.id);
    many(&desk, MESSAGES, &said).await;
    let of_ada = format!("SELECT id FROM {{data}}.messages WHERE receiver_id = {}", ada.id);
    let read = desk.number(&format!("{of_ada} ORDER BY id LIMIT 1 OFFSET {}", MESSAGES * 2 / 3)).await;
    ada.call("message_read", args![None, None, read]).await.expect("read");
    // What a server guesses about its tables must not decide how it reads them.
    desk.execute("ANALYZE TABLE {data}.tickets, {data}.ticket_responder_log, {data}.messages").await;

    let pool: Vec<TicketRow> = bob.rows("ticket_pool", args![None, None, 100]).await;
    let mine: Vec<TicketRow> = ada.rows("ticket_mine", args![false, None, None, 100]).await;
    let log: Vec<LogRow> = bob.rows("ticket_log", args![None, None, 100]).await;
    let inbox: Vec<InboxItem> = ada.rows("message_inbox", args![false, None, 100]).await;
    let (pool, mine, log, seq) = (&pool[99], &mine[99], &log[99], inbox[99].seq);
    let next = |at: Argument, id: Argument| [at, id, PAGE.into()].to_vec();
    for (who, procedure, arguments, rows) in [
        (&cleo, "ticket_pool", args![None, None, PAGE], PAGE),
        (&cleo, "ticket_pool", next(pool.created_at.into(), pool.id.into()), PAGE),
        (&bob, "ticket_pool", args![None, None, PAGE], PAGE),
        (&bob, "ticket_pool", next(pool.created_at.into(), pool.id.into()), PAGE),
        (&ada, "ticket_mine", args![false, None, None, PAGE], PAGE),
        (&ada, "ticket_mine", [args![false], next(mine.updated_at.into(), mine.id.into())].concat(), PAGE),
        (&bob, "ticket_log", args![None, None, PAGE], PAGE),
        (&bob, "ticket_log", next(log.at.into(), log.ticket.into()), PAGE),
        (&ada, "message_inbox", args![false, None, PAGE], PAGE),
        (&ada, "message_inbox", args![false, seq, PAGE], PAGE),
        (&ada, "message_inbox", args![true, None, PAGE], PAGE),
        (&ada, "message_inbox", args![true, seq, PAGE], PAGE),
        (&bob, "ticket_work", args![], WORK),
        // These count up to 100.
        (&bob, "watch", args![], 100),
        (&ada, "watch", args![], 100),
    ] {
        let all = [args![who.token.clone()], arguments.clone()].concat();
        // What is done for the first time reads the dictionary as well.
        let _warm = work(&desk, &call(procedure, &all), None).await;
        let found = work(&desk, &call(procedure, &all), None).await;
        let read = rows_read(&found);
        assert!(read >= rows, "{procedure}: nothing was counted: {found:?}");
        assert!(
            read <= rows * FOR_EACH_ROW,
            "{procedure}({arguments:?}) for {} reads {read} rows: {found:?}",
            who.username
        );
    }
}

/// Runs a statement so often, on the server; `i` counts from 0.
async fn many(desk: &Desk, times: i64, statement: &str) {
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
