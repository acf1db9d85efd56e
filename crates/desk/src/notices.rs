//! Which notifications a person gets, and which are taken back.

use std::collections::HashSet;

use model::{InboxItem, Role, TicketId, TicketRow, Timestamp, Watch};
use store::mysql::Token;

use crate::desk::{Desk, Here};
use crate::host::{Notice, Target};
use crate::words;

/// How many single notifications at most; more are told as one.
const SINGLES: usize = 3;
/// The most that a page can hold; of the pool it is the part that the watch's digest covers.
const PAGE: u32 = 100;

/// What has been told so far in this session.
#[derive(Default)]
pub(crate) struct Notices {
    /// Whose notifications these are.
    session: Option<Token>,
    /// The inbox has been told up to this sequence; none before the first look.
    told: Option<u64>,
    /// The pool's first page as it was last told; none before the first look.
    pool: Option<Pool>,
    /// The keys of what stands on the screen.
    shown: HashSet<String>,
}

/// The first page of the pool.
struct Pool {
    digest: String,
    tickets: HashSet<TicketId>,
    /// The last row of a full page: what comes after it may have been waiting for long.
    end: Option<(Timestamp, TicketId)>,
}

impl Notices {
    /// Tells what is new since the last look and takes back what is no longer true. What lay there before the first look
    /// waits in the inbox without a sound. What cannot be read now is told by a later look.
    pub(crate) async fn follow(&mut self, desk: &Desk, here: &Here, watch: &Watch) {
        if self.session.as_ref() != Some(here.token()) {
            self.forget(desk);
            self.session = Some(here.token().clone());
        }
        match self.told {
            None => self.told = Some(watch.seq),
            Some(told) if told < watch.seq => self.follow_inbox(desk, here, watch.seq, told).await,
            Some(_) => {}
        }
        let responds = here.signed.person.role == Role::Responder;
        if responds && self.pool.as_ref().is_none_or(|pool| pool.digest != watch.pool_digest) {
            self.follow_pool(desk, here, &watch.pool_digest).await;
        }
    }

    /// Takes everything back: the person has left.
    pub(crate) fn forget(&mut self, desk: &Desk) {
        for key in self.shown.drain() {
            desk.inner.host.withdraw(&key);
        }
        *self = Self::default();
    }

    async fn follow_inbox(&mut self, desk: &Desk, here: &Here, now: u64, told: u64) {
        let Ok(unread) = here.database().message_inbox(here.token(), true, None, PAGE).await else { return };
        let waiting: HashSet<String> = unread.iter().map(key_of).collect();
        if unread.len() < PAGE as usize {
            self.withdraw(desk, |key| key.starts_with("inbox:") && !waiting.contains(key));
        }
        if unread.is_empty() {
            self.withdraw(desk, |key| key == "many:inbox");
        }
        let news: Vec<&InboxItem> = unread.iter().filter(|item| item.seq > told).collect();
        let newest = news.iter().map(|item| item.seq).max().unwrap_or(now);
        let notices: Vec<Notice> = if news.len() > SINGLES {
            vec![words::many_in_inbox("many:inbox", news.len())]
        } else {
            news.into_iter().rev().map(|item| words::inbox(key_of(item), item)).collect()
        };
        self.show(desk, here, notices);
        self.told = Some(now.max(newest));
    }

    async fn follow_pool(&mut self, desk: &Desk, here: &Here, digest: &str) {
        let Ok(rows) = here.database().ticket_pool(here.token(), None, PAGE).await else { return };
        let full = rows.len() >= PAGE as usize;
        let now = Pool {
            digest: digest.to_owned(),
            tickets: rows.iter().map(|row| row.id).collect(),
            end: rows.last().filter(|_| full).map(place),
        };
        let Some(before) = self.pool.replace(now) else { return };
        let gone: HashSet<String> =
            before.tickets.iter().filter(|id| !rows.iter().any(|row| row.id == **id)).map(|id| pool_key(*id)).collect();
        self.withdraw(desk, |key| gone.contains(key) || (rows.is_empty() && key == "many:pool"));
        let is_news =
            |row: &&TicketRow| !before.tickets.contains(&row.id) && before.end.is_none_or(|end| place(row) < end);
        let news: Vec<&TicketRow> = rows.iter().filter(is_news).collect();
        let notices = if news.len() > SINGLES {
            vec![words::many_in_pool("many:pool", news.len())]
        } else {
            news.into_iter().map(|row| words::in_pool(pool_key(row.id), row)).collect()
        };
        self.show(desk, here, notices);
    }

    /// Shows notifications, unless the person has left while they were read.
    fn show(&mut self, desk: &Desk, here: &Here, notices: Vec<Notice>) {
        if !desk.is_signed(&here.signed) {
            return;
        }
        for notice in notices {
            desk.inner.host.notify(&notice);
            self.shown.insert(notice.key);
        }
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

/// Where a ticket stands in the pool.
fn place(row: &TicketRow) -> (Timestamp, TicketId) {
    (row.created_at, row.id)
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
