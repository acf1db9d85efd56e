//! A person's preferences, and what the system supports.

use model::{
    AddressOpen, Code, Keyring, Language, OnClose, Preferences, QuietFor, QuietHours, SessionOpen, Signal, StartupSet,
};

use crate::world::{PASSWORD, World, sign_up};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn preferences_survive_a_restart_and_reach_the_windows() {
    let world = World::new().await;
    let station = world.unconnected("new").await;
    let state = station.desk.app_state(()).await.expect("a state");
    assert_eq!(state.preferences, Preferences::default());

    let hours = QuietHours { from: 22 * 60, to: 7 * 60, days: [true; 7] };
    let wanted = Preferences {
        language: Some(Language::German),
        quiet_hours: Some(hours),
        previews: false,
        closing: OnClose::Minimise,
        keep_cache: false,
        ..Preferences::default()
    };
    let kept = station.desk.preferences_save(wanted.clone()).await.expect("kept");
    assert_eq!(kept, wanted);
    let told = station.host.signals();
    assert!(told.contains(&Signal::Language { language: Language::German }));
    assert!(told.contains(&Signal::Preferences { preferences: wanted.clone() }));

    let station = station.restart().await;
    let state = station.desk.app_state(()).await.expect("a state");
    assert_eq!((state.preferences, state.language), (wanted, Language::German));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_quiet_while_survives_other_settings_and_can_be_ended() {
    let world = World::new().await;
    let station = world.unconnected("new").await;
    let quiet = station.desk.quiet_for(QuietFor { minutes: 60 }).await.expect("quiet");
    let until = quiet.quiet_until.expect("until when");
    assert!(station.host.counts().quiet_until.is_some_and(|shown| shown == until.0), "the tray shows it");

    let forged = Preferences { quiet_until: None, sound: false, ..quiet };
    let kept = station.desk.preferences_save(forged).await.expect("kept");
    assert_eq!((kept.quiet_until, kept.sound), (Some(until), false), "settings do not end it");

    let station = station.restart().await;
    let ended = station.desk.quiet_for(QuietFor { minutes: 0 }).await.expect("loud");
    assert_eq!(ended.quiet_until, None);
    assert!(station.host.counts().quiet_until.is_none());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn invalid_preferences_are_refused_by_field() {
    let world = World::new().await;
    let station = world.unconnected("new").await;
    let hours = QuietHours { from: 1440, to: 0, days: [true; 7] };
    let strange = [
        ("quietHours", Preferences { quiet_hours: Some(hours), ..Preferences::default() }),
        ("language", Preferences { language: Some(Language::Mirrored), ..Preferences::default() }),
    ];
    for (field, preferences) in strange {
        let error = station.desk.preferences_save(preferences).await.expect_err("refused");
        let wire = error.wire("x".to_owned());
        assert_eq!((wire.code, wire.field.as_deref()), (Code::InputInvalid, Some(field)));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_starts_with_the_computer_where_that_is_possible() {
    let world = World::new().await;
    let station = world.unconnected("new").await;
    let with_computer = StartupSet { with_computer: true };
    let error = station.desk.startup_set(with_computer).await.expect_err("nothing is offered");
    assert_eq!(error.code(), Code::StartupFailed);
    station.host.offer_startup();
    let startup = station.desk.startup_set(with_computer).await.expect("set");
    assert!(startup.available && startup.with_computer);
    assert_eq!(station.desk.app_state(()).await.expect("a state").startup, startup);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_an_address_of_the_web_is_handed_to_the_system() {
    let world = World::new().await;
    let station = world.unconnected("new").await;
    let open = async |address: &str| station.desk.address_open(AddressOpen { address: address.to_owned() }).await;
    station.host.offer_startup();
    for address in ["file:///etc/passwd", "javascript:alert(1)", "-h", "https://bank.example@evil.example/", ""] {
        assert!(open(address).await.is_err(), "{address}");
    }
    assert!(station.host.opened().is_empty(), "nothing of it");
    open("https://example.org/a?b=c").await.expect("opened");
    assert_eq!(station.host.opened(), ["https://example.org/a?b=c"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_address_that_no_program_opens_is_reported() {
    let world = World::new().await;
    let station = world.unconnected("new").await;
    let request = AddressOpen { address: "https://example.org/".to_owned() };
    let error = station.desk.address_open(request).await.expect_err("there is no program");
    assert_eq!(error.code(), Code::AddressNotOpened);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_keyring_that_is_unlocked_later_takes_what_this_run_holds() {
    let world = World::new().await;
    let station = world.workstation_without_keyring("anna").await;
    for state in [Keyring::Missing, Keyring::Locked, Keyring::Broken] {
        station.host.set_keyring(state);
        let told = station.desk.keyring_retry(()).await.expect("tried");
        assert_eq!((told.keyring, told.remembers), (state, false));
    }
    station.desk.person_sign_up(sign_up("anna", "")).await.expect("works without it");
    assert_eq!(station.host.kept_secrets(), 0);

    station.host.set_keyring(Keyring::Ready);
    let told = station.desk.keyring_retry(()).await.expect("tried");
    assert!(told.remembers && told.keyring == Keyring::Ready);
    assert_eq!(station.host.kept_secrets(), 2, "the account's password and the session");
    let station = station.restart().await;
    assert_eq!(station.profile().await.username, "anna", "still signed in");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_keyring_unlocked_later_restores_the_session() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    anna.host.set_keyring(Keyring::Locked);
    let anna = anna.restart().await;
    let state = anna.desk.app_state(()).await.expect("a state");
    assert!(matches!(state.connection, model::Connection::Locked { .. }) && state.person.is_none(), "{state:?}");
    anna.host.set_keyring(Keyring::Ready);
    let state = anna.desk.keyring_retry(()).await.expect("tried");
    assert_eq!(state.person.expect("signed in again").username, "anna");
    anna.until("it is connected", |now| now.counts().online).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn diagnostics_hold_no_secret_no_name_and_no_text() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    let ticket = anna.create("Canary in the title").await;
    anna.show(ticket.id).await;
    let wrong = SessionOpen { username: "anna".to_owned(), password: "canary-password".to_owned() };
    anna.desk.session_open(wrong).await.expect_err("wrong");
    let told = anna.desk.diagnostics(()).await.expect("a text");
    assert!(told.database.is_some_and(|server| server.contains('.')) && told.api.is_some());
    let text = told.text;
    let profile = anna.profile().await;
    for secret in ["anary", PASSWORD, &anna.account_password(), &profile.name, &profile.email, "anna", "127.0.0.1"] {
        assert!(!text.contains(secret), "{secret:?} is in\n{text}");
    }
    assert!(text.contains("connection: online") && text.contains("Ticket Desk: "), "{text}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn clearing_the_cache_keeps_drafts() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    let ticket = anna.create("Printer is out of paper").await;
    anna.show(ticket.id).await;
    let draft = model::DraftSave { draft_key: "create".to_owned(), content: "half a".to_owned() };
    anna.desk.draft_save(draft).await.expect("kept");
    let data = anna.desk.local_data(()).await.expect("data");
    assert!(data.cache_bytes > 0 && data.drafts == 1 && data.waiting == 0, "{data:?}");
    let data = anna.desk.cache_clear(()).await.expect("cleared");
    assert_eq!((data.cache_bytes, data.drafts), (0, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn quiet_time_lasts_a_week_at_most() {
    let world = World::new().await;
    let station = world.unconnected("new").await;
    let quiet = station.desk.quiet_for(QuietFor { minutes: u32::MAX }).await.expect("quiet");
    let until = quiet.quiet_until.expect("until when").0;
    let week = time::Duration::days(7);
    let now = time::OffsetDateTime::now_utc();
    assert!(until <= now + week, "{until}");
    assert!(until > now + week - time::Duration::hours(1), "{until}");
}
