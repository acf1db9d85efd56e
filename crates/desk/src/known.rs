//! Reading with a memory: what the database answered last is answered again while it is away.

use std::time::Duration;

use local_store::{Owner, Setting};
use model::{Code, Conversation, Known, Message, OutboxItem, Thread, TicketPage, TicketRow, TicketView, Timestamp};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::desk::Desk;
use crate::error::DeskError;
use crate::here::Here;
use crate::outbox::Answer;

/// How long a window waits for the database before it gets what was answered last.
const PATIENCE: Duration = Duration::from_secs(4);

impl Desk {
    /// The database's answer, or the last one while it is away. `name` tells the question from others; nothing without a name
    /// is remembered.
    pub(crate) async fn known<T: Serialize + DeserializeOwned>(
        &self,
        here: &Here,
        name: Option<&str>,
        ask: impl Future<Output = Result<T, DeskError>>,
    ) -> Result<Known<T>, DeskError> {
        let Some(name) = name else { return Ok(Known { value: ask.await?, as_of: None }) };
        if !self.is_online()
            && let Some(known) = self.recall(here, name).await
        {
            return Ok(known);
        }
        let mut ask = std::pin::pin!(ask);
        let answer = match tokio::time::timeout(PATIENCE, &mut ask).await {
            Ok(answer) => answer,
            Err(_) => match self.recall(here, name).await {
                Some(known) => return Ok(known),
                None => ask.await,
            },
        };
        match answer {
            Ok(value) => {
                self.remember(here, name, &value).await;
                Ok(Known { value, as_of: None })
            }
            Err(DeskError::Database(error)) if error.is_about_connection() => {
                self.recall(here, name).await.ok_or(DeskError::Database(error))
            }
            Err(error) => {
                if matches!(error.code(), Code::TicketNotFound | Code::PersonNotFound) {
                    // What one may not see any more is not shown from memory either.
                    let _ = self.inner.cache.forget(&here.owner(), name).await;
                }
                Err(error)
            }
        }
    }

    async fn recall<T: DeserializeOwned>(&self, here: &Here, name: &str) -> Option<Known<T>> {
        let cached = self.inner.cache.read(&here.owner(), name).await.ok()??;
        // What another version of the application remembered otherwise is as good as forgotten.
        let value = serde_json::from_str(&cached.answer).ok()?;
        Some(Known { value, as_of: Some(Timestamp(cached.as_of)) })
    }

    async fn remember<T: Serialize>(&self, here: &Here, name: &str, value: &T) {
        let Ok(answer) = serde_json::to_string(value) else { return };
        let _gate = self.inner.cache_gate.lock().await;
        // Whoever has signed out meanwhile may have had everything wiped.
        if self.is_signed(&here.signed) {
            // Memory is a convenience: one that cannot be written is no error of the question.
            let _ = self.inner.cache.keep(&here.owner(), name, &answer, self.inner.clock.now()).await;
        }
    }

    /// Takes what came of a delivery over into what is known: it may be read, and edited, before the database is asked again.
    pub(crate) async fn remember_arrival(&self, owner: &Owner, item: &OutboxItem, answer: &Answer) {
        match answer {
            Answer::Ticket(ticket) => {
                let put = |view: &mut TicketView| view.ticket = (**ticket).clone();
                self.amend(owner, &format!("ticket:{}", ticket.id), put).await;
            }
            Answer::Message(message) => match item.parcel.thread() {
                Some(Thread::Ticket(ticket)) => {
                    let put = |view: &mut TicketView| add(&mut view.messages, message);
                    self.amend(owner, &format!("ticket:{ticket}"), put).await;
                }
                Some(Thread::Person(person)) => {
                    let put = |view: &mut Conversation| add(&mut view.messages, message);
                    self.amend(owner, &format!("conversation:{person}"), put).await;
                }
                None => {}
            },
        }
    }

    /// Changes an answer that is known, which does not make it younger.
    async fn amend<T: Serialize + DeserializeOwned>(&self, owner: &Owner, name: &str, change: impl FnOnce(&mut T)) {
        let _gate = self.inner.cache_gate.lock().await;
        let Ok(Some(cached)) = self.inner.cache.read(owner, name).await else { return };
        let Ok(mut value) = serde_json::from_str(&cached.answer) else { return };
        change(&mut value);
        if let Ok(answer) = serde_json::to_string(&value) {
            let _ = self.inner.cache.keep(owner, name, &answer, cached.as_of).await;
        }
    }

    /// Whether answers stay on this workstation when their person signs out: unless the person or the organisation said no.
    pub(crate) async fn keeps_known(&self) -> Result<bool, DeskError> {
        let organisation = self.link().map_or(true, |link| link.file.keep_cache());
        let person = self.inner.local.setting(Setting::KeepCache).await?;
        Ok(organisation && person.as_deref() != Some("false"))
    }

    /// Forgets every answer that a person got.
    pub(crate) async fn wipe_known(&self, owner: &Owner) -> Result<(), DeskError> {
        let _gate = self.inner.cache_gate.lock().await;
        Ok(self.inner.cache.wipe(owner).await?)
    }

    /// The title of a ticket or the name of a person, as last known.
    pub(crate) async fn about(&self, owner: &Owner, thread: Option<Thread>) -> Option<String> {
        match thread? {
            Thread::Person(person) => {
                let known = self.remembered::<Conversation>(owner, &format!("conversation:{person}")).await?;
                Some(known.person.name)
            }
            Thread::Ticket(ticket) => {
                if let Some(known) = self.remembered::<TicketView>(owner, &format!("ticket:{ticket}")).await {
                    return Some(known.ticket.title);
                }
                let mut rows: Vec<TicketRow> = self.remembered(owner, "work").await.unwrap_or_default();
                for list in ["mine:open", "pool", "mine:done"] {
                    rows.extend(
                        self.remembered::<TicketPage>(owner, list).await.into_iter().flat_map(|page| page.rows),
                    );
                }
                rows.into_iter().find(|row| row.id == ticket).map(|row| row.title)
            }
        }
    }

    pub(crate) async fn remembered<T: DeserializeOwned>(&self, owner: &Owner, name: &str) -> Option<T> {
        let cached = self.inner.cache.read(owner, name).await.ok()??;
        serde_json::from_str(&cached.answer).ok()
    }
}

/// A message that was delivered twice is one.
fn add(messages: &mut Vec<Message>, message: &Message) {
    if messages.iter().all(|known| known.id != message.id) {
        messages.push(message.clone());
    }
}
