//! The main job from start to end: create, claim, talk, decline, claim again, complete.

use model::{
    AlertType, Claim, Closing, EventType, Figures, LogStatus, MessageInbox, MessageRead, MessageSend, Role, Thread,
    TicketAction, TicketClaim, TicketFigures, TicketList, TicketMine, TicketStatus, TicketStep,
};

use crate::world::{World, arrived, request};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_ticket_passes_through_two_responders_to_its_end() {
    let world = World::new().await;
    let (anna, ben, cleo) = tokio::join!(world.employee("anna"), world.responder("ben"), world.responder("cleo"));

    let created = anna.create("The projector shows only green").await;
    assert_eq!((created.status, created.queue_position), (TicketStatus::Pending, Some(0)));
    let on_facts = [TicketAction::Categorize, TicketAction::Edit, TicketAction::Prioritize];
    let others = [TicketAction::Withdraw, TicketAction::Write];
    assert_eq!(created.actions, [&on_facts[..], &others].concat());

    // Both responders see it in their pool without a reload.
    ben.until("the pool has it", |now| now.counts().pool == 1).await;
    cleo.until("the pool has it", |now| now.counts().pool == 1).await;
    let pool = ben
        .desk
        .ticket_pool(model::TicketPool { everything: false, after: None })
        .await
        .expect("ben reads the pool")
        .value;
    assert_eq!(pool.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [created.id]);

    let figures = TicketFigures { category: Some(created.category.id) };
    let figures = ben.desk.ticket_figures(figures).await.expect("ben is told");
    assert_eq!(figures, Figures { usual_minutes: None, waiting_since: Some(created.created_at) });

    // Both click in the same moment.
    let claim = || TicketClaim { request: request(), ticket: created.id };
    let (of_ben, of_cleo) = tokio::join!(ben.desk.ticket_claim(claim()), cleo.desk.ticket_claim(claim()));
    let outcomes = [of_ben.expect("ben is answered"), of_cleo.expect("cleo is answered")];
    let (winner, loser) = match &outcomes {
        [Claim::Claimed { .. }, Claim::Taken { by, next, .. }] => {
            assert_eq!((by.name.as_str(), *next), ("Ben", None), "the loser is told who was faster");
            (&ben, &cleo)
        }
        [Claim::Taken { by, .. }, Claim::Claimed { .. }] => {
            assert_eq!(by.name, "Cleo");
            (&cleo, &ben)
        }
        other => panic!("exactly one may have it: {other:?}"),
    };
    loser.until("the ticket left the other responder's pool", |now| now.counts().pool == 0).await;

    // The employee sees who has it, since when, and has an alert and a notification.
    anna.until("an alert came", |now| now.counts().unread == 1).await;
    let seen = anna.show(created.id).await;
    assert_eq!(seen.ticket.status, TicketStatus::InProcess);
    assert_eq!(seen.ticket.responder.map(|person| person.name).as_deref(), Some(winner.name().as_str()));
    assert!(seen.ticket.claimed_at.is_some());
    let inbox = anna.desk.message_inbox(MessageInbox { unread: true, before: None }).await.expect("anna's inbox").value;
    assert_eq!(inbox.rows[0].alert, Some(AlertType::Assigned));
    anna.until("a notification stands there", |now| now.notifications().len() == 1).await;
    assert!(anna.host.notifications()[0].title.contains(&winner.name()));

    // They talk; unread counts and read states are right on both sides.
    let write = |body: &str| MessageSend {
        request: request(),
        to: Thread::Ticket(created.id),
        body: body.to_owned(),
        seen: None,
        draft_key: String::new(),
    };
    let asked = arrived(winner.desk.message_send(write("Which input?")).await.expect("the responder writes"));
    anna.until("the message came", |now| now.counts().unread == 2).await;
    let read = MessageRead { thread: Some(Thread::Ticket(created.id)), up_to: asked.id };
    let watch = anna.desk.message_read(read).await.expect("anna reads");
    assert_eq!(watch.unread, 0, "the alert of that ticket is seen with it");
    anna.until("the notifications are taken back", |now| now.withdrawn().len() == 2).await;
    assert!(winner.show(created.id).await.messages[0].read_at.is_some(), "the responder sees that it was read");
    arrived(anna.desk.message_send(write("HDMI")).await.expect("anna answers"));
    winner.until("the answer came", |now| now.counts().unread == 1).await;

    // Claimed by mistake: it goes back, and can be claimed again.
    let step = |note: &str| TicketStep { request: request(), ticket: created.id, note: note.to_owned() };
    winner.desk.ticket_release(step("")).await.expect("the responder gives it back");
    loser.until("it is back for everybody", |now| now.counts().pool == 1).await;
    assert!(matches!(winner.desk.ticket_claim(claim()).await, Ok(Claim::Claimed { .. })));

    // The responder declines: back in the pool at its old place, never again for them.
    winner.desk.ticket_decline(step("Not my field")).await.expect("the responder declines");
    loser.until("it is back for the other", |now| now.counts().pool == 1).await;
    winner.refused_show(created.id).await;
    let again = winner.desk.ticket_claim(claim()).await.expect_err("the door is closed");
    assert_eq!(again.code(), model::Code::TicketNotFound);
    let log = winner.desk.ticket_log(TicketList { after: None }).await.expect("the log").value;
    assert_eq!((log.rows[0].status, log.rows[0].note.as_str()), (LogStatus::Declined, "Not my field"));

    // The other one claims and completes it.
    assert!(matches!(loser.desk.ticket_claim(claim()).await, Ok(Claim::Claimed { .. })));
    let done = loser.desk.ticket_complete(step("Cable replaced")).await.expect("it is completed");
    assert_eq!((done.status, done.closing), (TicketStatus::Done, Some(Closing::Completed)));
    assert!(done.completed_at.is_some());
    let log = loser.desk.ticket_log(TicketList { after: None }).await.expect("the log").value;
    assert_eq!(log.rows[0].status, LogStatus::Completed);

    // The history shows what each step changed, before and after.
    let history = anna.show(created.id).await.events;
    let kinds: Vec<_> = history.iter().map(|event| event.event_type).collect();
    let expected = [
        EventType::Created,
        EventType::Assigned,
        EventType::Released,
        EventType::Assigned,
        EventType::Declined,
        EventType::Assigned,
        EventType::Completed,
    ];
    assert_eq!(kinds, expected);
    for pair in history.windows(2) {
        let before = pair[1].before.as_ref().expect("only the first event has nothing before it");
        assert_eq!(before.status, pair[0].after.status, "an event begins where the one before ended");
    }
    let [_, assigned, _, _, declined, ..] = history.as_slice() else { panic!("{} events", history.len()) };
    let had = declined.before.as_ref().and_then(|before| before.responder_id);
    assert_eq!((had, declined.after.responder_id), (assigned.after.responder_id, None));
    assert!(had.is_some());
    let mine = anna.desk.ticket_mine(TicketMine { done: true, after: None }).await.expect("anna's done tickets").value;
    assert_eq!(mine.rows.len(), 1);
    assert_eq!(anna.profile().await.role, Role::Employee);
}
