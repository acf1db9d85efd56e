//! A page costs about a page, however long its list is: the server's counters tell how many rows it reads.

use std::sync::Arc;

use model::{LogRow, TicketRow};
use support::args;
use support::database::{Argument, Desk};

use super::scene::hex;
use super::work::{call, rows_read, work};

support::on_each_server! { a_page_reads_about_a_page_of_index_rows }

/// So many tickets are in the pool, all of one employee.
const TICKETS: i64 = 2_000;
/// So many of them, the newest, were declined by one responder.
const DECLINED: i64 = 800;
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
    // What a server guesses about its tables must not decide how it reads them.
    desk.execute("ANALYZE TABLE {data}.tickets, {data}.ticket_responder_log").await;

    let pool: Vec<TicketRow> = bob.rows("ticket_pool", args![None, None, 100]).await;
    let mine: Vec<TicketRow> = ada.rows("ticket_mine", args![false, None, None, 100]).await;
    let log: Vec<LogRow> = bob.rows("ticket_log", args![None, None, 100]).await;
    let (pool, mine, log) = (&pool[99], &mine[99], &log[99]);
    let middle = |at: Argument, id: Argument| [at, id, PAGE.into()];
    for (who, procedure, arguments) in [
        (&cleo, "ticket_pool", args![None, None, PAGE]),
        (&cleo, "ticket_pool", middle(pool.created_at.into(), pool.id.into()).to_vec()),
        (&bob, "ticket_pool", args![None, None, PAGE]),
        (&bob, "ticket_pool", middle(pool.created_at.into(), pool.id.into()).to_vec()),
        (&ada, "ticket_mine", args![false, None, None, PAGE]),
        (&ada, "ticket_mine", [args![false], middle(mine.updated_at.into(), mine.id.into()).to_vec()].concat()),
        (&bob, "ticket_log", args![None, None, PAGE]),
        (&bob, "ticket_log", middle(log.at.into(), log.ticket.into()).to_vec()),
    ] {
        let all = [args![who.token.clone()], arguments.clone()].concat();
        // What is done for the first time reads the dictionary as well.
        let _warm = work(&desk, &call(procedure, &all), None).await;
        let found = work(&desk, &call(procedure, &all), None).await;
        let read = rows_read(&found);
        println!("{:?} {procedure} {} {read}", desk.flavour, who.username);
        assert!(read >= PAGE, "{procedure}: nothing was counted: {found:?}");
        assert!(
            read <= PAGE * FOR_EACH_ROW,
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
