//! Prefetches the tickets at the top of the lists, so that their threads can be read while the database is away.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use database::Token;
use model::{TicketId, TicketRow, TicketView, Timestamp};
use tokio::sync::Notify;

use crate::cache::{CacheKey, CacheService};
use crate::connection::ConnectionService;
use crate::session::{SessionContext, SessionService};

/// How many tickets of one list are prefetched: the ones at its top.
const PER_LIST: usize = 20;
/// How many prefetched tickets are tracked; far fewer than the cache has room for.
const TRACKED: usize = 120;
/// The pause between two tickets: nobody waits for this, and the database has others to serve.
const PAUSE: Duration = Duration::from_millis(250);

/// What a list shows of a ticket's state: its last change and its unread messages. If it differs, thread or history changed.
type Revision = (Timestamp, u32);

/// Owns the queue of tickets to prefetch.
pub(crate) struct PrefetchService {
    connection: Arc<ConnectionService>,
    session: Arc<SessionService>,
    cache: Arc<CacheService>,
    queued: Notify,
    queue: Mutex<Queue>,
}

/// The queue of one session.
#[derive(Default)]
struct Queue {
    session: Option<Token>,
    wanted: VecDeque<(TicketId, Revision)>,
    done: HashMap<TicketId, Revision>,
}

impl PrefetchService {
    pub(crate) fn new(
        connection: &Arc<ConnectionService>,
        session: &Arc<SessionService>,
        cache: &Arc<CacheService>,
    ) -> Self {
        Self {
            connection: connection.clone(),
            session: session.clone(),
            cache: cache.clone(),
            queued: Notify::new(),
            queue: Mutex::default(),
        }
    }

    /// Queues the tickets at the top of a list.
    pub(crate) fn queue(&self, context: &SessionContext, rows: &[TicketRow]) {
        let rows = rows.iter().take(PER_LIST).map(|row| (row.id, (row.updated_at, row.unread))).collect::<Vec<_>>();
        let mut queue = self.queue_of(context);
        queue.wanted.retain(|(ticket, _)| rows.iter().all(|(row, _)| row != ticket));
        queue.wanted.extend(rows);
        drop(queue);
        self.queued.notify_one();
    }

    /// Prefetches whatever is queued, for ever. A ticket that fails waits until a list shows it again.
    pub(crate) async fn run(self: Arc<Self>) {
        loop {
            self.queued.notified().await;
            self.drain().await;
        }
    }

    async fn drain(&self) {
        while let Ok(context) = self.session.context() {
            let Some((ticket, revision)) = self.queue_of(&context).wanted.pop_front() else { return };
            // Nothing is prefetched where answers do not outlive the session.
            if !self.connection.is_online() || !self.cache.outlives_session().await.unwrap_or(false) {
                continue;
            }
            if self.is_cached(&context, ticket, revision).await {
                self.mark_done(&context, ticket, revision);
                continue;
            }
            tokio::time::sleep(PAUSE).await;
            if self.cache.fetch_ticket(&context, ticket).await.is_ok() {
                self.mark_done(&context, ticket, revision);
            }
        }
    }

    /// Whether the cache has the ticket as the list shows it. A list does not say how old the newest message is, so a ticket with
    /// unread messages is fetched once.
    async fn is_cached(&self, context: &SessionContext, ticket: TicketId, revision: Revision) -> bool {
        if self.queue_of(context).done.get(&ticket) == Some(&revision) {
            return true;
        }
        let (updated_at, unread) = revision;
        let cached: Option<TicketView> = self.cache.get(&context.owner(), CacheKey::Ticket(ticket)).await;
        cached.is_some_and(|cached| unread == 0 && cached.ticket.updated_at == updated_at)
    }

    fn mark_done(&self, context: &SessionContext, ticket: TicketId, revision: Revision) {
        let mut queue = self.queue_of(context);
        if queue.done.len() >= TRACKED {
            queue.done.clear();
        }
        queue.done.insert(ticket, revision);
    }

    /// The queue, emptied if it was another session's.
    fn queue_of(&self, context: &SessionContext) -> MutexGuard<'_, Queue> {
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        if queue.session.as_ref() != Some(context.token()) {
            *queue = Queue { session: Some(context.token().clone()), ..Queue::default() };
        }
        queue
    }
}
