//! Which notifications a person gets, and which are taken back.

use std::collections::HashSet;

use model::{InboxItem, Role, TicketId, TicketRow, Watch};

use crate::desk::{Desk, Here};
use crate::host::{Notice, Target};
use crate::words;

/// How many single notifications at most; more are told as one.
const SINGLES: usize = 3;
const PAGE: u32 = 50;

/// What has been told so far in this session.
#[derive(Default)]
pub(crate) struct Notices {
    /// The watch that was followed last; none before the first.
    followed: Option<Watch>,
    /// The keys of what stands on the screen.
    shown: HashSet<String>,
    /// The tickets of the pool's first page, as last seen.
    pool: HashSet<TicketId>,
}

impl Notices {
    /// Tells what is new since the last watch and takes back what is no longer true. What lay there before the first watch
    /// waits in the inbox without a sound.
    pub(crate) async fn follow(&mut self, desk: &Desk, here: &Here, watch: &Watch) {
        let Some(before) = self.followed.replace(watch.clone()) else {
            if here.signed.person.role == Role::Responder {
                self.pool = self.read_pool(here).await.iter().map(|row| row.id).collect();
            }
            return;
        };
        if before.seq != watch.seq {
            self.follow_inbox(desk, here, before.seq).await;
        }
        if before.pool_digest != watch.pool_digest {
            self.follow_pool(desk, here).await;
        }
    }

    /// Takes everything back: nobody is signed in any more.
    pub(crate) fn forget(&mut self, desk: &Desk) {
        for key in self.shown.drain() {
            desk.inner.host.withdraw(&key);
        }
        *self = Self::default();
    }

    async fn follow_inbox(&mut self, desk: &Desk, here: &Here, seen: u64) {
        // A failure is told by the next watch; the inbox itself keeps everything.
        let Ok(unread) = here.database().message_inbox(here.token(), true, None, PAGE).await else { return };
        let waiting: HashSet<String> = unread.iter().map(key_of).collect();
        if unread.len() < PAGE as usize {
            self.withdraw(desk, |key| key.starts_with("inbox:") && !waiting.contains(key));
        }
        if unread.is_empty() {
            self.withdraw(desk, |key| key == "many:inbox");
        }
        let news: Vec<&InboxItem> = unread.iter().filter(|item| item.seq > seen).collect();
        if news.len() > SINGLES {
            self.show(desk, words::many_in_inbox("many:inbox", news.len()));
            return;
        }
        for item in news.into_iter().rev() {
            self.show(desk, words::inbox(key_of(item), item));
        }
    }

    async fn follow_pool(&mut self, desk: &Desk, here: &Here) {
        if here.signed.person.role != Role::Responder {
            return;
        }
        let rows = self.read_pool(here).await;
        let now: HashSet<TicketId> = rows.iter().map(|row| row.id).collect();
        let gone: HashSet<String> = self.pool.difference(&now).map(|id| pool_key(*id)).collect();
        self.withdraw(desk, |key| gone.contains(key) || (rows.is_empty() && key == "many:pool"));
        let news: Vec<&TicketRow> = rows.iter().filter(|row| !self.pool.contains(&row.id)).collect();
        let notices: Vec<Notice> = if news.len() > SINGLES {
            vec![words::many_in_pool("many:pool", news.len())]
        } else {
            news.into_iter().map(|row| words::in_pool(pool_key(row.id), row)).collect()
        };
        for notice in notices {
            self.show(desk, notice);
        }
        self.pool = now;
    }

    async fn read_pool(&self, here: &Here) -> Vec<TicketRow> {
        here.database().ticket_pool(here.token(), None, PAGE).await.unwrap_or_default()
    }

    fn show(&mut self, desk: &Desk, notice: Notice) {
        desk.inner.host.notify(&notice);
        self.shown.insert(notice.key);
    }

    fn withdraw(&mut self, desk: &Desk, untrue: impl Fn(&str) -> bool) {
        self.shown.retain(|key| {
            let stays = !untrue(key);
            if !stays {
                desk.inner.host.withdraw(key);
            }
            stays
        });
    }
}

fn key_of(item: &InboxItem) -> String {
    format!("inbox:{}", item.id)
}

fn pool_key(ticket: TicketId) -> String {
    format!("pool:{ticket}")
}

/// What a click on a notification of the inbox opens.
pub(crate) fn target(item: &InboxItem) -> Target {
    match (item.ticket, &item.from) {
        (Some(ticket), _) => Target::Ticket(ticket),
        (None, Some(person)) => Target::Conversation(person.id),
        (None, None) => Target::Window,
    }
}
