//! The connection to the database: imported, wrong, lost and restored.

use database::connection_file::ConnectionFile;
use model::{Code, Connection, ConnectionImport, Signal};

use crate::world::World;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wrong_password_and_an_unknown_host_differ() {
    let world = World::new().await;
    let station = world.unconnected("new").await;
    assert_eq!(station.desk.app_state(()).await.expect("state").connection, Connection::None);
    assert_eq!(station.desk.person_profile(()).await.expect_err("no way").code(), Code::ConnectionNone);
    let file = world.connection_file("new").await;
    let wrong = ConnectionImport { file: file.clone(), password: Some("not the password".to_owned()) };
    assert_eq!(station.desk.connection_import(wrong).await.expect_err("refused").code(), Code::DatabaseRefused);
    let elsewhere = "host = \"no-such-host.invalid\"\naccount = \"td_x\"\npassword = \"x\"\n";
    let import = ConnectionImport { file: elsewhere.to_owned(), password: None };
    let unknown = station.desk.connection_import(import).await.expect_err("unknown");
    assert_eq!(unknown.code(), Code::ConnectionHostUnknown, "{unknown}");
    assert_eq!(station.desk.app_state(()).await.expect("state").connection, Connection::None);
    let import = ConnectionImport { file, password: None };
    assert!(matches!(station.desk.connection_import(import).await, Ok(Connection::Online { .. })));
    assert_eq!(station.desk.connection_forget(()).await.expect("forgotten"), Connection::None);
    assert_eq!(station.host.kept_secrets(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_draft_is_kept_until_the_database_is_back() {
    let mut world = World::with_own_server().await;
    let anna = world.employee("anna").await;
    anna.create("Before the outage").await;
    world.kill_server();
    anna.until("it says so", |now| !now.counts().online).await;
    let offline = anna.desk.connection_retry(()).await.expect("tried");
    assert!(matches!(offline, Connection::Offline { code: Code::DatabaseUnreachable, .. }), "{offline:?}");
    let draft = model::DraftSave { draft_key: "create".to_owned(), content: "written offline".to_owned() };
    anna.desk.draft_save(draft).await.expect("a draft needs no database");
    let told = anna.host.signals().iter().filter(|signal| matches!(signal, Signal::Connection { .. })).count();
    assert!(told <= 4, "an outage is reported once, not with each attempt: {told} signals");
    world.start_server().await;
    anna.until("it is back", |now| now.counts().online).await;
    anna.create("After the outage").await;
    assert_eq!(anna.desk.draft_list(()).await.expect("drafts").len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_foreign_too_old_or_too_new_database_is_named_as_such() {
    let world = World::new().await;
    let station = world.unconnected("new").await;
    let file = world.connection_file("new").await;
    let import = |file: &str| ConnectionImport { file: file.to_owned(), password: None };
    let elsewhere: String = file
        .lines()
        .map(
            |line| if line.starts_with("database") { "database = \"mysql\"\n".to_owned() } else { format!("{line}\n") },
        )
        .collect();
    let none = station.desk.connection_import(import(&elsewhere)).await.expect_err("no desk there");
    assert_eq!(none.code(), Code::DatabaseNotInstalled, "{none}");
    for (current, minimum, code) in [(0, 0, Code::DatabaseTooOld), (9, 9, Code::DatabaseTooNew)] {
        world
            .as_owner(&format!(
                "DROP PROCEDURE api.api_version;
                 CREATE PROCEDURE api.api_version() SELECT JSON_OBJECT('current', {current}, 'minimum', {minimum}) AS doc"
            ))
            .await;
        let error = station.desk.connection_import(import(&file)).await.expect_err("another version");
        assert_eq!(error.code(), code, "{error}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_port_where_nobody_listens_is_named_as_such() {
    let mut world = World::with_own_server().await;
    let station = world.unconnected("new").await;
    let file = world.connection_file("new").await;
    world.kill_server();
    let import = ConnectionImport { file, password: None };
    let error = station.desk.connection_import(import).await.expect_err("nobody is there");
    assert_eq!(error.code(), Code::DatabaseUnreachable, "{error}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_typed_password_beats_the_one_in_the_file() {
    let world = World::new().await;
    let station = world.unconnected("new").await;
    let file = world.connection_file("new").await;
    let mut good = ConnectionFile::parse(&file).expect("a valid file");
    let password = good.take_password().expect("inside").to_string();
    let outdated = good.with_password("the one before it was rotated").expect("a password").to_text().to_string();
    let import = |password: &str| ConnectionImport { file: outdated.clone(), password: Some(password.to_owned()) };
    let refused = station.desk.connection_import(import("")).await.expect_err("nothing was typed");
    assert_eq!(refused.code(), Code::DatabaseRefused);
    let connection = station.desk.connection_import(import(&password)).await.expect("connects");
    assert!(matches!(connection, Connection::Online { .. }), "{connection:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn drafts_of_another_database_on_the_same_server_stay_there() {
    let (one, other) = tokio::join!(World::new(), World::new());
    let anna = one.employee("anna").await;
    let draft = model::DraftSave { draft_key: "create".to_owned(), content: "for the first desk".to_owned() };
    anna.desk.draft_save(draft).await.expect("kept");
    let import = async |world: &World| {
        let file = world.connection_file("anna").await;
        anna.desk.connection_import(ConnectionImport { file, password: None }).await.expect("connects");
    };
    import(&other).await;
    anna.desk.person_sign_up(crate::world::sign_up("anna", "")).await.expect("the first person there, as here");
    assert!(anna.desk.draft_list(()).await.expect("drafts").is_empty(), "the other database has an Anna of its own");
    import(&one).await;
    anna.sign_in("anna").await;
    assert_eq!(anna.desk.draft_list(()).await.expect("drafts").len(), 1);
}
