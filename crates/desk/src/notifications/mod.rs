//! Notifications: what a person is notified of, and what is withdrawn.

mod centre;
mod cursor;
mod key;
mod overdue;
pub(crate) mod text;

use std::collections::HashSet;
use std::sync::Arc;

use database::Token;
use i18n::Locale;
use local_store::Local;
use model::{InboxItem, NotificationKind, PersonId, Thread, TicketId, TicketRow, Timestamp, Watch};

use self::centre::{News, NotificationCentre};
use crate::host::{Button, ButtonAction, Notification};
use crate::preferences::PreferencesService;
use crate::session::{SessionContext, SessionService};
use crate::system::System;

/// The largest page.
pub(crate) const PAGE: u32 = 100;

/// Turns the answers of polls into notifications. The poll's worker owns it.
pub(crate) struct Notifications {
    local: Local,
    session: Arc<SessionService>,
    preferences: Arc<PreferencesService>,
    centre: NotificationCentre,
    progress: Progress,
}

/// How far one session was notified.
#[derive(Default)]
struct Progress {
    session: Option<Token>,
    /// The sequence up to which the person was notified of the inbox; none before the first poll.
    inbox: Option<u64>,
    /// The pool's first page at the last poll; none before the first.
    pool: Option<PoolPage>,
    /// The overdue tickets of the pool's first page at the last poll; none before the first.
    overdue: Option<HashSet<TicketId>>,
}

/// The first page of the pool.
struct PoolPage {
    version: u64,
    tickets: HashSet<TicketId>,
    /// The last row, if the page is full: rows after it may not be new.
    end: Option<Position>,
}

impl Notifications {
    pub(crate) fn new(
        system: &Arc<System>,
        local: &Local,
        session: &Arc<SessionService>,
        preferences: &Arc<PreferencesService>,
    ) -> Self {
        let centre = NotificationCentre::new(system, preferences);
        Self {
            local: local.clone(),
            session: session.clone(),
            preferences: preferences.clone(),
            centre,
            progress: Progress::default(),
        }
    }

    /// Shows what is new since the last poll and withdraws what is no longer true. What came to the inbox while the person was
    /// away becomes one notification; the pool at the first poll becomes none. What cannot be read now is left to a later poll.
    /// `pool` is the pool's first page, for responders, and `now` the database's time.
    pub(crate) async fn follow(
        &mut self,
        context: &SessionContext,
        watch: &Watch,
        pool: Option<&[TicketRow]>,
        now: Timestamp,
    ) {
        if self.progress.session.as_ref() != Some(context.token()) {
            self.clear();
            self.progress.session = Some(context.token().clone());
        }
        match self.progress.inbox {
            None => self.follow_absence(context, watch).await,
            Some(cursor) if cursor < watch.seq => self.follow_inbox(context, watch.seq, cursor).await,
            Some(_) => {}
        }
        if let Some(rows) =
            pool.filter(|_| self.progress.pool.as_ref().is_none_or(|seen| seen.version != watch.pool_version))
        {
            self.follow_pool(context, watch.pool_version, rows);
        }
        if let Some(rows) = pool {
            self.follow_overdue(context, rows, now).await;
        }
    }

    /// Shows what was held back if the quiet time is over. Called with every poll, whatever its answer.
    pub(crate) fn check_schedule(&mut self) {
        self.centre.check_schedule();
    }

    /// Withdraws everything: the person has left.
    pub(crate) fn clear(&mut self) {
        self.centre.clear();
        self.progress = Progress::default();
    }

    async fn follow_absence(&mut self, context: &SessionContext, watch: &Watch) {
        // Without a cursor the person has just signed in, with the inbox in front of them.
        let cursor = cursor::read(&self.local, &context.owner()).await;
        let mut missed = Vec::new();
        if let Some(cursor) = cursor.filter(|cursor| watch.unread > 0 && *cursor < watch.seq) {
            let Some(unread) = self.unread(context).await else { return };
            missed = self.inbox_news(context, unread.iter().filter(|item| item.seq > cursor));
        }
        self.advance(context, watch.seq).await;
        if self.session.is_current(&context.session) && !missed.is_empty() {
            self.centre.notify_absence(missed);
        }
    }

    async fn follow_inbox(&mut self, context: &SessionContext, now: u64, cursor: u64) {
        let Some(unread) = self.unread(context).await else { return };
        let waiting: HashSet<String> = unread.iter().map(key::of_item).collect();
        // A full page says nothing about the items after it.
        if unread.len() < PAGE as usize {
            self.centre.withdraw(|key| key::is_inbox(key) && !waiting.contains(key));
        }
        let newest = unread.iter().map(|item| item.seq).max().unwrap_or(now);
        let news = self.inbox_news(context, unread.iter().rev().filter(|item| item.seq > cursor));
        self.advance(context, now.max(newest)).await;
        if self.session.is_current(&context.session) {
            self.centre.notify(news);
        }
    }

    async fn unread(&self, context: &SessionContext) -> Option<Vec<InboxItem>> {
        let unread = context.database().message_inbox(context.token(), true, None, PAGE).await;
        self.session.record(context, unread).ok()
    }

    /// Saves the cursor before the notification is shown, so that nobody who quits at this moment is notified twice.
    async fn advance(&mut self, context: &SessionContext, seq: u64) {
        self.progress.inbox = Some(seq);
        cursor::write(&self.local, &context.owner(), seq).await;
    }

    fn follow_pool(&mut self, context: &SessionContext, version: u64, rows: &[TicketRow]) {
        let last = rows.last().filter(|_| rows.len() >= PAGE as usize);
        let now = PoolPage { version, tickets: rows.iter().map(|row| row.id).collect(), end: last.map(position) };
        let end = last.map(|row| row.id);
        let Some(before) = self.progress.pool.replace(now) else { return };
        let waiting: HashSet<TicketId> = rows.iter().map(|row| row.id).collect();
        // A ticket after a full page may still be waiting.
        self.centre.withdraw(|key| {
            key::pool_ticket(key).is_some_and(|ticket| !waiting.contains(&ticket) && end.is_none_or(|end| ticket < end))
        });
        let is_news =
            |row: &&TicketRow| !before.tickets.contains(&row.id) && before.end.is_none_or(|end| position(row) < end);
        let (locale, previews) = (Locale::of(self.preferences.language()), self.preferences.get().previews);
        let person = context.session.person.id;
        let news = rows
            .iter()
            .filter(is_news)
            .map(|row| News {
                kind: NotificationKind::Pool,
                notification: claimable(text::in_pool(locale, key::of_pool(row.id), row, previews), person, row.id),
            })
            .collect();
        if self.session.is_current(&context.session) {
            self.centre.notify(news);
        }
    }

    /// Notifies of each ticket that is overdue once, also across restarts. It costs the database nothing: the page is the poll's.
    async fn follow_overdue(&mut self, context: &SessionContext, rows: &[TicketRow], now: Timestamp) {
        let late: Vec<&TicketRow> = rows.iter().take_while(|row| row.respond_by <= now).collect();
        let ids: HashSet<TicketId> = late.iter().map(|row| row.id).collect();
        if self.progress.overdue.as_ref() == Some(&ids) {
            return;
        }
        // Behind a full page there may be more.
        if late.len() < PAGE as usize {
            self.centre.withdraw(|key| key::overdue_ticket(key).is_some_and(|ticket| !ids.contains(&ticket)));
        }
        let fresh = overdue::note(&self.local, &context.owner(), &late).await;
        self.progress.overdue = Some(ids);
        let (locale, previews) = (Locale::of(self.preferences.language()), self.preferences.get().previews);
        let person = context.session.person.id;
        let news = late
            .iter()
            .filter(|row| fresh.contains(&row.id))
            .map(|row| News {
                kind: NotificationKind::Overdue,
                notification: claimable(text::overdue(locale, key::of_overdue(row.id), row, previews), person, row.id),
            })
            .collect();
        if self.session.is_current(&context.session) {
            self.centre.notify(news);
        }
    }

    fn inbox_news<'a>(&self, context: &SessionContext, items: impl Iterator<Item = &'a InboxItem>) -> Vec<News> {
        let (locale, previews) = (Locale::of(self.preferences.language()), self.preferences.get().previews);
        let (role, person) = (context.session.person.role, context.session.person.id);
        items
            .map(|item| News {
                kind: item.kind(),
                notification: Notification {
                    button: reply(item).map(|does| Button { person, does }),
                    ..text::inbox(locale, key::of_item(item), item, role, previews)
                },
            })
            .collect()
    }
}

/// A notification of the pool with a button that claims its ticket.
fn claimable(notification: Notification, person: PersonId, ticket: TicketId) -> Notification {
    Notification { button: Some(Button { person, does: ButtonAction::Claim(ticket) }), ..notification }
}

/// How a person answers an item of the inbox: messages only.
fn reply(item: &InboxItem) -> Option<ButtonAction> {
    let thread = match (item.alert, item.ticket, &item.from) {
        (None, Some(ticket), _) => Thread::Ticket(ticket),
        (None, None, Some(from)) => Thread::Person(from.id),
        _ => return None,
    };
    Some(ButtonAction::Reply(thread))
}

/// A ticket's position in the pool.
type Position = (Timestamp, Timestamp, TicketId);

fn position(row: &TicketRow) -> Position {
    (row.respond_by, row.created_at, row.id)
}
