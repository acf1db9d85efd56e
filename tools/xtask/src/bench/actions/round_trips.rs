//! How often each action of a person goes to the server and back.

use std::collections::BTreeSet;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use database::{DatabaseError, NewTicket};
use model::{Body, Description, ListQuery, Note, Role, SearchQuery, SessionId, Thread, TicketId, Title};

use super::actor::{Actor, identity, request};
use super::proxy::{Line, Proxy};
use crate::playground::{Playground, Route};

/// Does every action once with its statement prepared and counts the commands that go to the server. Answers how many actions
/// there were.
///
/// # Errors
/// When an action takes another number of round trips than one.
pub async fn count(playground: &Playground) -> Result<usize> {
    let proxy = Proxy::start(playground.server().port(), Line::of(Duration::ZERO, None)).await?;
    let route = Route::Port(proxy.port());
    let employee = Actor::new(playground, "counted-employee", Role::Employee, route).await?;
    let responder = Actor::new(playground, "counted-responder", Role::Responder, route).await?;
    let mut counter = Counter { proxy: &proxy, counts: Vec::new() };
    everything(&mut counter, &employee, &responder).await.context("preparing the statements")?;
    counter.counts.clear();
    everything(&mut counter, &employee, &responder).await?;
    let wrong: Vec<_> = counter.counts.iter().filter(|(_, count)| *count != 1).collect();
    if !wrong.is_empty() {
        bail!("these actions take another number of round trips than one: {wrong:?}");
    }
    employee.leave().await?;
    responder.leave().await?;
    Ok(counter.counts.iter().map(|(action, _)| action).collect::<BTreeSet<_>>().len())
}

struct Counter<'a> {
    proxy: &'a Proxy,
    counts: Vec<(&'static str, u64)>,
}

impl Counter<'_> {
    async fn of<T>(&mut self, action: &'static str, done: impl Future<Output = Result<T, DatabaseError>>) -> Result<T> {
        let before = self.proxy.asked();
        let answer = done.await.with_context(|| format!("{action} failed"))?;
        self.counts.push((action, self.proxy.asked() - before));
        Ok(answer)
    }
}

async fn everything(count: &mut Counter<'_>, employee: &Actor, responder: &Actor) -> Result<()> {
    let [completed, declined, withdrawn] =
        [created(count, employee).await?, created(count, employee).await?, created(count, employee).await?];
    own_affairs(count, employee).await?;
    people_talk(count, employee, responder).await?;
    employee_acts(count, employee, completed, withdrawn).await?;
    responder_acts(count, responder, completed, declined).await
}

async fn created(count: &mut Counter<'_>, Actor { database, token, .. }: &Actor) -> Result<TicketId> {
    let (title, description) = texts("Something is broken")?;
    let created = database.ticket_create(token, request(), NewTicket::new(&title, &description));
    Ok(count.of("ticket_create", created).await?.id)
}

async fn own_affairs(count: &mut Counter<'_>, Actor { database, token, person, .. }: &Actor) -> Result<()> {
    let profile = count.of("person_profile", database.person_profile(token)).await?;
    let identity = identity(&person.name)?;
    let updated = database.person_update(token, request(), profile.version, &identity);
    count.of("person_update", updated).await?;
    count.of("session_list", database.session_list(token)).await?;
    count.of("session_revoke", database.session_revoke(token, request(), SessionId(u64::from(u32::MAX)))).await?;
    count.of("watch", database.watch(token, None)).await?;
    Ok(())
}

async fn people_talk(count: &mut Counter<'_>, employee: &Actor, responder: &Actor) -> Result<()> {
    let Actor { database, token, .. } = employee;
    count.of("person_directory", database.person_directory(token, "", None, 50)).await?;
    let (to, body) = (Thread::Person(responder.person.id), Body::parse("Are you in?")?);
    let sent = database.message_send(token, request(), to, &body, None);
    let sent = count.of("message_send", sent).await?;
    count.of("message_conversation", database.message_conversation(token, responder.person.id, None)).await?;
    let Actor { database, token, .. } = responder;
    count.of("message_inbox", database.message_inbox(token, false, None, 50)).await?;
    let thread = Some(Thread::Person(employee.person.id));
    count.of("message_read", database.message_read(token, thread, sent.id)).await?;
    Ok(())
}

async fn employee_acts(
    count: &mut Counter<'_>,
    Actor { database, token, .. }: &Actor,
    edited: TicketId,
    withdrawn: TicketId,
) -> Result<()> {
    let (title, description) = texts("Something is still broken")?;
    count.of("ticket_edit", database.ticket_edit(token, request(), edited, 1, &title, &description)).await?;
    count.of("ticket_withdraw", database.ticket_withdraw(token, request(), withdrawn, &Note::parse("")?)).await?;
    count.of("ticket_mine", database.ticket_mine(token, false, None, 50)).await?;
    count
        .of(
            "ticket_search",
            database.ticket_search(token, &SearchQuery::parse("broken"), &ListQuery::default(), None, 50),
        )
        .await?;
    Ok(())
}

async fn responder_acts(
    count: &mut Counter<'_>,
    Actor { database, token, .. }: &Actor,
    completed: TicketId,
    declined: TicketId,
) -> Result<()> {
    let note = Note::parse("Done")?;
    count.of("ticket_pool", database.ticket_pool(token, false, None, 50)).await?;
    count.of("ticket_claim", database.ticket_claim(token, request(), completed)).await?;
    count.of("ticket_show", database.ticket_show(token, completed, None)).await?;
    count.of("ticket_work", database.ticket_work(token)).await?;
    count.of("ticket_complete", database.ticket_complete(token, request(), completed, &note)).await?;
    count.of("ticket_decline", database.ticket_decline(token, request(), declined, &note)).await?;
    count.of("ticket_log", database.ticket_log(token, None, 50)).await?;
    Ok(())
}

fn texts(title: &str) -> Result<(Title, Description)> {
    Ok((Title::parse(title)?, Description::parse("It does not work.")?))
}
