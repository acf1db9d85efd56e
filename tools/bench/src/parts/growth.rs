//! What each call costs each of the people whose data grow, at one volume.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use database::{DatabaseError, NewTicket};
use model::{
    Body, Claim, Description, ListName, ListQuery, ListSort, MessageId, Note, PersonId, Priority, SearchQuery, Thread,
    TicketId, Title,
};
use private_server::private_installation::Route;
use sqlx::mysql::MySqlConnection;

use super::client::{Person, Workstation, request};
use crate::data::{BUSY, DECLINER, FINISHER, Filled, RECEIVER, REQUESTER};
use crate::figure::{Figure, Kind, values};
use crate::measure::{Cpu, Effort, cost, durable_commit, select_one};

/// Rows of the window's pages.
const PAGE: u32 = 50;

struct Growth<'a> {
    filled: &'a Filled,
    server: String,
    cpu: Cpu,
    effort: Effort,
    plain: MySqlConnection,
    figures: Vec<Figure>,
}

/// Measures reads, polls and writes. `effort` is how often each is repeated.
pub async fn measure(filled: &Filled, effort: Effort) -> Result<Vec<Figure>> {
    let workstation = Workstation::new(filled, "growth", Route::Socket).await?;
    let mut growth = Growth {
        filled,
        server: filled.server(),
        cpu: Cpu::of(filled.desk.server().pid()),
        effort,
        plain: workstation.plain().await?,
        figures: Vec::new(),
    };
    growth.cpu.settle().await?;
    let thread = TicketId(filled.volume.thread());
    growth.responder(&workstation.person(BUSY)?, "average responder", thread).await?;
    growth
        .responder(&workstation.person(FINISHER)?, "responder, many finished", own_ticket(filled, FINISHER).await?)
        .await?;
    growth.responder(&workstation.person(DECLINER)?, "responder, oldest declined", pool_ticket(filled).await?).await?;
    growth.employee(&workstation.person(REQUESTER)?, "employee, many tickets", thread).await?;
    growth.receiver(&workstation.person(RECEIVER)?).await?;
    growth.signatures().await?;
    growth.writes(&workstation).await?;
    Ok(growth.figures)
}

/// The latest ticket that a responder finished after one edit, so that it is as long at every volume.
async fn own_ticket(filled: &Filled, responder: u64) -> Result<TicketId> {
    let id = sqlx::query_scalar(
        "SELECT MAX(l.ticket_id) FROM ticket_desk.ticket_responder_log l JOIN ticket_desk.tickets t ON t.id = l.ticket_id
          WHERE l.responder_id = ? AND t.version = 5",
    )
    .bind(responder)
    .fetch_one(&mut filled.desk.administrator().await?)
    .await?;
    Ok(TicketId(id))
}

/// The latest ticket in the pool that was only created.
async fn pool_ticket(filled: &Filled) -> Result<TicketId> {
    let id = sqlx::query_scalar("SELECT MAX(id) FROM ticket_desk.tickets WHERE status = 'pending' AND version = 1")
        .fetch_one(&mut filled.desk.administrator().await?)
        .await?;
    Ok(TicketId(id))
}

impl Growth<'_> {
    /// Measures a call that changes nothing.
    async fn read<T>(
        &mut self,
        who: &str,
        what: &str,
        mut call: impl AsyncFnMut() -> Result<T, DatabaseError>,
    ) -> Result<()> {
        let one = select_one(&self.cpu, self.effort, &mut self.plain).await?;
        let cost = cost(&self.cpu, self.effort, async |_| {
            call().await?;
            Ok(())
        })
        .await;
        let cost = cost.with_context(|| format!("{what} of {who}"))?;
        let kind = if what == "watch" { Kind::Poll } else { Kind::Read };
        self.add(kind, format!("{what} · {who}"), values(&cost, &one, None));
        Ok(())
    }

    fn add(&mut self, kind: Kind, name: String, values: BTreeMap<String, f64>) {
        let (server, volume) = (self.server.clone(), self.filled.volume.to_string());
        self.figures.push(Figure { part: "growth".into(), kind, server, volume, name, values });
    }

    async fn everybody(&mut self, person: &Person, who: &str, ticket: TicketId) -> Result<()> {
        let Person { database, token, .. } = person;
        self.read(who, "watch", async || person.poll().await).await?;
        self.read(who, "ticket_show", async || database.ticket_show(token, ticket, None).await).await?;
        // A message that was read long ago: nothing changes after the first time.
        let read = async || database.message_read(token, Some(Thread::Ticket(ticket)), MessageId(1)).await;
        self.read(who, "message_read", read).await?;
        self.read(who, "message_inbox", async || database.message_inbox(token, false, None, PAGE).await).await?;
        self.searches(person, who, ticket).await
    }

    /// What the goals of searches speak of. Every sixth ticket has the frequent word.
    async fn searches(&mut self, person: &Person, who: &str, ticket: TicketId) -> Result<()> {
        let Person { database, token, .. } = person;
        let number = format!("({})", ticket.0);
        for (what, typed) in [
            ("frequent word", "printer"),
            ("two rare words", &format!("{number} jams")),
            ("phrase", "\"on the left behind the kitchen\""),
            ("three letters", "roo"),
            ("two phrases", "\"tray 2\" \"number on the back\""),
            ("nothing", "zzyzx"),
        ] {
            let query = SearchQuery::parse(typed);
            let search = async || database.ticket_search(token, &query, &ListQuery::default(), None, PAGE).await;
            self.read(who, &format!("ticket_search, {what}"), search).await?;
        }
        let query = SearchQuery::parse("printer");
        for (what, filters) in [
            ("best first", ListQuery { sort: Some(ListSort::Best), ..ListQuery::default() }),
            ("rare filter", ListQuery { organisation: Some("Nowhere".to_owned()), ..ListQuery::default() }),
        ] {
            let search = async || database.ticket_search(token, &query, &filters, None, PAGE).await;
            self.read(who, &format!("ticket_search, {what}"), search).await?;
        }
        Ok(())
    }

    /// Filters that no key serves, each alone in its order.
    async fn lists(&mut self, person: &Person, who: &str, list: ListName) -> Result<()> {
        let Person { database, token, .. } = person;
        for (what, query) in [
            ("priority", ListQuery { priority: vec![Priority::Urgent], ..ListQuery::default() }),
            ("newest", ListQuery { sort: Some(ListSort::Newest), ..ListQuery::default() }),
            ("last change", ListQuery { sort: Some(ListSort::Changed), ..ListQuery::default() }),
            ("nothing", ListQuery { organisation: Some("Nowhere".to_owned()), ..ListQuery::default() }),
        ] {
            let page = async || database.ticket_list(token, list, &query, None, PAGE).await;
            self.read(who, &format!("ticket_list, {what}"), page).await?;
        }
        Ok(())
    }

    async fn responder(&mut self, person: &Person, who: &str, ticket: TicketId) -> Result<()> {
        self.everybody(person, who, ticket).await?;
        let Person { database, token, .. } = person;
        self.read(who, "ticket_pool", async || database.ticket_pool(token, false, None, PAGE).await).await?;
        self.lists(person, who, ListName::Pool).await?;
        self.read(who, "ticket_work", async || database.ticket_work(token).await).await?;
        self.read(who, "ticket_log", async || database.ticket_log(token, None, PAGE).await).await?;
        self.read(who, "person_directory, first name", async || {
            database.person_directory(token, "Priya", None, PAGE).await
        })
        .await?;
        self.read(who, "person_directory, user name", async || {
            database.person_directory(token, "person19", None, PAGE).await
        })
        .await
    }

    async fn employee(&mut self, person: &Person, who: &str, ticket: TicketId) -> Result<()> {
        self.everybody(person, who, ticket).await?;
        let Person { database, token, .. } = person;
        self.lists(person, who, ListName::Open).await?;
        let by_turn = ListQuery { sort: Some(ListSort::Turn), ..ListQuery::default() };
        let page = async || database.ticket_list(token, ListName::Open, &by_turn, None, PAGE).await;
        self.read(who, "ticket_list, whose turn", page).await?;
        self.read(who, "ticket_mine, open", async || database.ticket_mine(token, false, None, PAGE).await).await?;
        self.read(who, "ticket_mine, done", async || database.ticket_mine(token, true, None, PAGE).await).await
    }

    async fn receiver(&mut self, person: &Person) -> Result<()> {
        let (who, Person { database, token, .. }) = ("employee, long inbox", person);
        self.read(who, "watch", async || person.poll().await).await?;
        self.read(who, "message_inbox", async || database.message_inbox(token, false, None, PAGE).await).await?;
        self.read(who, "message_inbox, unread", async || database.message_inbox(token, true, None, PAGE).await).await?;
        let sender = PersonId(BUSY);
        self.read(who, "message_conversation", async || database.message_conversation(token, sender, None).await).await
    }

    /// What searches add to a write: the bits of its text, and the row of the ticket with them. Taken back each time, so that it counts a
    /// little too much.
    async fn signatures(&mut self) -> Result<()> {
        let mut root = self.filled.desk.administrator().await?;
        for (what, text) in [
            ("a message", "I have cleaned the rollers. Please tell me whether it still jams."),
            ("a ticket", "Printer on the third floor jams Every second sheet, only from tray 2. The other trays work."),
        ] {
            let bits = |form: &str| (1..=8).map(|n| form.replace('N', &n.to_string())).collect::<Vec<_>>().join(", ");
            let sql = format!(
                "BEGIN; CALL ticket_desk.text_grams('{text}', {});
                 UPDATE ticket_desk.ticket_signatures SET {} WHERE ticket_id = 1; ROLLBACK",
                bits("@gN"),
                bits("grams_N = grams_N | @gN"),
            );
            let one = select_one(&self.cpu, self.effort, &mut self.plain).await?;
            let cost = cost(&self.cpu, self.effort, async |_| {
                sqlx::raw_sql(&sql).execute(&mut root).await?;
                Ok(())
            })
            .await?;
            self.add(Kind::Read, format!("signature of {what}"), values(&cost, &one, None));
        }
        Ok(())
    }

    /// The life of tickets that are created for it, one kind of write after the other.
    async fn writes(&mut self, workstation: &Workstation) -> Result<()> {
        let (employee, responder) = (workstation.person(REQUESTER)?, workstation.person(BUSY)?);
        // Created enough for the warm-up of each kind, too.
        let effort = Effort { time: Duration::from_hours(1), ..self.effort };
        let title = Title::parse("Printer on the third floor jams")?;
        let description = Description::parse("Every second sheet, only from tray 2.\nThe other trays work.")?;
        let body = Body::parse("I have cleaned the rollers. Please tell me whether it still jams.")?;
        let note = Note::parse("New rollers")?;

        let mut tickets: Vec<(TicketId, u32)> = Vec::new();
        let Person { database, token, .. } = &employee;
        self.write("ticket_create", effort, async |_| {
            let ticket = database.ticket_create(token, request(), NewTicket::new(&title, &description)).await?;
            tickets.push((ticket.id, ticket.version));
            Ok(())
        })
        .await?;
        let of = |run: usize| tickets.get(run).copied().context("a ticket for each run");
        self.write("ticket_edit", effort, async |run| {
            let (ticket, version) = of(run)?;
            database.ticket_edit(token, request(), ticket, version, &title, &description).await?;
            Ok(())
        })
        .await?;
        let Person { database, token, .. } = &responder;
        self.write("ticket_claim", effort, async |run| {
            match database.ticket_claim(token, request(), of(run)?.0).await? {
                Claim::Claimed { .. } => Ok(()),
                Claim::Taken { .. } | Claim::Returned => bail!("somebody else claimed the ticket"),
            }
        })
        .await?;
        self.write("message_send", effort, async |run| {
            database.message_send(token, request(), Thread::Ticket(of(run)?.0), &body, None).await?;
            Ok(())
        })
        .await?;
        self.write("ticket_complete", effort, async |run| {
            database.ticket_complete(token, request(), of(run)?.0, &note).await?;
            Ok(())
        })
        .await?;

        // Declined from the pool, then withdrawn, so that the pool is as it was.
        let Person { database, token, .. } = &employee;
        let mut fresh = Vec::new();
        for _ in 0..tickets.len() {
            fresh.push(database.ticket_create(token, request(), NewTicket::new(&title, &description)).await?.id);
        }
        let of = |run: usize| fresh.get(run).copied().context("a ticket for each run");
        let Person { database, token, .. } = &responder;
        self.write("ticket_decline", effort, async |run| {
            Ok(database.ticket_decline(token, request(), of(run)?, &note).await?)
        })
        .await?;
        let Person { database, token, .. } = &employee;
        self.write("ticket_withdraw", effort, async |run| {
            database.ticket_withdraw(token, request(), of(run)?, &note).await?;
            Ok(())
        })
        .await
    }

    async fn write(&mut self, what: &str, effort: Effort, call: impl AsyncFnMut(usize) -> Result<()>) -> Result<()> {
        let one = select_one(&self.cpu, self.effort, &mut self.plain).await?;
        let mut root = self.filled.desk.administrator().await?;
        let commit = durable_commit(&self.cpu, self.effort, &mut root).await?;
        let cost = cost(&self.cpu, effort, call).await.with_context(|| format!("measuring {what}"))?;
        self.add(Kind::Write, what.to_owned(), values(&cost, &one, Some(&commit)));
        if what == "ticket_create" {
            self.add(Kind::Unit, "SELECT 1".into(), values(&one, &one, None));
            self.add(Kind::Unit, "durable commit".into(), values(&commit, &one, None));
        }
        Ok(())
    }
}
