//! A feed loses nothing, however many write at the same moment.

use std::collections::BTreeSet;
use std::sync::Arc;

use model::{InboxItem, Message};
use support::args;
use support::database::{Argument, Desk, Person, request};
use tokio::task::JoinSet;

support::on_each_server! {
    a_reader_misses_nothing_of_sixteen_writers,
}

const WRITERS: usize = 16;
const MESSAGES: usize = 25;

/// Everything newer than a sequence, page by page.
async fn newer(reader: &Person, than: u64) -> Vec<InboxItem> {
    let mut found = Vec::new();
    let mut before = Argument::Null;
    loop {
        let page: Vec<InboxItem> = reader.rows("message_inbox", args![false, before, 20]).await;
        let Some(last) = page.last().map(|item| item.seq) else { return found };
        found.extend(page.into_iter().filter(|item| item.seq > than));
        if last <= than {
            return found;
        }
        before = last.into();
    }
}

async fn a_reader_misses_nothing_of_sixteen_writers(desk: Arc<Desk>) {
    let bob = desk.responder("bob").await;
    let mut writers = JoinSet::new();
    for number in 0..WRITERS {
        let writer = desk.employee(&format!("writer{number}")).await;
        let to = bob.id;
        writers.spawn(async move {
            for message in 0..MESSAGES {
                let body = format!("{number}/{message}");
                let _: Message = writer.one("message_send", args![request(), None, to, body, None]).await;
            }
        });
    }
    let mut seen = BTreeSet::new();
    let mut last = 0;
    loop {
        let finished = writers.is_empty();
        let before = bob.watch().await.seq;
        for item in newer(&bob, last).await {
            assert!(seen.insert(item.body.clone()), "{} came twice", item.body);
            last = last.max(item.seq);
        }
        assert!(last <= bob.watch().await.seq && before <= bob.watch().await.seq, "a feed never goes back");
        if finished {
            break;
        }
        while let Some(done) = writers.try_join_next() {
            done.expect("a writer");
        }
        tokio::task::yield_now().await;
    }
    assert_eq!(seen.len(), WRITERS * MESSAGES, "nothing committed late was skipped");
}
