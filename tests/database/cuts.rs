//! A connection breaks at any point of a call, in either direction: the client repeats the call with its request id, and it takes
//! effect exactly once.
//!
//! A few points of each call by default; `TICKET_DESK_TEST_CUTS=all` cuts after every byte (many minutes).

use std::collections::BTreeSet;
use std::sync::Arc;

use database::{Database, NewTicket, Retry, Token};
use fault_proxy::{FaultProxy, Side};
use model::{Description, Note, RequestId, Role, TicketStatus, Title};
use support::args;
use support::database::{Answer, Argument, Desk, Workstation, key, request};
use uuid::Uuid;

use super::scene::{Procedure, Scene, catalogue, hex};

support::on_each_server! {
    a_call_that_is_cut_anywhere_is_carried_out_once,
    our_client_repeats_a_call_wherever_it_is_cut,
}

/// Counts of everything that a writing call may add to.
const COUNTS: [&str; 21] = [
    "SELECT COUNT(*) FROM {data}.requests WHERE subject IS NOT NULL",
    "SELECT COUNT(*) FROM {data}.tickets",
    "SELECT COALESCE(SUM(version), 0) FROM {data}.tickets",
    "SELECT COUNT(*) FROM {data}.ticket_events",
    "SELECT COUNT(*) FROM {data}.ticket_responder_log",
    "SELECT COUNT(*) FROM {data}.messages",
    "SELECT COUNT(*) FROM {data}.users",
    "SELECT COALESCE(SUM(version), 0) FROM {data}.users",
    "SELECT COUNT(*) FROM {data}.users WHERE is_active = 0",
    "SELECT COUNT(*) FROM {data}.person_events",
    "SELECT COUNT(*) FROM {data}.sessions WHERE revoked_at IS NOT NULL",
    "SELECT COALESCE(SUM(seq), 0) FROM {data}.feeds",
    "SELECT SUM(version) FROM {data}.pool_versions",
    "SELECT COUNT(*) FROM {data}.ticket_signatures",
    "SELECT COUNT(*) FROM {data}.ticket_facts",
    "SELECT COUNT(*) FROM {data}.responder_categories WHERE is_served = 1",
    "SELECT COUNT(*) FROM {data}.attachments",
    "SELECT COUNT(*) FROM {data}.attachments WHERE completed_at IS NOT NULL",
    "SELECT COUNT(*) FROM {data}.attachment_chunks",
    "SELECT COUNT(*) FROM {data}.saved_views",
    "SELECT COUNT(*) FROM {data}.saved_views WHERE removed_at IS NOT NULL",
];

async fn counted(desk: &Desk) -> Vec<i64> {
    let columns = COUNTS.map(|count| format!("CAST(({count}) AS CHAR)")).join(", ',', ");
    let text = desk.text(&format!("CONCAT({columns})")).await;
    text.split(',').map(|number| number.parse().expect("a number")).collect()
}

fn added(before: &[i64], after: &[i64]) -> Vec<i64> {
    after.iter().zip(before).map(|(after, before)| after - before).collect()
}

/// After how many bytes of a call the connection is cut.
fn points(length: usize) -> Vec<usize> {
    if std::env::var("TICKET_DESK_TEST_CUTS").is_ok_and(|cuts| cuts == "all") {
        return (0..=length).collect();
    }
    let some = [0, 1, length / 4, length / 2, length - length / 4, length - 1, length];
    some.into_iter().collect::<BTreeSet<_>>().into_iter().collect()
}

/// A writing call that succeeds each time unless it is cut.
struct Attempt<'a> {
    desk: &'a Desk,
    proxy: &'a FaultProxy,
    procedure: &'a Procedure,
    caller: Role,
    /// Connects through the proxy.
    way: &'a Workstation,
}

impl Attempt<'_> {
    /// A scene in which the procedure changes something, with the arguments for that.
    async fn set<'d>(&self, scene: Scene<'d>) -> (Scene<'d>, Vec<Argument>) {
        let mut scene = scene.again(&self.procedure.name).await;
        if self.procedure.name.starts_with("ticket_claim") {
            scene.ticket = scene.ada.creates("Nobody has it").await;
        }
        let mut arguments = scene.valid(self.procedure, self.caller).await;
        if self.procedure.name == "view_remove" {
            let list = if self.caller == Role::Employee { "open" } else { "pool" };
            let saved =
                scene.people(self.caller).0.call("view_save", args![request(), "Text", list, "sort=newest"]).await;
            saved.expect("a view to remove");
        }
        let revoked = self.procedure.parameters.iter().position(|(name, _)| name == "p_session");
        if let Some(index) = revoked {
            let me = scene.people(self.caller).0;
            let elsewhere = args![me.username.as_str(), key(&me.username), "elsewhere"];
            me.workstation.call("session_open", &elsewhere).await.expect("a second session");
            let sessions = me.call("session_list", args![]).await.expect("is answered");
            let other = sessions.iter().find(|session| session["current"] == false).expect("the second one");
            arguments[index] = other["id"].as_i64().expect("a number").into();
        }
        (scene, arguments)
    }

    /// Sends it over a fresh connection that may break, and returns how many bytes each side sent.
    async fn sent(&self, arguments: &[Argument], cut: Option<(Side, usize)>) -> (Option<Answer>, [usize; 2]) {
        let fresh = Workstation::connect(self.way.options.clone()).await;
        let before = Side::BOTH.map(|side| self.proxy.passed(side));
        if let Some((side, bytes)) = cut {
            self.proxy.cut_after(side, bytes);
        }
        let answer = fresh.tries(&self.procedure.name, arguments).await.ok();
        self.proxy.cancel_cut();
        let passed = Side::BOTH.map(|side| self.proxy.passed(side));
        (answer, [passed[0] - before[0], passed[1] - before[1]])
    }

    /// Cuts the call at each point, and returns how many calls had taken effect although their answer was lost.
    async fn cut_everywhere<'d>(&self, scene: Scene<'d>) -> (Scene<'d>, usize) {
        let (mut scene, arguments) = self.set(scene).await;
        let before = counted(self.desk).await;
        let (answer, lengths) = self.sent(&arguments, None).await;
        assert!(matches!(answer, Some(Ok(_))), "{}: {answer:?}", self.procedure.name);
        let once = added(&before, &counted(self.desk).await);
        assert_eq!(once[0], 1, "{} keeps what it answered", self.procedure.name);
        assert!(once[1..].iter().any(|count| *count > 0), "{} changes something", self.procedure.name);

        let (mut lost, mut arrived) = (0, 0);
        for (side, length) in Side::BOTH.into_iter().zip(lengths) {
            for bytes in points(length) {
                let at = format!("{} cut after {bytes} of {length} from {side:?}", self.procedure.name);
                let (set, arguments) = self.set(scene).await;
                scene = set;
                let before = counted(self.desk).await;
                let (first, _) = self.sent(&arguments, Some((side, bytes))).await;
                lost += usize::from(first.is_none());
                let meanwhile = added(&before, &counted(self.desk).await);
                arrived += usize::from(first.is_none() && meanwhile == once);
                let (again, _) = self.sent(&arguments, None).await;
                let again = again.expect("the repeated call gets through");
                match (&first, &again) {
                    // A deactivated person has no session left to repeat the call with.
                    (_, Err(code)) if code == "session.ended" && self.procedure.name == "person_deactivate" => {}
                    (Some(first), again) => assert_eq!(first, again, "{at}"),
                    (None, again) => assert!(again.is_ok(), "{at}: {again:?}"),
                }
                assert_eq!(added(&before, &counted(self.desk).await), once, "{at}: done once");
            }
        }
        assert!(lost > 0, "{}: no cut met the call", self.procedure.name);
        (scene, arrived)
    }
}

async fn a_call_that_is_cut_anywhere_is_carried_out_once(desk: Arc<Desk>) {
    let proxy = FaultProxy::to("127.0.0.1", desk.flavour.port()).await.expect("a port is free");
    let way = desk.workstation_at(proxy.port()).await;
    let writing: Vec<Procedure> =
        catalogue(&desk).await.into_iter().filter(|procedure| procedure.takes("p_request")).collect();
    assert!(writing.len() >= 12, "the catalogue was read");
    let mut scene = Scene::new(&desk).await;
    let mut arrived = 0;
    for procedure in &writing {
        let answer = scene.call(procedure, Role::Employee).await;
        let caller = if answer == Err("role.refused".into()) { Role::Responder } else { Role::Employee };
        let attempt = Attempt { desk: &desk, proxy: &proxy, procedure, caller, way: &way };
        let (left, more) = attempt.cut_everywhere(scene).await;
        scene = left;
        arrived += more;
    }
    assert!(arrived > 0, "no call with a lost answer had arrived: the test proves nothing");
    desk.audits().await;
    let silent = "SELECT COUNT(*) FROM {data}.tickets t
        WHERE version <> (SELECT COUNT(*) FROM {data}.ticket_events e WHERE e.ticket_id = t.id)";
    assert_eq!(desk.number(silent).await, 0, "each change has its event");
}

/// From the first byte of the greeting to the last one of the answer.
async fn our_client_repeats_a_call_wherever_it_is_cut(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let proxy = FaultProxy::to("127.0.0.1", desk.flavour.port()).await.expect("a port is free");
    let options = desk.workstation_at(proxy.port()).await.options.clone();
    let token = |bytes: &[u8]| Token::parse(&hex(bytes)).expect("a token");
    let (ada, bob) = (token(&ada.token), token(&bob.token));
    let (title, text) = (Title::parse("Printer").expect("a title"), Description::parse("It smokes.").expect("a text"));
    let note = Note::parse("Replaced the fuse.").expect("a note");
    let work = |database: Database| {
        let (ada, bob, title, text, note) = (&ada, &bob, &title, &text, &note);
        async move {
            let request = || RequestId(Uuid::now_v7());
            let ticket = database.ticket_create(ada, request(), NewTicket::new(title, text)).await?.id;
            database.ticket_claim(bob, request(), ticket).await?;
            database.ticket_complete(bob, request(), ticket, note).await
        }
    };
    let before = Side::BOTH.map(|side| proxy.passed(side));
    work(Database::new(options.clone(), Retry::default())).await.expect("is done");
    let lengths = Side::BOTH.map(|side| proxy.passed(side) - before[side as usize]);
    let mut tickets = 1;
    for (side, length) in Side::BOTH.into_iter().zip(lengths) {
        for bytes in points(length) {
            let at = format!("cut after {bytes} of {length} from {side:?}");
            proxy.cut_after(side, bytes);
            let done = work(Database::new(options.clone(), Retry::default())).await;
            let done = done.unwrap_or_else(|error| panic!("{at}: a person sees {error}"));
            assert!(!proxy.has_pending_cut() || bytes + 64 > length, "{at}: nothing was cut");
            proxy.cancel_cut();
            assert_eq!((done.status, done.version), (TicketStatus::Done, 3), "{at}: each change once");
            tickets += 1;
        }
    }
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.tickets").await, tickets);
    assert_eq!(desk.audits().await, u64::try_from(tickets * 3).expect("a number"), "three events for each");
}
