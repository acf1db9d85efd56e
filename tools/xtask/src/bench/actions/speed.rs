//! How long the frequent actions take, beside `SELECT 1` in the same moment.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use model::{Body, Claim, Description, ListQuery, Role, SearchQuery, Thread, Title};

use super::actor::{Actor, request};
use crate::playground::{Playground, Route};
use ::bench::Series;

/// Before the statements are prepared and the pages are in memory.
const WARM_UP: usize = 20;
/// So many tickets wait in the pool while it is measured.
const POOL: usize = 300;

/// What is measured, in the order in which it is shown.
pub const ACTIONS: [&str; 7] =
    ["create a ticket", "page of the pool", "find tickets", "claim", "send a message", "open a ticket", "watch"];

/// The times of the actions, in the order of [`ACTIONS`], and of `SELECT 1` between them.
pub struct Speed {
    pub select_one: Series,
    pub actions: [Series; ACTIONS.len()],
}

/// Runs every action `runs` times, interleaved with each other and with `SELECT 1`.
pub async fn measure(playground: &Playground, name: &str, route: Route, runs: usize) -> Result<Speed> {
    let mut employee = Actor::new(playground, &format!("{name}-employee"), Role::Employee, route).await?;
    let mut responder = Actor::new(playground, &format!("{name}-responder"), Role::Responder, route).await?;
    let title = Title::parse("Printer on the third floor jams")?;
    let description = Description::parse("Every second sheet, only from tray 2.\nThe other trays work.")?;
    let body = Body::parse("I have cleaned the rollers. Please tell me whether it still jams.")?;
    if matches!(route, Route::Socket) {
        for _ in 0..POOL {
            employee
                .database
                .ticket_create(&employee.token, request(), database::NewTicket::new(&title, &description))
                .await?;
        }
    }
    let mut speed = Speed { select_one: Series::default(), actions: Default::default() };
    for run in 0..runs + WARM_UP {
        if run == WARM_UP {
            speed = Speed { select_one: Series::default(), actions: Default::default() };
        }
        let Speed { select_one, actions: [create, pool, find, claim, send, show, watch] } = &mut speed;
        select_one.add(timed(employee.select_one()).await?.0);
        let new = database::NewTicket::new(&title, &description);
        let created = employee.database.ticket_create(&employee.token, request(), new);
        let ticket = create.add_of(timed(created).await?).id;
        select_one.add(timed(responder.select_one()).await?.0);
        let Actor { database, token, .. } = &responder;
        pool.add_of(timed(database.ticket_pool(token, false, None, 50)).await?);
        find.add_of(
            timed(database.ticket_search(token, &SearchQuery::parse("floor printer"), &ListQuery::default(), None, 50))
                .await?,
        );
        let Claim::Claimed { .. } = claim.add_of(timed(database.ticket_claim(token, request(), ticket)).await?) else {
            bail!("somebody else claimed ticket {ticket}");
        };
        let message = database.message_send(token, request(), Thread::Ticket(ticket), &body, None);
        send.add_of(timed(message).await?);
        show.add_of(timed(database.ticket_show(token, ticket, None)).await?);
        watch.add_of(timed(employee.database.watch(&employee.token, None)).await?);
    }
    employee.leave().await?;
    responder.leave().await?;
    Ok(speed)
}

async fn timed<T, E>(action: impl Future<Output = Result<T, E>>) -> Result<(Duration, T), E> {
    let start = Instant::now();
    let answer = action.await?;
    Ok((start.elapsed(), answer))
}
