//! The inbox.

use std::sync::Arc;

use model::{AlertType, InboxItem};
use support::args;
use support::database::Desk;

support::on_each_server! {
    messages_and_alerts_come_newest_first_with_their_ticket,
    pages_follow_each_other_without_gap_or_repetition,
    only_what_is_unread_can_be_asked_for,
}

async fn messages_and_alerts_come_newest_first_with_their_ticket(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    bob.writes(ticket, "Which floor?").await;
    let inbox = ada.inbox().await;
    assert_eq!(inbox.len(), 2);
    let (message, alert) = (&inbox[0], &inbox[1]);
    assert!(message.seq > alert.seq && message.id > alert.id);
    assert_eq!((message.alert, message.body.as_str()), (None, "Which floor?"));
    assert_eq!((alert.alert, alert.body.as_str()), (Some(AlertType::Assigned), ""));
    for item in &inbox {
        assert_eq!((item.ticket, item.ticket_title.as_deref()), (Some(ticket), Some("Printer")));
        assert_eq!(item.from.as_ref().map(|from| from.id), Some(bob.id));
        assert_eq!(item.read_at, None);
    }
    assert!(bob.inbox().await.is_empty());
}

async fn pages_follow_each_other_without_gap_or_repetition(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    for number in 0..6 {
        bob.writes(ticket, &format!("Number {number}")).await;
    }
    let whole: Vec<u64> = ada.inbox().await.iter().map(|item| item.seq).collect();
    for unread in [false, true] {
        let mut paged = Vec::new();
        let mut before = args![None];
        loop {
            let page: Vec<InboxItem> = ada.rows("message_inbox", [args![unread], before, args![2]].concat()).await;
            let Some(last) = page.last() else { break };
            before = args![last.seq];
            assert!(
                !paged.contains(&last.seq),
                "unread: {unread}: {} is on two pages, so paging would never end",
                last.seq
            );
            paged.extend(page.iter().map(|item| item.seq));
        }
        assert_eq!((paged.len(), &paged), (7, &whole), "unread: {unread}");
    }
}

async fn only_what_is_unread_can_be_asked_for(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    let seen = ada.inbox().await[0].id;
    ada.one::<model::InboxState>("message_read", args![None, None, seen]).await;
    let new = bob.writes(ticket, "New").await;
    let unread: Vec<InboxItem> = ada.rows("message_inbox", args![true, None, 100]).await;
    assert_eq!(unread.iter().map(|item| item.id).collect::<Vec<_>>(), [new.id]);
    assert_eq!(ada.inbox().await.len(), 2);
}
