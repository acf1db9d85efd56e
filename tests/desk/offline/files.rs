//! Files wait with their text, come back with it, and arrive once.

use model::Delivery;

use super::proxied_world::ProxiedWorld;
use crate::files::content;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn files_wait_with_their_text_and_arrive_once() {
    let proxied = ProxiedWorld::new().await;
    let anna = proxied.employee("anna").await;
    let (log, shot) = (content(1, 5), content(0, 900));
    anna.picks("create", "printer.log", &log).await;
    anna.picks("create", "shot.png", &shot).await;
    proxied.cut(&anna).await;
    let Delivery::Waiting { item } = anna.send_create("Printer").await else { panic!("it is queued") };
    assert_eq!(item.files, ["printer.log", "shot.png"], "what waits names its files");
    let draft = anna.take_back(anna.outbox().await[0].id).await;
    assert_eq!(anna.files_of(&draft.draft_key).await.len(), 2, "the files came back with the text");
    assert!(anna.send_create("Printer").await.delivered().is_none(), "it is queued again");
    assert!(anna.files_of("create").await.is_empty());

    let anna = anna.restart().await;
    proxied.mend(&anna).await;
    anna.until_outbox_is_empty().await;
    let mine = model::TicketMine { done: false, after: None };
    let tickets = anna.desk.ticket_mine(mine).await.expect("her tickets").value.rows;
    assert_eq!(tickets.len(), 1);
    let files = anna.attached(tickets[0].id).await;
    let told: Vec<_> = files.iter().map(|file| (file.name.as_str(), file.size)).collect();
    assert_eq!(told, [("printer.log", log.len() as u64), ("shot.png", 900)]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_withdrawal_waits_for_the_files_of_its_ticket() {
    let proxied = ProxiedWorld::new().await;
    let anna = proxied.employee("anna").await;
    let ticket = anna.created("Printer").await.id;
    anna.show(ticket).await;
    anna.picks(&format!("message:ticket:{ticket}"), "printer.log", b"It smokes.").await;
    proxied.cut(&anna).await;
    anna.send_message(ticket, None, "See the log.").await;
    anna.send_withdraw(ticket).await;
    proxied.mend(&anna).await;
    anna.until_outbox_is_empty().await;
    assert_eq!(anna.attached(ticket).await.len(), 1, "a ticket that nobody had takes no file once it is withdrawn");
}
