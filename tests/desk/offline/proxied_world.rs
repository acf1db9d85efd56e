//! Workstations that reach the database through a fault proxy.

use fault_proxy::{Fault, FaultProxy};
use model::{
    Code, Connection, Delivery, Draft, DraftSave, MessageId, MessageSend, OutboxItem, OutboxRetry, OutboxState,
    OutboxTakeBack, RequestId, Signal, Thread, Ticket, TicketClaim, TicketCreate, TicketEdit, TicketId, TicketWithdraw,
};
use support::Flavour;

use crate::host::RecordingHost;
use crate::station::Station;
use crate::world::{TIMEOUT, World, arrived, request, sign_up};

pub struct ProxiedWorld {
    pub world: World,
    pub proxy: FaultProxy,
}

impl ProxiedWorld {
    pub async fn new() -> Self {
        Self::of(World::new().await).await
    }

    /// On a server of this flavour.
    pub async fn on(flavour: Flavour) -> Self {
        Self::of(World::on(flavour).await).await
    }

    async fn of(world: World) -> Self {
        let proxy = FaultProxy::to("127.0.0.1", world.port).await.expect("a port is free");
        Self { world, proxy }
    }

    /// An employee who connects through the proxy.
    pub async fn employee(&self, username: &str) -> Station {
        self.person(username, "").await
    }

    /// The same for a responder.
    pub async fn responder(&self, username: &str) -> Station {
        self.person(username, &self.world.invitation().await).await
    }

    async fn person(&self, username: &str, invitation: &str) -> Station {
        let station = self.world.workstation_over(username, self.proxy.port()).await;
        station.desk.person_sign_up(sign_up(username, invitation)).await.expect("signs up");
        station.until("the first look", RecordingHost::watches).await;
        station
    }

    /// Cuts a workstation off, and waits until it notices.
    pub async fn cut(&self, station: &Station) {
        self.proxy.set(Fault::Cut);
        tries_until(station, |now| matches!(now, Connection::Offline { .. })).await;
    }

    /// Restores the database, and the person presses "Try now".
    pub async fn mend(&self, station: &Station) {
        self.proxy.set(Fault::None);
        tries_until(station, |now| matches!(now, Connection::Online { .. })).await;
    }
}

/// Presses "Try now" until the workstation has noticed. One press may not be enough: a call in flight records its
/// outcome, of the old connection, after it.
async fn tries_until(station: &Station, noticed: impl Fn(&Connection) -> bool) {
    let trying = async {
        loop {
            let now = station.desk.connection_retry(()).await.expect("tried");
            if noticed(&now) {
                return;
            }
        }
    };
    tokio::time::timeout(TIMEOUT, trying).await.expect("the workstation notices");
}

/// The form of a new ticket.
fn titled(title: &str) -> TicketCreate {
    TicketCreate {
        facts: model::Facts::default(),
        request: request(),
        title: title.to_owned(),
        description: "Since this morning.".to_owned(),
        priority: model::Priority::Normal,
        category: None,
        draft_key: "create".to_owned(),
    }
}

/// What a person does, with or without the database.
impl Station {
    pub async fn send_create(&self, title: &str) -> Delivery<Ticket> {
        self.desk.ticket_create(titled(title)).await.expect("sent")
    }

    /// Sends a ticket that is refused at once, and returns the code.
    pub async fn refused_create(&self, title: &str) -> Code {
        self.desk.ticket_create(titled(title)).await.expect_err("refused").code()
    }

    pub async fn send_edit(&self, ticket: TicketId, version: u32, title: &str) -> Delivery<Ticket> {
        let edit = TicketEdit {
            request: request(),
            ticket,
            version,
            title: title.to_owned(),
            description: format!("{title}, in more words."),
            draft_key: format!("edit:{ticket}"),
        };
        self.desk.ticket_edit(edit).await.expect("sent")
    }

    pub async fn send_withdraw(&self, ticket: TicketId) -> Delivery<Ticket> {
        let draft_key = format!("withdraw:{ticket}");
        let withdraw = TicketWithdraw { request: request(), ticket, note: "Found it.".to_owned(), draft_key };
        self.desk.ticket_withdraw(withdraw).await.expect("sent")
    }

    pub async fn send_message(&self, ticket: TicketId, seen: Option<MessageId>, body: &str) {
        let message = MessageSend {
            request: request(),
            to: Thread::Ticket(ticket),
            body: body.to_owned(),
            seen,
            draft_key: format!("message:ticket:{ticket}"),
        };
        self.desk.message_send(message).await.expect("sent");
    }

    pub async fn claim(&self, ticket: TicketId) {
        self.desk.ticket_claim(TicketClaim { request: request(), ticket }).await.expect("claimed");
    }

    pub async fn types(&self, draft_key: &str, content: &str) {
        let draft = DraftSave { draft_key: draft_key.to_owned(), content: content.to_owned() };
        self.desk.draft_save(draft).await.expect("journaled");
    }

    pub async fn outbox(&self) -> Vec<OutboxItem> {
        self.desk.outbox_list(()).await.expect("the outbox")
    }

    /// Waits until everything in the outbox is refused, and returns it.
    pub async fn refused(&self, many: usize) -> Vec<OutboxItem> {
        let all_refused = |now: &RecordingHost| {
            let signals = now.signals();
            let last = signals.iter().rev().find_map(|signal| match signal {
                Signal::Outbox { items } => Some(items.as_slice()),
                _ => None,
            });
            last.is_some_and(|items| {
                items.len() == many && items.iter().all(|item| matches!(item.state, OutboxState::Refused { .. }))
            })
        };
        self.until("everything left is refused", all_refused).await;
        self.outbox().await
    }

    pub async fn take_back(&self, id: RequestId) -> Draft {
        self.desk.outbox_take_back(OutboxTakeBack { id }).await.expect("it comes back").expect("it is a draft")
    }

    pub async fn retry(&self, id: RequestId, anyway: bool) {
        self.desk.outbox_retry(OutboxRetry { id, anyway }).await.expect("it is sent again");
    }

    pub async fn drafts(&self) -> Vec<Draft> {
        self.desk.draft_list(()).await.expect("the drafts")
    }

    /// The queued operations that were delivered, in the order of the signals.
    pub fn told_delivered(&self) -> Vec<RequestId> {
        let id = |signal| if let Signal::Delivered { id, .. } = signal { Some(id) } else { None };
        self.host.signals().into_iter().filter_map(id).collect()
    }

    /// The thread of a ticket, in the order of the database.
    pub async fn thread(&self, ticket: TicketId) -> Vec<String> {
        self.show(ticket).await.messages.into_iter().map(|message| message.body).collect()
    }

    pub async fn created(&self, title: &str) -> Ticket {
        arrived(self.send_create(title).await)
    }
}
