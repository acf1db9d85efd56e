//! Many who want the same: the head of the queue, a responder who is deactivated while people write to them, one hot receiver.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use administration::install::Names;
use anyhow::{Context, Result, bail};
use database::{DatabaseError, NewTicket};
use futures_util::future::try_join_all;
use futures_util::stream::{self, StreamExt as _, TryStreamExt as _};
use model::{Body, Claim, ClaimNext, Description, PersonId, Thread, TicketId, Title};
use private_server::Flavour;
use private_server::private_installation::Route;
use sqlx::mysql::MySqlConnection;
use tokio::time::Instant;

use super::client::{Person, Workstation, request};
use crate::data::{BUSY, Filled, RECEIVER};
use crate::figure::{Figure, Kind, float};

/// How hard it is tried.
#[derive(Debug, Clone, Copy)]
pub struct Crowd {
    /// Who claim.
    pub responders: u64,
    /// Tickets that are claimed.
    pub tickets: usize,
    /// Tickets of the responder who is deactivated.
    pub held: usize,
    /// Who write meanwhile.
    pub writers: u64,
    /// How long claims and sends are tried at most.
    pub time: Duration,
}

/// Who create at once.
const SIDE_BY_SIDE: usize = 16;

/// The names of values.
pub const CLAIMS: &str = "claims a second";
pub const NEXT: &str = "claims of what is next a second";
pub const DISTINCT: &str = "% of losers with a next of their own";
pub const DEADLOCKS: &str = "deadlocks";

pub async fn measure(filled: &Filled, crowd: Crowd) -> Result<Vec<Figure>> {
    let workstation = Workstation::new(filled, "contention", Route::Socket).await?;
    let figure = |name: String, values: Vec<(&str, f64)>| Figure {
        part: "contention".into(),
        kind: Kind::Contention,
        server: filled.server(),
        volume: filled.volume.to_string(),
        name,
        values: values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<BTreeMap<_, _>>(),
    };
    Ok(vec![
        figure(
            format!("{} responders claim {} at the head", crowd.responders, crowd.tickets),
            claims(filled, &workstation, crowd).await.context("claiming")?,
        ),
        figure(
            format!("{} responders claim what is next of {}", crowd.responders, crowd.tickets),
            claims_next(filled, &workstation, crowd).await.context("claiming what is next")?,
        ),
        figure(
            format!("a responder with {} tickets is deactivated, {} write", crowd.held, crowd.writers),
            deactivation(filled, &workstation, crowd).await.context("deactivating")?,
        ),
        figure(
            format!("{} write to one", crowd.writers),
            hot_receiver(&workstation, crowd).await.context("writing to one")?,
        ),
    ])
}

fn employees(filled: &Filled, workstation: &Workstation, count: u64) -> Result<Vec<Person>> {
    (0..count).map(|number| workstation.person(filled.volume.first_employee() + number)).collect()
}

/// Lets employees create tickets, a few of them side by side.
async fn create(employees: &[Person], count: usize) -> Result<Vec<(usize, TicketId)>> {
    let title = Title::parse("Printer on the third floor jams")?;
    let description = Description::parse("Every second sheet, only from tray 2.")?;
    let share = count.div_ceil(employees.len());
    let (title, description) = (&title, &description);
    let of_each =
        stream::iter(employees.iter().enumerate().map(|(number, Person { database, token, .. })| async move {
            let mut made = Vec::new();
            for _ in 0..share {
                made.push((
                    number,
                    database.ticket_create(token, request(), NewTicket::new(title, description)).await?.id,
                ));
            }
            Ok::<_, DatabaseError>(made)
        }));
    let made: Vec<Vec<_>> = of_each.buffered(SIDE_BY_SIDE).try_collect().await?;
    Ok(made.into_iter().flatten().take(count).collect())
}

/// What came of all tries.
#[derive(Default)]
struct Tries {
    won: usize,
    lost: usize,
    /// Whom a ticket that was lost sent where.
    next: BTreeMap<u64, Vec<u64>>,
}

/// Everybody begins at the oldest ticket, and goes on with the one that the database offers to the loser.
async fn claims(filled: &Filled, workstation: &Workstation, crowd: Crowd) -> Result<Vec<(&'static str, f64)>> {
    create(&employees(filled, workstation, crowd.writers)?, crowd.tickets).await?;
    let responders: Vec<Person> =
        (0..crowd.responders).map(|number| workstation.person(BUSY + number)).collect::<Result<_>>()?;
    let mut head = None;
    for Person { database, token, .. } in &responders {
        head = database.ticket_pool(token, false, None, 1).await?.first().map(|row| row.id);
    }
    let head = head.context("the pool is empty")?;
    let tries = Mutex::new(Tries::default());
    let started = Instant::now();
    let deadline = started + crowd.time;
    try_join_all(responders.iter().map(async |person| claim(person, head, &tries, crowd.tickets, deadline).await))
        .await?;
    let took = started.elapsed();
    let Tries { won, lost, next } = tries.into_inner().map_err(|_| anyhow::anyhow!("a claim panicked"))?;
    let losers: usize = next.values().map(Vec::len).sum();
    let distinct: usize = next.values().map(|next| next.iter().collect::<BTreeSet<_>>().len()).sum();
    Ok(vec![
        (CLAIMS, float(won) / took.as_secs_f64()),
        ("losers for each win", float(lost) / float(won.max(1))),
        (DISTINCT, 100.0 * float(distinct) / float(losers.max(1))),
    ])
}

async fn claim(
    Person { database, token, .. }: &Person,
    head: TicketId,
    tries: &Mutex<Tries>,
    enough: usize,
    deadline: Instant,
) -> Result<()> {
    let mut ticket = Some(head);
    while Instant::now() < deadline {
        let Some(wanted) = ticket else {
            ticket = database.ticket_pool(token, false, None, 1).await?.first().map(|row| row.id);
            if ticket.is_none() {
                return Ok(());
            }
            continue;
        };
        let outcome = database.ticket_claim(token, request(), wanted).await;
        let Ok(mut tries) = tries.lock() else { bail!("another claim panicked") };
        match outcome {
            Ok(Claim::Claimed { .. }) => {
                tries.won += 1;
                ticket = None;
            }
            Ok(Claim::Taken { next, .. }) => {
                tries.lost += 1;
                if let Some(next) = next {
                    tries.next.entry(wanted.0).or_default().push(next.0);
                }
                ticket = next;
            }
            // Claimed too long ago, or too busy: from the head once more.
            Ok(Claim::Returned) | Err(DatabaseError::Refused(_)) => {
                tries.lost += 1;
                ticket = None;
            }
            Err(error) => return Err(error.into()),
        }
        if tries.won >= enough {
            return Ok(());
        }
    }
    Ok(())
}

/// Everybody presses again and again: each press wins a ticket of its own.
async fn claims_next(filled: &Filled, workstation: &Workstation, crowd: Crowd) -> Result<Vec<(&'static str, f64)>> {
    let responders: Vec<Person> =
        (0..crowd.responders).map(|number| workstation.person(BUSY + number)).collect::<Result<_>>()?;
    create(&employees(filled, workstation, crowd.responders)?, crowd.tickets + responders.len()).await?;
    // A connection reads a procedure when it calls it for the first time, which takes longer than the call.
    for Person { database, token, .. } in &responders {
        database.ticket_claim_next(token, request()).await?;
    }
    let (won, pressed) = (Mutex::new(BTreeSet::new()), AtomicUsize::new(0));
    let started = Instant::now();
    let deadline = started + crowd.time;
    try_join_all(responders.iter().map(async |Person { database, token, .. }| {
        while Instant::now() < deadline && pressed.fetch_add(1, Ordering::Relaxed) < crowd.tickets {
            match database.ticket_claim_next(token, request()).await {
                Ok(ClaimNext::Claimed { ticket }) => {
                    let Ok(mut won) = won.lock() else { bail!("another claim panicked") };
                    if !won.insert(ticket.id.0) {
                        bail!("ticket {} was won twice", ticket.id);
                    }
                }
                Ok(ClaimNext::Nothing { .. }) => break,
                Ok(ClaimNext::Returned) => bail!("a new request was carried out before"),
                // Too many in work.
                Err(DatabaseError::Refused(_)) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }))
    .await?;
    let took = started.elapsed();
    let won = won.into_inner().map_err(|_| anyhow::anyhow!("a claim panicked"))?;
    Ok(vec![(NEXT, float(won.len()) / took.as_secs_f64())])
}

/// How often the server has ended a transaction because of a deadlock.
async fn deadlocks(connection: &mut MySqlConnection, flavour: Flavour) -> Result<u64> {
    let select = match flavour {
        Flavour::MariaDb => {
            "SELECT CAST(variable_value AS UNSIGNED) FROM information_schema.global_status
              WHERE variable_name = 'Innodb_deadlocks'"
        }
        Flavour::MySql => {
            "SELECT CAST(count AS UNSIGNED) FROM information_schema.innodb_metrics WHERE name = 'lock_deadlocks'"
        }
    };
    sqlx::query_scalar(select).fetch_optional(connection).await?.context("the server counts no deadlocks")
}

async fn deactivation(filled: &Filled, workstation: &Workstation, crowd: Crowd) -> Result<Vec<(&'static str, f64)>> {
    // The last helper, whom nothing else needs.
    let leaver = workstation.person(filled.volume.first_employee() - 1)?;
    let writers = employees(filled, workstation, crowd.writers)?;
    let tickets = create(&writers, crowd.held).await?;
    for (_, ticket) in &tickets {
        leaver.database.ticket_claim(&leaver.token, request(), *ticket).await?;
    }
    let mut root = filled.desk.administrator().await?;
    let flavour = filled.desk.server().flavour();
    let before = deadlocks(&mut root, flavour).await?;
    let body = Body::parse("Does it still jam?")?;
    let (over, sent, refused) = (AtomicBool::new(false), AtomicUsize::new(0), AtomicUsize::new(0));
    let write = try_join_all(writers.iter().enumerate().map(async |(number, Person { database, token, .. })| {
        let own: Vec<TicketId> = tickets.iter().filter(|(of, _)| *of == number).map(|(_, ticket)| *ticket).collect();
        for ticket in own.iter().cycle() {
            if over.load(Ordering::SeqCst) {
                break;
            }
            match database.message_send(token, request(), Thread::Ticket(*ticket), &body, None).await {
                Ok(_) => sent.fetch_add(1, Ordering::SeqCst),
                Err(_) => refused.fetch_add(1, Ordering::SeqCst),
            };
        }
        anyhow::Ok(())
    }));
    let deactivate = async {
        // Everybody is writing by then.
        while sent.load(Ordering::SeqCst) < crowd.held / 2 {
            tokio::task::yield_now().await;
        }
        let started = Instant::now();
        let name = format!("person{}", leaver.id.0);
        let outcome = administration::person::deactivate(&mut root, &Names::default(), &name).await;
        let took = started.elapsed();
        over.store(true, Ordering::SeqCst);
        outcome.context("the deactivation")?;
        anyhow::Ok(took)
    };
    let (_, took) = tokio::try_join!(write, deactivate)?;
    let after = deadlocks(&mut filled.desk.administrator().await?, flavour).await?;
    Ok(vec![
        (DEADLOCKS, float(usize::try_from(after - before)?)),
        ("messages sent", float(sent.into_inner())),
        ("messages that failed", float(refused.into_inner())),
        ("deactivation ms", took.as_secs_f64() * 1e3),
    ])
}

async fn hot_receiver(workstation: &Workstation, crowd: Crowd) -> Result<Vec<(&'static str, f64)>> {
    // Employees may write to responders, and responders to everybody.
    let writers: Vec<Person> =
        (0..crowd.writers).map(|number| workstation.person(BUSY + number)).collect::<Result<_>>()?;
    let body = Body::parse("Does it still jam?")?;
    let sent = Arc::new(AtomicUsize::new(0));
    let (started, deadline) = (Instant::now(), Instant::now() + crowd.time / 4);
    try_join_all(writers.iter().map(async |Person { database, token, .. }| {
        while Instant::now() < deadline {
            database.message_send(token, request(), Thread::Person(PersonId(RECEIVER)), &body, None).await?;
            sent.fetch_add(1, Ordering::SeqCst);
        }
        Ok::<_, DatabaseError>(())
    }))
    .await?;
    Ok(vec![("messages a second", float(sent.load(Ordering::SeqCst)) / started.elapsed().as_secs_f64())])
}
