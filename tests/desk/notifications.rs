//! Who is notified of what and when, and when it is withdrawn.

use desk::{ButtonAction, Notification, Target};
use fault_proxy::Fault;
use i18n::{Message, messages};
use model::{
    AlertType, Claim, Code, MessageInbox, MessageRead, MessageSend, NotificationKind, OpenPlace, Preferences, QuietFor,
    QuietHours, Signal, Thread, Ticket, TicketClaim, TicketEdit, TicketId, TicketShow, TicketStep, TicketWithdraw,
};
use support::english;
use time::Duration;

use crate::host::RecordingHost;
use crate::offline::ProxiedWorld;
use crate::station::Station;
use crate::world::{World, arrived, request};

impl Station {
    async fn claims(&self, ticket: TicketId) -> Ticket {
        match self.desk.ticket_claim(TicketClaim { request: request(), ticket }).await.expect("an answer") {
            Claim::Claimed { ticket } => *ticket,
            Claim::Taken { by, .. } => panic!("{} was faster", by.name),
            Claim::Returned => panic!("it went back"),
        }
    }

    async fn writes(&self, to: Thread, body: &str) {
        let message =
            MessageSend { request: request(), to, body: body.to_owned(), seen: None, draft_key: String::new() };
        arrived(self.desk.message_send(message).await.expect("sent"));
    }

    async fn completes(&self, ticket: TicketId, note: &str) {
        let step = TicketStep { request: request(), ticket, note: note.to_owned() };
        self.desk.ticket_complete(step).await.expect("completed");
    }

    async fn declines(&self, ticket: TicketId, note: &str) {
        let step = TicketStep { request: request(), ticket, note: note.to_owned() };
        self.desk.ticket_decline(step).await.expect("declined");
    }

    async fn withdraws(&self, ticket: TicketId) {
        let withdraw = TicketWithdraw { request: request(), ticket, note: String::new(), draft_key: String::new() };
        arrived(self.desk.ticket_withdraw(withdraw).await.expect("withdrawn"));
    }

    async fn is_told(&self, title: &Message) -> Notification {
        let title = english(title);
        self.until(&title, |now| now.notifications().iter().any(|notification| notification.title == title)).await;
        self.host.notifications().into_iter().rfind(|notification| notification.title == title).expect("it was there")
    }

    pub(crate) fn titles(&self) -> Vec<String> {
        let mut titles: Vec<String> =
            self.host.notifications().into_iter().map(|notification| notification.title).collect();
        titles.sort();
        titles
    }

    async fn prefers(&self, change: impl FnOnce(&mut Preferences)) {
        let mut preferences = self.desk.preferences();
        change(&mut preferences);
        self.desk.preferences_save(preferences).await.expect("kept");
    }

    /// Waits until this workstation's poll has seen everything, notified or not.
    async fn sees_unread(&self, unread: u32) {
        self.until("it is counted", move |now| now.counts().unread == unread).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everybody_is_notified_of_others_actions_only() {
    let world = World::new().await;
    let (anna, ben, cleo) = tokio::join!(world.employee("anna"), world.responder("ben"), world.responder("cleo"));
    let ticket = anna.create("Printer <b>jams</b> & smokes").await;
    let told = ben.is_told(&messages::notification_pool_new("Printer <b>jams</b> & smokes")).await;
    assert_eq!(told.target, Target::Ticket(ticket.id));
    assert!(
        told.body.starts_with("Anna · ") && told.body.ends_with(&english(&messages::notification_pool_new_why())),
        "{told:?}"
    );
    cleo.is_told(&messages::notification_pool_new("Printer <b>jams</b> & smokes")).await;

    let claimed = ben.claims(ticket.id).await;
    let assigned = anna.is_told(&i18n::alert(AlertType::Assigned, "Ben", "")).await;
    assert_eq!(assigned.body, format!("#{} Printer <b>jams</b> & smokes", ticket.id));
    assert_eq!(assigned.target, Target::Ticket(ticket.id));
    cleo.until("taken elsewhere", |now| now.withdrawn().contains(&told.key)).await;

    ben.writes(Thread::Ticket(ticket.id), "On\nmy way").await;
    let wrote = anna.is_told(&messages::notification_message_own_ticket("Ben")).await;
    assert!(wrote.body.ends_with("\nOn my way"), "{wrote:?}");
    anna.writes(Thread::Ticket(ticket.id), "Thanks").await;
    ben.is_told(&messages::notification_message_at_work("Anna")).await;
    let edit = TicketEdit {
        request: request(),
        ticket: ticket.id,
        version: claimed.version,
        title: "Printer jams".to_owned(),
        description: "Only that.".to_owned(),
        draft_key: String::new(),
    };
    arrived(anna.desk.ticket_edit(edit).await.expect("edited"));
    ben.is_told(&i18n::alert(AlertType::Edited, "Anna", "")).await;

    ben.declines(ticket.id, "Not mine").await;
    anna.is_told(&i18n::alert(AlertType::Declined, "Ben", "")).await;
    cleo.is_told(&messages::notification_pool_new("Printer jams")).await;
    cleo.claims(ticket.id).await;
    anna.is_told(&i18n::alert(AlertType::Assigned, "Cleo", "")).await;
    cleo.declines(ticket.id, "Neither mine").await;
    anna.is_told(&i18n::alert(AlertType::AllDeclined, "Cleo", "")).await;

    let second = anna.create("Second").await.id;
    ben.claims(second).await;
    anna.withdraws(second).await;
    ben.is_told(&i18n::alert(AlertType::Withdrawn, "Anna", "")).await;
    let third = anna.create("Third").await.id;
    ben.claims(third).await;
    ben.completes(third, "Done.").await;
    anna.is_told(&i18n::alert(AlertType::Completed, "Ben", "")).await;
    anna.writes(Thread::Person(cleo.profile().await.id), "Lunch?").await;
    let direct = cleo.is_told(&messages::notification_message_direct("Anna")).await;
    assert_eq!((direct.body.as_str(), direct.target), ("Lunch?", Target::Conversation(anna.profile().await.id)));

    for station in [&anna, &ben, &cleo] {
        let own = station.name();
        let titles = station.titles();
        assert!(
            !titles.iter().any(|title| title.starts_with(&own)),
            "{own} is notified of their own action: {titles:?}"
        );
    }
    let new_in_pool = english(&messages::notification_pool_new(""));
    assert!(!anna.titles().iter().any(|title| title.starts_with(&new_in_pool)), "{:?}", anna.titles());
    assert!(!cleo.titles().iter().any(|title| title.contains("the ticket you")), "{:?}", cleo.titles());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_kind_can_be_switched_off() {
    let world = World::new().await;
    let (anna, ben) = tokio::join!(world.employee("anna"), world.responder("ben"));
    let (assigned, message) = (NotificationKind::Alert(AlertType::Assigned), NotificationKind::Message);
    anna.prefers(|now| now.switched_off = vec![assigned, message]).await;
    ben.prefers(|now| now.switched_off = vec![NotificationKind::Pool]).await;
    let ticket = anna.create("Printer jams").await.id;
    ben.until("it is counted", |now| now.counts().pool == 1).await;
    ben.claims(ticket).await;
    ben.writes(Thread::Ticket(ticket), "On my way").await;
    anna.sees_unread(2).await;
    ben.completes(ticket, "Done.").await;
    anna.is_told(&i18n::alert(AlertType::Completed, "Ben", "")).await;
    assert_eq!(anna.titles(), [english(&i18n::alert(AlertType::Completed, "Ben", ""))]);
    assert!(ben.titles().is_empty(), "{:?}", ben.titles());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn quiet_time_ends_with_one_notification_of_what_is_true() {
    let world = World::new().await;
    let (anna, ben, cleo) = tokio::join!(world.employee("anna"), world.responder("ben"), world.responder("cleo"));
    ben.desk.quiet_for(QuietFor { minutes: 60 }).await.expect("quiet");
    let (first, _second) = (anna.create("First").await.id, anna.create("Second").await.id);
    anna.writes(Thread::Person(ben.profile().await.id), "Are you there?").await;
    ben.sees_unread(1).await;
    ben.until("the pool is counted", |now| now.counts().pool == 2).await;
    cleo.claims(first).await;
    ben.until("one is gone", |now| now.counts().pool == 1).await;
    assert!(ben.titles().is_empty(), "nothing is told: {:?}", ben.titles());

    ben.clock.advance(Duration::minutes(61));
    let told = ben.is_told(&messages::notification_many_quiet()).await;
    let body = [messages::notification_many_inbox(1), messages::notification_many_pool(1)];
    assert_eq!(told.body, body.map(|line| english(&line)).join("\n"));
    assert_eq!(told.target, Target::Inbox);
    ben.until("the tray shows that it is over", |now| now.counts().quiet_until.is_none()).await;
    assert_eq!(ben.titles().len(), 1, "{:?}", ben.titles());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn quiet_hours_follow_local_time() {
    let world = World::new().await;
    let (anna, ben) = tokio::join!(world.employee("anna"), world.responder("ben"));
    let local = anna.clock.far_away();
    let minute = u16::from(local.hour()) * 60 + u16::from(local.minute());
    let hours = QuietHours { from: (minute + 1439) % 1440, to: (minute + 30) % 1440, days: [true; 7] };
    anna.prefers(|now| now.quiet_hours = Some(hours)).await;
    let ticket = anna.create("Printer jams").await.id;
    ben.claims(ticket).await;
    anna.sees_unread(1).await;
    assert!(anna.titles().is_empty(), "{:?}", anna.titles());
    anna.clock.advance(Duration::minutes(31));
    // A single notification is shown as it is.
    anna.is_told(&i18n::alert(AlertType::Assigned, "Ben", "")).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn news_from_before_the_start_come_as_one_notification() {
    let world = World::new().await;
    let (anna, ben) = tokio::join!(world.employee("anna"), world.responder("ben"));
    let ticket = anna.create("Printer jams").await.id;
    anna.desk.shutdown().await;
    ben.claims(ticket).await;
    ben.writes(Thread::Ticket(ticket), "On my way").await;
    let anna = anna.restart().await;
    let told = anna.is_told(&messages::notification_many_away()).await;
    assert_eq!(told.body, english(&messages::notification_many_inbox(2)));
    assert_eq!(told.target.signal(), Some(Signal::Open { place: OpenPlace::Inbox }));
    assert_eq!(anna.titles().len(), 1);
    let anna = anna.restart().await;
    anna.sees_unread(2).await;
    ben.writes(Thread::Ticket(ticket), "Still on my way").await;
    anna.is_told(&messages::notification_message_own_ticket("Ben")).await;
    let titles = [messages::notification_message_own_ticket("Ben"), messages::notification_many_away()];
    assert_eq!(anna.titles(), titles.map(|title| english(&title)), "told once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn reading_elsewhere_withdraws_the_notification_here() {
    let world = World::new().await;
    let (anna, ben) = tokio::join!(world.employee("anna"), world.responder("ben"));
    let elsewhere = anna.second_window(&world).await;
    let ticket = anna.create("Printer jams").await.id;
    ben.claims(ticket).await;
    let told = anna.is_told(&i18n::alert(AlertType::Assigned, "Ben", "")).await;
    let inbox =
        elsewhere.desk.message_inbox(MessageInbox { unread: true, before: None }).await.expect("an inbox").value;
    let up_to = inbox.rows.first().expect("it came there too").id;
    elsewhere.desk.message_read(MessageRead { thread: None, up_to }).await.expect("read");
    anna.until("it is taken back", |now| now.withdrawn().contains(&told.key)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_previews_a_notification_shows_no_content() {
    let world = World::new().await;
    let (anna, ben) = tokio::join!(world.employee("anna"), world.responder("ben"));
    for station in [&anna, &ben] {
        station.prefers(|now| now.previews = false).await;
    }
    let ticket = anna.create("Printer jams").await.id;
    ben.is_told(&messages::notification_hidden_pool()).await;
    ben.claims(ticket).await;
    anna.is_told(&messages::notification_hidden_ticket()).await;
    ben.writes(Thread::Ticket(ticket), "Canary").await;
    anna.is_told(&messages::notification_message_direct("Somebody")).await;
    for notification in anna.host.notifications().iter().chain(&ben.host.notifications()) {
        let text = format!("{} {}", notification.title, notification.body);
        assert!(!["Anna", "Ben", "Printer", "Canary", "#"].iter().any(|word| text.contains(word)), "{text}");
        assert_eq!(notification.target, Target::Ticket(ticket), "a click still opens the ticket");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_notification_for_many_tickets_shrinks_with_them() {
    let proxied = ProxiedWorld::new().await;
    let (anna, ben) = tokio::join!(proxied.world.employee("anna"), proxied.responder("ben"));
    // All of them arrive between two polls.
    proxied.proxy.set(Fault::Frozen);
    let mut tickets = Vec::new();
    for number in 1..=8 {
        tickets.push(anna.create(&format!("Ticket {number}")).await.id);
    }
    proxied.proxy.set(Fault::None);
    ben.until("all are counted", |now| now.counts().pool == 8).await;
    let many =
        |now: &RecordingHost| now.notifications().into_iter().rfind(|notification| notification.key == "many:pool");
    ben.until("they come as one notification", |now| many(now).is_some()).await;
    let told = many(&ben.host).expect("it was told");
    assert!(told.title == english(&messages::notification_pool_many(8)) && told.sound, "{told:?}");
    assert_eq!(ben.host.notifications().len(), 1, "none of them has a notification of its own");
    assert_eq!(told.target, Target::Pool);
    for ticket in tickets.split_off(1) {
        anna.withdraws(ticket).await;
    }
    ben.until("one is left", |now| now.counts().pool == 1).await;
    let now = many(&ben.host).expect("it was told");
    assert!(now.title != told.title && !now.sound, "the notification counts fewer, without a sound: {now:?}");
    for ticket in tickets {
        anna.withdraws(ticket).await;
    }
    ben.until("it is taken back", |now| now.withdrawn().iter().any(|key| key == "many:pool")).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn unreadable_news_come_with_the_next_poll() {
    let world = World::new().await;
    let (anna, ben) = tokio::join!(world.employee("anna"), world.responder("ben"));
    anna.until("it watches", RecordingHost::watches).await;
    world.as_owner("DROP PROCEDURE api.message_inbox").await;
    ben.writes(Thread::Person(anna.profile().await.id), "Can you hear me?").await;
    anna.until("it is counted", |now| now.counts().unread == 1).await;
    world.repair().await;
    anna.until("it is told", |now| now.notifications().len() == 1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_ticket_that_moves_up_to_the_first_page_is_not_new() {
    let world = World::new().await;
    let (anna, ben, cleo) = tokio::join!(world.employee("anna"), world.responder("ben"), world.responder("cleo"));
    let oldest = anna.create("The oldest").await;
    for number in 0..100 {
        anna.create(&format!("Number {number}")).await;
    }
    let ben = ben.restart().await;
    ben.until("it watches a full pool", |now| now.counts().pool == 100).await;
    let (before, told) = (watched(&ben.host), ben.host.notifications().len());
    cleo.claims(oldest.id).await;
    ben.until("the pool moved", |now| watched(now) > before).await;
    assert_eq!(ben.host.notifications().len(), told, "the ticket that moved up has been waiting all the time");
}

fn watched(host: &RecordingHost) -> usize {
    host.signals().iter().filter(|signal| matches!(signal, Signal::Changed { .. })).count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_button_acts_only_for_whom_it_was_shown_to() {
    const CLAIMS: &str = "SELECT COUNT(*) FROM data.ticket_events WHERE event_type = 'assigned'";
    let world = World::new().await;
    let (anna, ben) = tokio::join!(world.employee("anna"), world.responder("ben"));
    let ticket = anna.create("The printer jams").await.id;
    let told = ben.is_told(&messages::notification_pool_new("The printer jams")).await;
    let button = told.button.expect("it can be claimed from there");
    assert_eq!(button.does, ButtonAction::Claim(ticket));

    assert_eq!(anna.desk.press(button).await, None, "another person");
    ben.desk.session_close(()).await.expect("signed out");
    assert_eq!(ben.desk.press(button).await, None, "nobody");
    ben.desk.person_sign_up(crate::world::sign_up("eve", "")).await.expect("somebody else");
    assert_eq!(ben.desk.press(button).await, None, "the next at this computer");
    assert_eq!(world.count(CLAIMS).await, 0);

    ben.desk.session_close(()).await.expect("signed out");
    ben.sign_in(&ben.username()).await;
    let opens = Some(Signal::OpenTicket { ticket });
    for _ in 0..2 {
        assert_eq!(ben.desk.press(button).await, opens, "the notification stays on some screens");
    }
    assert_eq!(world.count(CLAIMS).await, 1);

    ben.writes(Thread::Ticket(ticket), "On my way").await;
    let wrote = anna.is_told(&messages::notification_message_own_ticket("Ben")).await;
    let reply = wrote.button.expect("it can be answered from there");
    assert_eq!(anna.desk.press(reply).await, Some(Signal::Reply { thread: Thread::Ticket(ticket) }));
    assert_eq!(ben.desk.press(reply).await, None, "not his to answer");
    let assigned = anna.is_told(&i18n::alert(AlertType::Assigned, "Ben", "")).await;
    assert_eq!(assigned.button, None, "nobody answers an alert");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_claim_that_comes_too_late_opens_what_tells_so() {
    let world = World::new().await;
    let (anna, ben, cleo) = tokio::join!(world.employee("anna"), world.responder("ben"), world.responder("cleo"));
    let ticket = anna.create("The printer jams").await.id;
    let told = ben.is_told(&messages::notification_pool_new("The printer jams")).await;
    cleo.claims(ticket).await;
    let opens = ben.desk.press(told.button.expect("it could be claimed from there")).await;
    assert_eq!(opens, Some(Signal::OpenTicket { ticket }), "no jump to the pool without a word");
    let gone = ben.desk.ticket_show(TicketShow { ticket, before: None }).await.expect_err("it is cleo's");
    assert_eq!(gone.code(), Code::TicketNotFound, "its text says that it may have been claimed");
}
