//! Which notifications a person gets, and which are taken back.

mod board;
mod kind;
mod told;

use std::collections::HashSet;

use database::Token;
use model::{InboxItem, Role, TicketId, TicketRow, Timestamp, Watch};

use self::board::{Board, News};
pub(crate) use self::kind::Kind;
use crate::desk::Desk;
use crate::here::Here;
use crate::host::Target;
use crate::words;

/// The most that a page can hold; of the pool it is the part that the watch's digest covers.
const PAGE: u32 = 100;
/// What the keys begin with.
const INBOX: &str = "inbox:";
const POOL: &str = "pool:";

/// What has been told so far in this session.
#[derive(Default)]
pub(crate) struct Notices {
    /// Whose notifications these are.
    session: Option<Token>,
    /// The inbox has been told up to this sequence; none before the first look.
    told: Option<u64>,
    /// The pool's first page as it was last told; none before the first look.
    pool: Option<Pool>,
    board: Board,
}

/// The first page of the pool.
struct Pool {
    digest: String,
    tickets: HashSet<TicketId>,
    /// The last row of a full page: what comes after it may have been waiting for long.
    end: Option<(Timestamp, TicketId)>,
}

impl Notices {
    /// Tells what is new since the last look and takes back what is no longer true. What came to the inbox while the person was
    /// away is told as one; the pool of the first look is for the list alone. What cannot be read now is told by a later look.
    pub(crate) async fn follow(&mut self, desk: &Desk, here: &Here, watch: &Watch) {
        if self.session.as_ref() != Some(here.token()) {
            self.forget(desk);
            self.session = Some(here.token().clone());
        }
        match self.told {
            None => self.follow_absence(desk, here, watch).await,
            Some(told) if told < watch.seq => self.follow_inbox(desk, here, watch.seq, told).await,
            Some(_) => {}
        }
        let responds = here.signed.person.role == Role::Responder;
        if responds && self.pool.as_ref().is_none_or(|pool| pool.digest != watch.pool_digest) {
            self.follow_pool(desk, here, &watch.pool_digest).await;
        }
    }

    /// Tells what was held back once nobody asks for quiet any more. Called with each turn of the watch, whatever it sees.
    pub(crate) fn look_at_the_clock(&mut self, desk: &Desk) {
        self.board.look_at_the_clock(desk);
    }

    /// Takes everything back: the person has left.
    pub(crate) fn forget(&mut self, desk: &Desk) {
        self.board.clear(desk);
        *self = Self { board: std::mem::take(&mut self.board), ..Self::default() };
    }

    async fn follow_absence(&mut self, desk: &Desk, here: &Here, watch: &Watch) {
        // Whoever was never here before has just signed in, with the inbox before their eyes.
        let told = told::read(desk, &here.owner()).await;
        let mut missed = Vec::new();
        if let Some(told) = told.filter(|told| watch.unread > 0 && *told < watch.seq) {
            let Some(unread) = self.unread(desk, here).await else { return };
            missed = news(desk, here, unread.iter().filter(|item| item.seq > told));
        }
        self.note(desk, here, watch.seq).await;
        if desk.is_signed(&here.signed) && !missed.is_empty() {
            self.board.tell_absence(desk, missed);
        }
    }

    async fn follow_inbox(&mut self, desk: &Desk, here: &Here, now: u64, told: u64) {
        let Some(unread) = self.unread(desk, here).await else { return };
        let waiting: HashSet<String> = unread.iter().map(key_of).collect();
        // Of what is beyond the page nobody knows.
        if unread.len() < PAGE as usize {
            self.board.withdraw(desk, |key| key.starts_with(INBOX) && !waiting.contains(key));
        }
        let newest = unread.iter().map(|item| item.seq).max().unwrap_or(now);
        let news = news(desk, here, unread.iter().rev().filter(|item| item.seq > told));
        self.note(desk, here, now.max(newest)).await;
        if desk.is_signed(&here.signed) {
            self.board.tell(desk, news);
        }
    }

    async fn unread(&self, desk: &Desk, here: &Here) -> Option<Vec<InboxItem>> {
        let unread = here.database().message_inbox(here.token(), true, None, PAGE).await;
        desk.settle(here, unread).ok()
    }

    /// Keeps up to where the inbox was told. Before it is told: whoever quits in this very moment is not told it again.
    async fn note(&mut self, desk: &Desk, here: &Here, seq: u64) {
        self.told = Some(seq);
        told::write(desk, &here.owner(), seq).await;
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
        // A ticket beyond a full page may be waiting still.
        let stays: HashSet<String> = rows.iter().map(|row| pool_key(row.id)).collect();
        let end = rows.last().filter(|_| full).map(|row| row.id);
        self.board.withdraw(desk, |key| {
            let ticket = key.strip_prefix(POOL).and_then(|id| id.parse().ok()).map(TicketId);
            ticket.is_some_and(|ticket| !stays.contains(key) && end.is_none_or(|end| ticket < end))
        });
        let is_news =
            |row: &&TicketRow| !before.tickets.contains(&row.id) && before.end.is_none_or(|end| place(row) < end);
        let (words, previews) = (words::of(desk.language()), desk.preferences().previews);
        let news = rows
            .iter()
            .filter(is_news)
            .map(|row| News { kind: Kind::Pool, notice: words::in_pool(words, pool_key(row.id), row, previews) });
        let news = news.collect();
        if desk.is_signed(&here.signed) {
            self.board.tell(desk, news);
        }
    }
}

fn news<'a>(desk: &Desk, here: &Here, items: impl Iterator<Item = &'a InboxItem>) -> Vec<News> {
    let (words, previews) = (words::of(desk.language()), desk.preferences().previews);
    let role = here.signed.person.role;
    items
        .map(|item| News { kind: Kind::of(item), notice: words::inbox(words, key_of(item), item, role, previews) })
        .collect()
}

fn key_of(item: &InboxItem) -> String {
    format!("{INBOX}{}", item.id)
}

/// Where a ticket stands in the pool.
fn place(row: &TicketRow) -> (Timestamp, TicketId) {
    (row.created_at, row.id)
}

fn pool_key(ticket: TicketId) -> String {
    format!("{POOL}{ticket}")
}

/// What a click on a notification of the inbox opens.
pub(crate) fn target(item: &InboxItem) -> Target {
    match (item.ticket, &item.from) {
        (Some(ticket), _) => Target::Ticket(ticket),
        (None, Some(person)) => Target::Conversation(person.id),
        (None, None) => Target::Inbox,
    }
}
