//! Notifications as the desktop gets them: each kind, from the application of whoever it is for, and from nobody else's.

use std::collections::HashMap;

use serde_json::{Value, json};
use uuid::Uuid;

use crate::app::{App, Newcomer, PASSWORD};
use crate::bus::Shown;
use crate::desk::Desk;
use crate::patience::{LIMIT, eventually, until};
use crate::session::{Offers, Session};
use crate::virtual_screen::titles;

/// Somebody whose window is not on the screen. Their profile bears their name.
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
        "email": format!("{}@example.org", person.username), "phoneRegion": "CH", "phone": "+41446681800",
        "profession": "", "organisation": "", "address": "", "invitation": person.invitation.unwrap_or_default(),
    })
}

fn raise(title: &str) -> Value {
    json!({ "title": title, "description": "Every second sheet.", "place": "" })
}

fn write(kind: &str, id: &Value, body: &str) -> Value {
    json!({ "to": { "kind": kind, "id": id }, "body": body, "seen": null, "place": "" })
}

/// What people do at about the same time, and what comes of it.
struct Scene<'a> {
    done: Vec<(&'a Worker, &'a str, Value)>,
    /// Whose application shows which title and body; nothing else is shown.
    told: Vec<(&'a str, &'a str, &'a str)>,
    /// The titles of what is no longer true, and therefore taken back.
    over: Vec<&'a str>,
}

impl Scene<'_> {
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
        told.await.unwrap_or_else(|seen| panic!("told was not {:#?}\nbut {seen}", self.told));
        let is_over = |shown: &Shown| shown.withdrawn || !self.over.contains(&shown.title.as_str());
        let over = async || session.notifications.all().iter().all(is_over);
        eventually(&format!("taken back: {:?}", self.over), over).await;
    }
}

fn told(shown: &Shown) -> (&str, &str, &str) {
    (&shown.profile, &shown.title, &shown.body)
}

/// How many new tickets an application tells of, one by one and as one.
fn in_pool(session: &Session, profile: &str) -> (usize, usize) {
    let all = session.notifications.all().into_iter().filter(|shown| shown.profile == profile && !shown.withdrawn);
    // What was shown again under its number took the place of what was there.
    let standing: HashMap<u32, String> = all.map(|shown| (shown.id, shown.title)).collect();
    let single = standing.values().filter(|title| title.starts_with("New in the pool: ")).count();
    let as_one =
        standing.values().filter_map(|title| title.strip_suffix(" new tickets in the pool")?.parse::<usize>().ok());
    (single, as_one.sum())
}

#[tokio::test]
async fn each_application_tells_what_others_did() {
    const JAMS: &str = "New in the pool: Printer <jams> & smokes";
    const WAITS: &str = "Anna · Every second sheet.\nIt waits for a responder, and you are one.";
    let session = Session::start(Offers::Everything).await;
    let desk = Desk::open().await;
    let (for_ben, for_cleo) = (desk.invitation().await, desk.invitation().await);
    let (anna, ben, cleo) = tokio::join!(
        Worker::start(&session, &desk, Newcomer { name: "Anna", username: "anna", invitation: None }),
        Worker::start(&session, &desk, Newcomer { name: "Ben", username: "ben", invitation: Some(&for_ben) }),
        Worker::start(&session, &desk, Newcomer { name: "Cleo", username: "cleo", invitation: Some(&for_cleo) }),
    );
    let edited =
        json!({ "ticket": 1, "version": 2, "title": "Printer <jams> & smokes", "description": "All.", "place": "" });
    let step = |ticket: u64, note: &str| json!({ "ticket": ticket, "note": note, "place": "" });
    let scenes = [
        Scene {
            done: vec![(&anna, "ticket_raise", raise("Printer <jams> & smokes"))],
            told: vec![("ben", JAMS, WAITS), ("cleo", JAMS, WAITS)],
            over: vec![],
        },
        Scene {
            done: vec![(&ben, "ticket_claim", json!({ "ticket": 1 }))],
            told: vec![("anna", "Ben is working on your ticket", "#1 Printer &lt;jams&gt; &amp; smokes")],
            over: vec![JAMS],
        },
        Scene {
            done: vec![
                (&ben, "message_send", write("ticket", &json!(1), "On my way")),
                (&anna, "message_send", write("ticket", &json!(1), "Thanks")),
                (&anna, "message_send", write("person", &cleo.id, "Lunch?")),
                (&anna, "ticket_edit", edited),
            ],
            told: vec![
                ("anna", "Ben wrote to you about your ticket", "#1 Printer &lt;jams&gt; &amp; smokes\nOn my way"),
                (
                    "ben",
                    "Anna wrote to you about the ticket you are working on",
                    "#1 Printer &lt;jams&gt; &amp; smokes\nThanks",
                ),
                ("ben", "Anna changed the ticket you are working on", "#1 Printer &lt;jams&gt; &amp; smokes"),
                ("cleo", "Anna wrote to you", "Lunch?"),
            ],
            over: vec![],
        },
        Scene {
            done: vec![
                (&ben, "ticket_complete", step(1, "Cleaned it.")),
                (&anna, "ticket_raise", raise("Second")),
                (&anna, "ticket_raise", raise("Third")),
            ],
            told: vec![
                ("anna", "Ben completed your ticket", "#1 Printer &lt;jams&gt; &amp; smokes\nCleaned it."),
                ("ben", "New in the pool: Second", WAITS),
                ("ben", "New in the pool: Third", WAITS),
                ("cleo", "New in the pool: Second", WAITS),
                ("cleo", "New in the pool: Third", WAITS),
            ],
            over: vec![],
        },
        Scene {
            done: vec![(&ben, "ticket_claim", json!({ "ticket": 2 })), (&ben, "ticket_claim", json!({ "ticket": 3 }))],
            told: vec![
                ("anna", "Ben is working on your ticket", "#2 Second"),
                ("anna", "Ben is working on your ticket", "#3 Third"),
            ],
            over: vec!["New in the pool: Second", "New in the pool: Third"],
        },
        Scene {
            done: vec![(&ben, "ticket_decline", step(2, "Not mine")), (&anna, "ticket_withdraw", step(3, "Found it"))],
            told: vec![
                ("anna", "Your ticket is waiting again", "#2 Second\nNot mine"),
                ("ben", "Anna withdrew the ticket you were working on", "#3 Third\nFound it"),
                ("cleo", "New in the pool: Second", WAITS),
            ],
            over: vec![],
        },
        Scene {
            done: vec![(&cleo, "ticket_decline", step(2, "Nor mine"))],
            told: vec![("anna", "No responder is left for your ticket", "#2 Second\nNor mine")],
            over: vec!["New in the pool: Second"],
        },
    ];
    for scene in scenes {
        scene.play(&session).await;
    }
    many_are_told_as_one(&session, &anna).await;
    a_click_opens_the_ticket_in_its_own_application(&session, &anna).await;
}

async fn many_are_told_as_one(session: &Session, anna: &Worker) {
    let before = session.notifications.all().len();
    let mut raised = 0;
    // How many of them a look of the watch finds at once hangs on chance.
    while !["ben", "cleo"].iter().all(|responder| in_pool(session, responder).1 > 3) {
        assert!(raised < 80, "many were never told as one");
        for _ in 0..8 {
            raised += 1;
            anna.does("ticket_raise", raise(&format!("One of many {raised}"))).await;
        }
        for responder in ["ben", "cleo"] {
            eventually("all are told", async || {
                let (single, as_one) = in_pool(session, responder);
                single + as_one == raised
            })
            .await;
        }
    }
    let told: Vec<Shown> = session.notifications.all().into_iter().skip(before).collect();
    assert!(told.iter().all(|shown| shown.profile != "anna"), "{told:#?}");
    let as_one = told.iter().filter(|shown| shown.title.ends_with(" new tickets in the pool"));
    assert!(as_one.clone().all(|shown| shown.body == "They wait for a responder, and you are one."), "{told:#?}");
}

async fn a_click_opens_the_ticket_in_its_own_application(session: &Session, anna: &Worker) {
    // The page has not seen who signed in behind its back. The click comes while it loads, and waits for it.
    anna.app.reload().await;
    let told = session.notifications.titled("Ben is working on your ticket").await;
    session.notifications.click(&told).await;
    anna.app.sees("Cleaned it.").await;
    eventually("the window comes", async || titles().await.iter().any(|title| title.ends_with("· anna"))).await;
    anna.app.picture("notices-clicked").await;
    let titles = titles().await;
    assert!(!titles.iter().any(|title| title.ends_with("· ben") || title.ends_with("· cleo")), "{titles:?}");
}
