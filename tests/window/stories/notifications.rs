//! Notifications as the desktop receives them: each kind, from the receiver's application only.

use std::collections::HashMap;

use i18n::messages;
use model::AlertType;
use serde_json::{Value, json};
use support::english;
use uuid::Uuid;

use crate::app::{App, Newcomer, PASSWORD};
use crate::bus::Shown;
use crate::desk::Desk;
use crate::session::{Offers, Session};
use crate::virtual_screen::titles;
use crate::wait::{LIMIT, eventually, until};

/// A person whose window is not on the screen. Their profile has their name.
struct Worker {
    app: App,
    id: Value,
}

impl Worker {
    async fn start(session: &Session, desk: &Desk, person: Newcomer<'_>) -> Self {
        let file = session.file(&format!("{}.toml", person.username));
        desk.workstation(person.username, &file).await;
        let words = ["--hidden", "--connection", &file.display().to_string()];
        let app = App::start(session, person.username, &words).await;
        let state = async || app.asks("app_state", Value::Null).await;
        eventually("there is a connection", async || state().await["connection"]["state"] == "online").await;
        let id = app.asks("person_sign_up", sign_up(&person)).await["id"].clone();
        eventually("what waits has been seen", async || !state().await["watch"].is_null()).await;
        Self { app, id }
    }

    async fn does(&self, command: &str, mut request: Value) {
        request["request"] = json!(Uuid::now_v7().to_string());
        let answer = self.app.asks(command, request).await;
        assert!(answer["code"].is_null() && answer["outcome"] != "waiting", "{command}: {answer}");
    }
}

fn sign_up(person: &Newcomer<'_>) -> Value {
    json!({
        "request": Uuid::now_v7().to_string(),
        "username": person.username, "password": PASSWORD, "name": person.name,
        "email": format!("{}@example.org", person.username), "phoneRegion": "CH", "phone": "+41446681800", "phoneExtension": "",
        "profession": "", "organisation": "", "address": "", "invitation": person.invitation.unwrap_or_default(),
    })
}

fn create(title: &str) -> Value {
    json!({ "title": title, "description": "Every second sheet.", "draftKey": "" })
}

fn write(kind: &str, id: &Value, body: &str) -> Value {
    json!({ "to": { "kind": kind, "id": id }, "body": body, "seen": null, "draftKey": "" })
}

/// What people do at about the same time, and the resulting notifications.
struct Step<'a> {
    done: Vec<(&'a Worker, &'a str, Value)>,
    /// Whose application shows which title and body; nothing else is shown.
    told: Vec<(&'a str, String, &'a str)>,
    /// The titles of withdrawn notifications.
    over: Vec<String>,
}

impl Step<'_> {
    async fn play(mut self, session: &Session) {
        let before = session.notifications.all().len();
        for (who, command, request) in self.done {
            who.does(command, request).await;
        }
        self.told.sort_unstable();
        let told = until(LIMIT, async || {
            let all = session.notifications.all();
            let mut seen: Vec<_> = all.iter().skip(before).map(told).collect();
            seen.sort_unstable();
            if seen == self.told { Ok(()) } else { Err(format!("{seen:#?}")) }
        });
        told.await.unwrap_or_else(|seen| panic!("expected {:#?}\nbut saw {seen}", self.told));
        let is_over = |shown: &Shown| shown.withdrawn || !self.over.contains(&shown.title);
        let over = async || session.notifications.all().iter().all(is_over);
        eventually(&format!("taken back: {:?}", self.over), over).await;
    }
}

fn told(shown: &Shown) -> (&str, String, &str) {
    (&shown.profile, shown.title.clone(), &shown.body)
}

/// How many new tickets an application has notified, one by one and as one.
fn in_pool(session: &Session, profile: &str) -> (usize, usize) {
    let all = session.notifications.all().into_iter().filter(|shown| shown.profile == profile && !shown.withdrawn);
    // A notification shown again under its number replaced the old one.
    let standing: HashMap<u32, String> = all.map(|shown| (shown.id, shown.title)).collect();
    let single = standing.values().filter(|title| title.starts_with(&pool(""))).count();
    let as_one = standing.values().filter_map(|title| many(title));
    (single, as_one.sum())
}

/// The title for a new ticket.
fn pool(title: &str) -> String {
    english(&messages::notification_pool_new(title))
}

/// The number of new tickets in a title for several.
fn many(title: &str) -> Option<usize> {
    (2..=100).find(|count| english(&messages::notification_pool_many(*count)) == title)
}

#[tokio::test]
async fn each_application_notifies_of_others_actions() {
    let waits = format!("Anna · Every second sheet.\n{}", english(&messages::notification_pool_new_why()));
    let (jams, waits) = (pool("Printer <jams> & smokes"), waits.as_str());
    let session = Session::start(Offers::Everything).await;
    let desk = Desk::open().await;
    let (for_ben, for_cleo) = (desk.invitation().await, desk.invitation().await);
    let (anna, ben, cleo) = tokio::join!(
        Worker::start(&session, &desk, Newcomer { name: "Anna", username: "anna", invitation: None }),
        Worker::start(&session, &desk, Newcomer { name: "Ben", username: "ben", invitation: Some(&for_ben) }),
        Worker::start(&session, &desk, Newcomer { name: "Cleo", username: "cleo", invitation: Some(&for_cleo) }),
    );
    let edited =
        json!({ "ticket": 1, "version": 2, "title": "Printer <jams> & smokes", "description": "All.", "draftKey": "" });
    let step = |ticket: u64, note: &str| json!({ "ticket": ticket, "note": note, "draftKey": "" });
    let scenes = [
        Step {
            done: vec![(&anna, "ticket_create", create("Printer <jams> & smokes"))],
            told: vec![("ben", jams.clone(), waits), ("cleo", jams.clone(), waits)],
            over: vec![],
        },
        Step {
            done: vec![(&ben, "ticket_claim", json!({ "ticket": 1 }))],
            told: vec![(
                "anna",
                english(&i18n::alert(AlertType::Assigned, "Ben", "")),
                "#1 Printer &lt;jams&gt; &amp; smokes",
            )],
            over: vec![jams.clone()],
        },
        Step {
            done: vec![
                (&ben, "message_send", write("ticket", &json!(1), "On my way")),
                (&anna, "message_send", write("ticket", &json!(1), "Thanks")),
                (&anna, "message_send", write("person", &cleo.id, "Lunch?")),
                (&anna, "ticket_edit", edited),
            ],
            told: vec![
                (
                    "anna",
                    english(&messages::notification_message_own_ticket("Ben")),
                    "#1 Printer &lt;jams&gt; &amp; smokes\nOn my way",
                ),
                (
                    "ben",
                    english(&messages::notification_message_at_work("Anna")),
                    "#1 Printer &lt;jams&gt; &amp; smokes\nThanks",
                ),
                ("ben", english(&i18n::alert(AlertType::Edited, "Anna", "")), "#1 Printer &lt;jams&gt; &amp; smokes"),
                ("cleo", english(&messages::notification_message_direct("Anna")), "Lunch?"),
            ],
            over: vec![],
        },
        Step {
            done: vec![
                (&ben, "ticket_complete", step(1, "Cleaned it.")),
                (&anna, "ticket_create", create("Second")),
                (&anna, "ticket_create", create("Third")),
            ],
            told: vec![
                (
                    "anna",
                    english(&i18n::alert(AlertType::Completed, "Ben", "")),
                    "#1 Printer &lt;jams&gt; &amp; smokes\nCleaned it.",
                ),
                ("ben", pool("Second"), waits),
                ("ben", pool("Third"), waits),
                ("cleo", pool("Second"), waits),
                ("cleo", pool("Third"), waits),
            ],
            over: vec![],
        },
        Step {
            done: vec![(&ben, "ticket_claim", json!({ "ticket": 2 })), (&ben, "ticket_claim", json!({ "ticket": 3 }))],
            told: vec![
                ("anna", english(&i18n::alert(AlertType::Assigned, "Ben", "")), "#2 Second"),
                ("anna", english(&i18n::alert(AlertType::Assigned, "Ben", "")), "#3 Third"),
            ],
            over: vec![pool("Second"), pool("Third")],
        },
        Step {
            done: vec![(&ben, "ticket_decline", step(2, "Not mine")), (&anna, "ticket_withdraw", step(3, "Found it"))],
            told: vec![
                ("anna", english(&i18n::alert(AlertType::Declined, "Ben", "")), "#2 Second\nNot mine"),
                ("ben", english(&i18n::alert(AlertType::Withdrawn, "Anna", "")), "#3 Third\nFound it"),
                ("cleo", pool("Second"), waits),
            ],
            over: vec![],
        },
        Step {
            done: vec![(&cleo, "ticket_decline", step(2, "Nor mine"))],
            told: vec![("anna", english(&i18n::alert(AlertType::AllDeclined, "Cleo", "")), "#2 Second\nNor mine")],
            over: vec![pool("Second")],
        },
    ];
    for scene in scenes {
        scene.play(&session).await;
    }
    many_tickets_come_as_one_notification(&session, &anna).await;
    a_click_opens_the_ticket_in_its_own_application(&session, &anna).await;
    buttons_claim_and_answer(&session, &anna, &ben).await;
}

async fn many_tickets_come_as_one_notification(session: &Session, anna: &Worker) {
    let before = session.notifications.all().len();
    let mut created = 0;
    // How many of them one poll finds at once depends on chance.
    while !["ben", "cleo"].iter().all(|responder| in_pool(session, responder).1 > 3) {
        assert!(created < 80, "many tickets never came as one notification");
        for _ in 0..8 {
            created += 1;
            anna.does("ticket_create", create(&format!("One of many {created}"))).await;
        }
        for responder in ["ben", "cleo"] {
            eventually("all are told", async || {
                let (single, as_one) = in_pool(session, responder);
                single + as_one == created
            })
            .await;
        }
    }
    let told: Vec<Shown> = session.notifications.all().into_iter().skip(before).collect();
    assert!(told.iter().all(|shown| shown.profile != "anna"), "{told:#?}");
    let as_one = told.iter().filter(|shown| many(&shown.title).is_some());
    assert!(as_one.clone().all(|shown| shown.body == english(&messages::notification_pool_many_why())), "{told:#?}");
}

async fn a_click_opens_the_ticket_in_its_own_application(session: &Session, anna: &Worker) {
    // The page does not know yet who signed in. The click arrives while it loads, and waits.
    anna.app.reload().await;
    let told = session.notifications.titled(&english(&i18n::alert(AlertType::Assigned, "Ben", ""))).await;
    session.notifications.click(&told).await;
    anna.app.sees("Cleaned it.").await;
    eventually("the window comes", async || titles().await.iter().any(|title| title.ends_with("· anna"))).await;
    anna.app.picture("notifications-clicked").await;
    let titles = titles().await;
    assert!(!titles.iter().any(|title| title.ends_with("· ben") || title.ends_with("· cleo")), "{titles:?}");
}

async fn buttons_claim_and_answer(session: &Session, anna: &Worker, ben: &Worker) {
    let created = session.notifications.all().len();
    anna.does("ticket_create", create("The scanner hums")).await;
    let shown = async |profile: &str, title: String| {
        let found = until(LIMIT, async || {
            let all = session.notifications.all().into_iter().skip(created);
            all.clone().find(|shown| shown.profile == profile && shown.title == title).ok_or(all.collect::<Vec<_>>())
        });
        found.await.unwrap_or_else(|all| panic!("{title:?} was not shown: {all:#?}"))
    };
    let fresh = shown("ben", pool("The scanner hums")).await;
    assert_eq!(fresh.buttons, [english(&messages::notification_claim())]);
    // His page does not know yet who signed in.
    ben.app.reload().await;
    session.notifications.press(&fresh).await;
    ben.app.sees("The scanner hums").await;
    let claimed = shown("anna", english(&i18n::alert(AlertType::Assigned, "Ben", ""))).await;
    assert!(claimed.buttons.is_empty(), "there is nothing to answer");

    let ticket = ben.app.asks("ticket_work", Value::Null).await["value"][0]["id"].clone();
    ben.does("message_send", write("ticket", &ticket, "Does it still hum?")).await;
    let wrote = shown("anna", english(&messages::notification_message_own_ticket("Ben"))).await;
    assert_eq!(wrote.buttons, [english(&messages::notification_reply())]);
    session.notifications.press(&wrote).await;
    let focused = "done(document.activeElement?.getAttribute('aria-label') ?? '')";
    eventually("the answer can be typed", async || anna.app.page_tries(focused).await == "Message").await;
}
