//! A new ticket from anywhere: offers of the command line, the key combination, and facts about the computer.

use desk::TicketOffer;
use model::{
    CHUNK, Code, FactName, Facts, OfferTake, Preferences, Priority, ShortcutSet, ShortcutState, Signal, TicketCreate,
};
use sqlx::ConnectOptions as _;
use sqlx::sqlite::SqliteConnectOptions;

use crate::files::content;
use crate::world::{World, arrived, request, sign_up};

fn into(draft_key: &str) -> OfferTake {
    OfferTake { draft_key: draft_key.to_owned() }
}

fn keys(keys: &str) -> ShortcutSet {
    ShortcutSet { keys: Some(keys.to_owned()) }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_offer_of_the_command_line_waits_for_its_person() {
    let world = World::new().await;
    let anna = world.workstation("anna").await;
    let text = content(2, 9);
    let files = tempfile::tempdir().expect("a directory");
    let [long, empty, missing] = ["long.log", "empty.log", "gone.log"].map(|name| files.path().join(name));
    std::fs::write(&long, &text).expect("our own directory");
    std::fs::write(&empty, b"").expect("our own directory");
    let paths = vec![long, missing, files.path().to_owned(), empty];
    let (title, description) = ("Projector".to_owned(), "Only green.".to_owned());
    anna.desk.offer(TicketOffer { title: title.clone(), description: description.clone(), files: paths });
    anna.desk.offer(TicketOffer { title: "Second".to_owned(), ..TicketOffer::default() });
    assert!(anna.host.signals().contains(&Signal::Offered), "an open window is told");
    let early = anna.desk.offer_take(into("create#anywhere")).await.expect_err("nobody is signed in");
    assert_eq!(early.code(), Code::SessionEnded);

    anna.desk.person_sign_up(sign_up("anna", "")).await.expect("signs up");
    let offer = anna.desk.offer_take(into("create#anywhere")).await.expect("taken").expect("it waited");
    assert_eq!((offer.title, offer.description), (title, description));
    let refused: Vec<_> = offer.refused.iter().map(|file| (file.name.as_str(), file.code)).collect();
    let directory = files.path().file_name().expect("a name").to_string_lossy();
    assert_eq!(refused, [("gone.log", Code::FileUnreadable), (&*directory, Code::FileUnreadable)]);
    let chosen = anna.files_of("create#anywhere").await;
    let chosen: Vec<_> = chosen.iter().map(|file| (file.name.as_str(), file.size)).collect();
    assert_eq!(chosen, [("long.log", (2 * CHUNK + 9) as u64), ("empty.log", 0)], "in their order");
    let second = anna.desk.offer_take(into("create#2")).await.expect("taken").expect("one after the other");
    assert_eq!((second.title.as_str(), second.refused), ("Second", Vec::new()));
    assert_eq!(anna.desk.offer_take(into("create#3")).await.expect("answered"), None);
    assert!(anna.desk.outbox_list(()).await.expect("a list").is_empty(), "nothing is sent by itself");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_offer_does_not_wait_for_the_next_person() {
    let world = World::new().await;
    let (_anna, ben) = tokio::join!(world.employee("anna"), world.responder("ben"));
    let file = world.file("for-ben.txt", "Only for Ben.");
    let offer = TicketOffer { title: "Only for Ben".to_owned(), files: vec![file], ..TicketOffer::default() };
    // No window of a responder takes it.
    ben.desk.offer(offer.clone());
    ben.desk.session_close(()).await.expect("signed out");
    ben.sign_in("anna").await;
    assert_eq!(ben.desk.offer_take(into("create")).await.expect("answered"), None, "it was for who has left");
    ben.desk.offer(offer);
    ben.sign_in("anna").await;
    assert!(ben.desk.offer_take(into("create")).await.expect("answered").is_some(), "the same person signs in again");
    ben.desk.offer(TicketOffer::default());
    ben.sign_in("ben").await;
    assert_eq!(ben.desk.offer_take(into("create#2")).await.expect("answered"), None, "another one takes her place");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_runaway_script_does_not_fill_the_memory() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    for number in 0..100 {
        anna.desk.offer(TicketOffer { title: number.to_string(), ..TicketOffer::default() });
    }
    let mut taken = 0;
    while let Some(offer) = anna.desk.offer_take(into("create")).await.expect("answered") {
        assert_eq!(offer.title, taken.to_string(), "the first ones stay");
        taken += 1;
    }
    assert_eq!(taken, 16);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_combination_is_off_until_chosen_and_then_stays() {
    let world = World::new().await;
    let station = world.unconnected("new").await;
    let off = station.desk.app_state(()).await.expect("a state").shortcut;
    assert_eq!((off.keys, off.state, station.host.shortcut()), (None, ShortcutState::Ready, None));

    let chosen = station.desk.shortcut_set(keys("Alt+Control+N")).await.expect("it is free");
    assert_eq!(chosen.keys.as_deref(), Some("Control+Alt+N"), "written in one way");
    for strange in ["N", "Shift+N", "Control", ""] {
        let error = station.desk.shortcut_set(keys(strange)).await.expect_err("people write with it");
        assert_eq!(error.code(), Code::InputInvalid, "{strange}");
    }
    station.host.take_elsewhere("Control+Alt+X");
    let error = station.desk.shortcut_set(keys("Control+Alt+X")).await.expect_err("another program has it");
    assert_eq!(error.code(), Code::ShortcutTaken);
    assert_eq!(station.host.shortcut().as_deref(), Some("Control+Alt+N"), "the one before goes on working");

    let station = station.restart().await;
    let after = station.desk.app_state(()).await.expect("a state").shortcut;
    assert_eq!((after.keys.as_deref(), after.state), (Some("Control+Alt+N"), ShortcutState::Ready));
    assert_eq!(station.host.shortcut().as_deref(), Some("Control+Alt+N"));

    station.host.take_elsewhere("Control+Alt+N");
    let station = station.restart().await;
    let lost = station.desk.app_state(()).await.expect("a state").shortcut;
    assert_eq!((lost.keys.as_deref(), lost.state), (Some("Control+Alt+N"), ShortcutState::Taken), "it is told");

    let none = station.desk.shortcut_set(ShortcutSet { keys: None }).await.expect("off");
    assert_eq!((none.keys, none.state, station.host.shortcut()), (None, ShortcutState::Ready, None));
    let station = station.restart().await;
    assert_eq!(station.desk.app_state(()).await.expect("a state").shortcut.keys, None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_combination_that_cannot_be_kept_changes_nothing() {
    let world = World::new().await;
    let station = world.unconnected("new").await;
    station.desk.shortcut_set(keys("Control+Alt+N")).await.expect("it is free");
    let options = SqliteConnectOptions::new().filename(station.directory().join("desk.sqlite"));
    let mut file = options.connect().await.expect("it opens");
    sqlx::raw_sql(
        "CREATE TRIGGER kept BEFORE UPDATE ON settings BEGIN SELECT RAISE(ABORT, 'no'); END;
         CREATE TRIGGER forgotten BEFORE DELETE ON settings BEGIN SELECT RAISE(ABORT, 'no'); END",
    )
    .execute(&mut file)
    .await
    .expect("our own file");
    for wished in [Some("Control+Alt+X".to_owned()), None] {
        station.desk.shortcut_set(ShortcutSet { keys: wished }).await.expect_err("it is not kept");
        assert_eq!(station.host.shortcut().as_deref(), Some("Control+Alt+N"), "as it is shown");
    }
    let shown = station.desk.app_state(()).await.expect("a state").shortcut;
    assert_eq!((shown.keys.as_deref(), shown.state), (Some("Control+Alt+N"), ShortcutState::Ready));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_ticket_carries_the_facts_that_are_switched_on() {
    let world = World::new().await;
    let (anna, ben) = tokio::join!(world.employee("anna"), world.responder("ben"));
    let preview = anna.desk.facts_preview(()).await.expect("a preview");
    assert_eq!(preview.on, FactName::ALL, "the administrator has them on at first");
    assert_eq!(preview.facts.host.as_deref(), Some("annas-pc"), "as the database takes it");
    assert_eq!(preview.facts.version.as_deref(), Some("0.0.0"));

    let chosen = Preferences { facts: [(FactName::FreeDisk, false)].into(), ..anna.desk.preferences() };
    anna.desk.preferences_save(chosen).await.expect("kept");
    let anna = anna.restart().await;
    let on = anna.desk.facts_preview(()).await.expect("a preview").on;
    assert!(!on.contains(&FactName::FreeDisk) && on.contains(&FactName::Host), "{on:?}");

    let facts = Facts { host: preview.facts.host, ..Facts::default() };
    let create = TicketCreate {
        facts: Facts { system: Some("x\u{202E}".repeat(200)), ..facts.clone() },
        request: request(),
        title: "The projector shows only green".to_owned(),
        description: "Since this morning.".to_owned(),
        priority: Priority::Normal,
        category: None,
        draft_key: String::new(),
    };
    let ticket = arrived(anna.desk.ticket_create(create).await.expect("it is sent")).id;
    let told = ben.show(ticket).await.facts.expect("the responder is told");
    assert_eq!((told.host, told.system, told.free_disk), (facts.host, Some("x".repeat(100)), None), "cut and sent");
}
