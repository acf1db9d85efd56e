//! Fills a database, chunk by chunk. Each chunk is one transaction together with how far it goes, so that a load that was killed
//! goes on where it was.

use anyhow::{Context, Result, bail};
use private_server::PrivateServer;
use sqlx::mysql::{MySqlConnection, MySqlDatabaseError};
use sqlx::{ConnectOptions as _, Connection as _};

use super::lives::{self, Step, ZONES};
use super::progress::Progress;
use super::script::{self, Names, fill};
use super::texts;
use super::volume::{BUSY, DECLINER, FINISHER, HELD, RECEIVER, REQUESTER, Volume};

/// Connections that load at once.
const WORKERS: u64 = 2;
/// Tickets are spread over this time, up to a week ago.
const YEARS_IN_MICROSECONDS: u64 = 3 * 365 * 24 * 3_600 * 1_000_000;
/// The servers' error for a deadlock.
const DEADLOCK: u16 = 1213;
/// Entries of the long inbox that were not read.
const INBOX_UNREAD: u64 = 90;

/// Fills a database with Ticket Desk installed, but without its triggers.
pub async fn load(server: &PrivateServer, volume: Volume) -> Result<()> {
    let mut connection = connect(server).await?;
    sqlx::raw_sql(
        "CREATE DATABASE IF NOT EXISTS ticket_desk_bench CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci",
    )
    .execute(&mut connection)
    .await?;
    sqlx::raw_sql(script::SCHEMA).execute(&mut connection).await.context("making the loader's tables")?;
    script::check(&mut connection).await?;
    drop_triggers(&mut connection).await?;
    let names = names(&mut connection, volume).await?;
    once(&mut connection, "plans", &plans()?).await?;
    once(&mut connection, "people", &fill(script::PEOPLE, &names)?).await?;

    let progress = Progress::new(&format!("{} {volume}: tickets", server.flavour()), volume.tickets());
    let workers = (0..WORKERS).map(|worker| tickets(server, volume, worker, &names, &progress));
    futures_util::future::try_join_all(workers).await?;
    Progress::end();

    once(&mut connection, "rest", &fill(script::REST, &names)?).await?;
    let tables = "tickets, ticket_desk.ticket_signatures, ticket_desk.ticket_events, ticket_desk.messages, ticket_desk.ticket_responder_log, ticket_desk.users";
    sqlx::raw_sql(&format!("ANALYZE TABLE ticket_desk.{tables}")).fetch_all(&mut connection).await?;
    connection.close().await?;
    Ok(())
}

/// A connection that checks no keys: what is loaded is right by construction, and the audit verifies a part of it.
async fn connect(server: &PrivateServer) -> Result<MySqlConnection> {
    let mut connection = server.administrator().disable_statement_logging().connect().await?;
    sqlx::raw_sql(
        "SET SESSION foreign_key_checks = 0, SESSION unique_checks = 0, SESSION time_zone = '+00:00',
             SESSION tmp_table_size = 268435456, SESSION max_heap_table_size = 268435456;
         SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
    )
    .execute(&mut connection)
    .await?;
    Ok(connection)
}

/// The installer brings them back.
async fn drop_triggers(connection: &mut MySqlConnection) -> Result<()> {
    let triggers: Vec<(String,)> = sqlx::query_as(
        "SELECT CAST(trigger_name AS CHAR) FROM information_schema.triggers WHERE trigger_schema = 'ticket_desk'",
    )
    .fetch_all(&mut *connection)
    .await?;
    for (trigger,) in triggers {
        sqlx::raw_sql(&format!("DROP TRIGGER ticket_desk.{trigger}")).execute(&mut *connection).await?;
    }
    Ok(())
}

async fn names(connection: &mut MySqlConnection, volume: Volume) -> Result<Names> {
    // The first run decides when the first ticket was created.
    let begin = format!(
        "INSERT IGNORE INTO ticket_desk_bench.progress VALUES ('begin', UNIX_TIMESTAMP() - {} - 7 * 24 * 3600)",
        YEARS_IN_MICROSECONDS / 1_000_000
    );
    run(connection, &begin).await?;
    let begin = done(connection, "begin").await?.context("the beginning was just written")?;
    let (working_to, tickets) = (volume.done() + volume.working(), volume.tickets());
    let mut names = Names::from([
        ("begin", format!("TIMESTAMPADD(SECOND, {begin}, '1970-01-01')")),
        ("apart", (YEARS_IN_MICROSECONDS / tickets).to_string()),
        ("people", volume.people().to_string()),
        ("finisher", FINISHER.to_string()),
        ("decliner", DECLINER.to_string()),
        ("requester", REQUESTER.to_string()),
        ("receiver", RECEIVER.to_string()),
        ("busy", BUSY.to_string()),
        ("busy_count", volume.busy().to_string()),
        ("helpers", volume.first_helper().to_string()),
        ("helper_count", volume.helpers().to_string()),
        ("employees", volume.first_employee().to_string()),
        ("employee_count", volume.employees().to_string()),
        ("requester_every", volume.requester_every().to_string()),
        ("finished_every", (volume.done() / volume.finished()).to_string()),
        ("thread", volume.thread().to_string()),
        ("held_to", (volume.thread() + HELD - 1).to_string()),
        ("thread_messages", volume.thread_messages().to_string()),
        ("done_to", volume.done().to_string()),
        ("working_to", working_to.to_string()),
        ("declined_to", (working_to + volume.declined()).to_string()),
        ("read_to", (volume.done() - volume.done() / 50).to_string()),
        ("inbox", volume.inbox().to_string()),
        ("inbox_unread", INBOX_UNREAD.to_string()),
        ("after", ((tickets + 1) * 64).to_string()),
    ]);
    for pool in texts::pools() {
        names.insert(pool.kind, pool.texts.len().to_string());
    }
    Ok(names)
}

async fn done(connection: &mut MySqlConnection, step: &str) -> Result<Option<i64>> {
    Ok(sqlx::query_scalar("SELECT done FROM ticket_desk_bench.progress WHERE step = ?")
        .bind(step)
        .fetch_optional(connection)
        .await?)
}

/// Runs a script in one transaction, unless that was done before.
async fn once(connection: &mut MySqlConnection, step: &str, script: &str) -> Result<()> {
    if done(connection, step).await?.is_some() {
        return Ok(());
    }
    let mut transaction = connection.begin().await?;
    run(&mut transaction, script).await.with_context(|| format!("loading: {step}"))?;
    remember(&mut transaction, step, 1).await?;
    Ok(transaction.commit().await?)
}

async fn remember(connection: &mut MySqlConnection, step: &str, done: i64) -> Result<()> {
    sqlx::query("REPLACE INTO ticket_desk_bench.progress VALUES (?, ?)")
        .bind(step)
        .bind(done)
        .execute(connection)
        .await?;
    Ok(())
}

async fn run(connection: &mut MySqlConnection, script: &str) -> Result<()> {
    sqlx::raw_sql(script).execute(connection).await?;
    Ok(())
}

/// The statements that write down every life and every text.
fn plans() -> Result<String> {
    let (mut picks, mut rows, mut bodies) = (Vec::new(), Vec::new(), Vec::new());
    let mut life = 0;
    for (zone, words) in ZONES {
        let mut slot = 0;
        for (word, share) in words {
            life += 1;
            for _ in 0..*share {
                picks.push(format!("('{zone}', {slot}, {life})"));
                slot += 1;
            }
            let steps = lives::steps(word)?;
            for (index, step) in steps.iter().enumerate() {
                rows.push(format!("({life}, {}, {})", index + 1, columns(step, index + 1 == steps.len())));
            }
        }
    }
    for pool in texts::pools() {
        for (slot, text) in pool.texts.iter().enumerate() {
            bodies.push(format!("('{}', {slot}, {})", pool.kind, quoted(Some(text))));
        }
    }
    let insert =
        |table, rows: &[String]| format!("INSERT INTO ticket_desk_bench.{table} VALUES\n{};\n", rows.join(",\n"));
    Ok([insert("picks", &picks), insert("steps", &rows), insert("texts", &bodies)].concat())
}

/// A step as the table `steps` holds it, behind life and number.
fn columns(step: &Step, is_last: bool) -> String {
    let Step { event_type, from_status, to_status, closing, actor, attempt, held, claim_seq, edits, .. } = step;
    format!(
        "'{event_type}', {}, '{to_status}', {}, {}, {attempt}, {}, {}, {claim_seq}, {}, {}, {}, {is_last}, {}, {}",
        quoted(*from_status),
        quoted(*closing),
        quoted(*actor),
        held.0,
        held.1,
        edits.0,
        edits.1,
        step.has_note,
        step.is_logged,
        step.log_edits
    )
}

/// Only for texts of our own.
fn quoted(text: Option<&str>) -> String {
    text.map_or_else(|| "NULL".to_owned(), |text| format!("'{}'", text.replace('\'', "''")))
}

/// Loads every second chunk.
async fn tickets(
    server: &PrivateServer,
    volume: Volume,
    worker: u64,
    names: &Names,
    progress: &Progress,
) -> Result<()> {
    let mut connection = connect(server).await?;
    let step = format!("tickets {worker}");
    let mut chunk = u64::try_from(done(&mut connection, &step).await?.unwrap_or(-1) + 1)? * WORKERS + worker;
    let size = volume.chunk();
    progress.add(chunk / WORKERS * size);
    loop {
        let (from, to) = (chunk * size + 1, ((chunk + 1) * size).min(volume.tickets()));
        if from > to {
            break;
        }
        let mut names = names.clone();
        names.extend([("from", from.to_string()), ("to", to.to_string())]);
        let mut transaction = connection.begin().await?;
        let loaded = load_chunk(&mut transaction, names).await;
        if loaded.as_ref().is_err_and(is_deadlock) {
            transaction.rollback().await?;
            continue;
        }
        loaded.with_context(|| format!("loading the tickets {from} to {to}"))?;
        remember(&mut transaction, &step, i64::try_from(chunk / WORKERS)?).await?;
        transaction.commit().await?;
        progress.add(to - from + 1);
        chunk += WORKERS;
    }
    connection.close().await?;
    Ok(())
}

async fn load_chunk(connection: &mut MySqlConnection, mut names: Names) -> Result<()> {
    run(connection, &fill(script::TICKETS, &names)?).await?;
    for seq in 1..=lives::longest() {
        names.insert("seq", seq.to_string());
        run(connection, &fill(script::EVENTS, &names)?).await?;
    }
    run(connection, &fill(script::MESSAGES, &names)?).await
}

/// The other worker was in the way.
fn is_deadlock(error: &anyhow::Error) -> bool {
    let of_server = error.downcast_ref::<sqlx::Error>().and_then(sqlx::Error::as_database_error);
    let of_mysql = of_server.and_then(|error| error.try_downcast_ref::<MySqlDatabaseError>());
    of_mysql.is_some_and(|error| error.number() == DEADLOCK)
}

/// Verifies the history of a part of the tickets as `ticket-desk-admin audit` does.
pub async fn verify(connection: &mut MySqlConnection, volume: Volume) -> Result<()> {
    use administration::audit::{Filter, Format, export};
    let tickets = volume.tickets();
    let apart = usize::try_from((tickets / 250).max(1))?;
    let sample = (1..=tickets).step_by(apart).chain([volume.thread(), tickets]).map(model::TicketId).collect();
    let filter = Filter { tickets: sample, ..Filter::default() };
    let names = administration::install::Names::default();
    let exported = export(connection, &names, &filter, Format::JsonLines, &mut std::io::sink()).await?;
    match exported.verdict.broken {
        None => Ok(()),
        Some(broken) => bail!(
            "the loaded history is broken: {broken:?}; tools/bench/src/data/sql/events.sql is not as the triggers of tickets are"
        ),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::time::Duration;

    use private_server::private_installation::PrivateInstallation;
    use private_server::{Binary, Options};
    use tokio::time::sleep;

    use super::*;

    async fn installed(binary: &Binary, directory: &Path) -> PrivateInstallation {
        let server = PrivateServer::start(Options {
            binary: binary.clone(),
            data_dir: directory.to_owned(),
            template_cache: Some(private_server::cache_directory().expect("a place for caches").join("templates")),
            port: None,
            tls: None,
            durable: false,
            arguments: Vec::new(),
        });
        PrivateInstallation::install(server.await.unwrap()).await.unwrap()
    }

    /// Waits until two chunks are there.
    async fn under_way(desk: &PrivateInstallation) {
        let mut connection = desk.administrator().await.unwrap();
        let chunks = "SELECT COALESCE(SUM(done + 1), 0) FROM ticket_desk_bench.progress WHERE step LIKE 'tickets%'";
        loop {
            let found: Result<i64, _> =
                sqlx::query_scalar(&format!("SELECT CAST(({chunks}) AS SIGNED)")).fetch_one(&mut connection).await;
            if found.is_ok_and(|chunks| chunks >= 2) {
                return;
            }
            sleep(Duration::from_millis(20)).await;
        }
    }

    async fn count(desk: &PrivateInstallation, what: &str) -> i64 {
        sqlx::query_scalar(&format!("SELECT COUNT(*) FROM {what}"))
            .fetch_one(&mut desk.administrator().await.unwrap())
            .await
            .unwrap()
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_killed_load_goes_on_and_loads_nothing_twice() {
        let volume: Volume = "1k".parse().unwrap();
        let cache = private_server::cache_directory().expect("a place for caches");
        for binary in Binary::find_all(&private_server::Places::of_this_computer(Some(&cache))) {
            let directory = tempfile::tempdir().unwrap();
            let data = directory.path().join("data");
            let desk = installed(&binary, &data).await;
            tokio::select! {
                loaded = load(desk.server(), volume) => panic!("it was to be killed: {loaded:?}"),
                () = under_way(&desk) => {}
            }
            // Kills the server.
            drop(desk);

            let desk = installed(&binary, &data).await;
            let tickets = count(&desk, "ticket_desk.tickets").await;
            assert!(0 < tickets && tickets < 1_000, "{tickets} of 1,000: the load was killed in the middle");
            load(desk.server(), volume).await.unwrap();
            verify(&mut desk.administrator().await.unwrap(), volume).await.unwrap();
            assert_eq!(count(&desk, "ticket_desk.tickets").await, 1_000);
            let versions = "SELECT CAST(SUM(version) AS SIGNED) FROM ticket_desk.tickets";
            let mut connection = desk.administrator().await.unwrap();
            let versions: i64 = sqlx::query_scalar(versions).fetch_one(&mut connection).await.unwrap();
            assert_eq!(count(&desk, "ticket_desk.ticket_events").await, versions, "an event for each version");
            assert_eq!(count(&desk, "ticket_desk.requests").await, 1_000);
            let inbox = format!("ticket_desk.messages WHERE receiver_id = {RECEIVER} AND ticket_id IS NULL");
            assert_eq!(u64::try_from(count(&desk, &inbox).await).unwrap(), volume.inbox());
        }
    }
}
