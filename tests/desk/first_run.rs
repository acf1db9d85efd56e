//! The first connection: tested, typed in, from the organisation, or a trial on this computer.

use database::connection_file::ConnectionFile;
use model::{
    Code, Connection, ConnectionFields, ConnectionImport, ConnectionTest, Role, SessionOpen, Signal, Step, StepOutcome,
    TrialStep,
};

use crate::world::World;

fn fields(world: &World, file: &str) -> ConnectionFields {
    let mut file = ConnectionFile::parse(file).expect("a valid file");
    ConnectionFields {
        host: "127.0.0.1".to_owned(),
        port: u32::from(world.port),
        database: file.database().to_owned(),
        account: file.account().to_owned(),
        password: file.take_password().expect("the password is inside").to_string(),
        ca_certificate: None,
        plain: true,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_test_names_the_failing_step() {
    let world = World::new().await;
    let station = world.unconnected("new").await;
    let right = fields(&world, &world.connection_file("new").await);
    let test = async |fields: ConnectionFields| {
        station.desk.connection_test(ConnectionTest::Fields(fields)).await.expect("a verdict")
    };
    let verdict = test(right.clone()).await;
    assert!(verdict.ok && verdict.server_version.is_some(), "{verdict:?}");
    let tls = verdict.steps.iter().find(|step| step.step == Step::Tls).expect("each step is told");
    assert_eq!(tls.outcome, StepOutcome::Skipped, "within this computer there is none");

    let nobody = std::net::TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a port").port();
    let wrong = [
        (
            Step::Name,
            Code::ConnectionHostUnknown,
            ConnectionFields { host: "no-such-host.invalid".into(), plain: false, ..right.clone() },
        ),
        (Step::Reach, Code::DatabaseUnreachable, ConnectionFields { port: nobody.into(), ..right.clone() }),
        (Step::Tls, Code::DatabaseNotTrusted, ConnectionFields { plain: false, ..right.clone() }),
        (Step::Account, Code::DatabaseRefused, ConnectionFields { password: "wrong".into(), ..right.clone() }),
        (Step::Account, Code::DatabaseRefused, ConnectionFields { account: "td_nobody".into(), ..right.clone() }),
        (Step::Schema, Code::DatabaseNotInstalled, ConnectionFields { database: "mysql".into(), ..right.clone() }),
    ];
    for (step, code, fields) in wrong {
        let verdict = test(fields).await;
        let failed: Vec<_> = verdict.steps.iter().filter(|step| step.outcome == StepOutcome::Failed).collect();
        assert!(!verdict.ok && failed.len() == 1, "{step:?}: {verdict:?}");
        assert_eq!((failed[0].step, failed[0].code), (step, Some(code)), "{verdict:?}");
        let after = verdict.steps.iter().skip_while(|now| now.step != step).skip(1);
        assert!(after.into_iter().all(|now| now.outcome == StepOutcome::Skipped), "{verdict:?}");
    }
    world
        .as_owner(
            "DROP PROCEDURE api.api_version;
             CREATE PROCEDURE api.api_version() SELECT JSON_OBJECT('current', 0, 'minimum', 0) AS doc",
        )
        .await;
    let verdict = test(right).await;
    let last = verdict.steps.last().expect("each step is told");
    assert_eq!((last.step, last.code), (Step::Version, Some(Code::DatabaseTooOld)), "{verdict:?}");
    assert_eq!(station.desk.app_state(()).await.expect("state").connection, Connection::None, "nothing was taken over");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_typed_connection_is_adopted_or_its_wrong_field_named() {
    let world = World::new().await;
    let station = world.unconnected("new").await;
    let right = fields(&world, &world.connection_file("new").await);
    let wrong = [
        ("host", ConnectionFields { host: "two words".into(), ..right.clone() }),
        ("host", ConnectionFields { host: " ".into(), ..right.clone() }),
        ("port", ConnectionFields { port: 70_000, ..right.clone() }),
        ("port", ConnectionFields { port: 0, ..right.clone() }),
        ("database", ConnectionFields { database: "a`b".into(), ..right.clone() }),
        ("account", ConnectionFields { account: "some body".into(), ..right.clone() }),
        ("password", ConnectionFields { password: String::new(), ..right.clone() }),
        ("caCertificate", ConnectionFields { plain: false, ca_certificate: Some("no PEM".into()), ..right.clone() }),
        ("plain", ConnectionFields { host: "db.example.org".into(), ..right.clone() }),
    ];
    for (field, fields) in wrong {
        let error = station.desk.connection_enter(fields).await.expect_err("refused").wire("x".to_owned());
        assert_eq!(error.field.as_deref(), Some(field), "{error:?}");
    }
    let connection = station.desk.connection_enter(right).await.expect("connects");
    assert!(matches!(connection, Connection::Online { .. }));
    let station = station.restart().await;
    station.until("it is connected again", |now| now.counts().online).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_organisations_file_skips_the_first_run_and_is_fixed() {
    let world = World::new().await;
    let file = world.connection_file("office").await;
    let path = world.file("connection.toml", &file);
    let station = world.managed("office", &path).await;
    station.until("it is connected", |now| now.counts().online).await;
    let state = station.desk.app_state(()).await.expect("a state");
    assert!(state.managed && state.managed_refused.is_none() && !state.trial);

    let other = world.connection_file("other").await;
    let import = ConnectionImport { file: other.clone(), password: None };
    assert_eq!(station.desk.connection_import(import).await.expect_err("managed").code(), Code::ConnectionManaged);
    assert_eq!(station.desk.connection_forget(()).await.expect_err("managed").code(), Code::ConnectionManaged);
    assert_eq!(station.desk.trial_start(()).await.expect_err("managed").code(), Code::ConnectionManaged);

    // The organisation moves: nothing stored for the old database is sent to the new one.
    let anna = crate::world::sign_up("anna", "");
    station.desk.person_sign_up(anna).await.expect("signs up");
    assert!(station.host.kept_secrets() > 0);
    world.file("connection.toml", &other);
    let station = station.restart_managed(&path).await;
    station.until("it is connected", |now| now.counts().online).await;
    let state = station.desk.app_state(()).await.expect("a state");
    assert!(state.managed && state.person.is_none(), "{state:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_unusable_file_of_the_organisation_blocks_nobody() {
    let world = World::new().await;
    let path = world.file("connection.toml", "host = \"db.example.org\"\npassword = \"canary\"\n");
    let station = world.managed("office", &path).await;
    let state = station.desk.app_state(()).await.expect("a state");
    let refused = state.managed_refused.expect("it is told");
    assert!(
        refused.contains("account") && refused.contains("connection.toml") && !refused.contains("canary"),
        "{refused}"
    );
    let import = ConnectionImport { file: world.connection_file("own").await, password: None };
    assert!(matches!(station.desk.connection_import(import).await, Ok(Connection::Online { .. })));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_trial_survives_a_restart_and_leaves_no_trace() {
    let world = World::new().await;
    let station = world.unconnected("curious").await;
    let connection = station.desk.trial_start(()).await.expect("a trial");
    assert!(matches!(connection, Connection::Online { .. }), "{connection:?}");
    let steps: Vec<TrialStep> = station
        .host
        .signals()
        .into_iter()
        .filter_map(|signal| if let Signal::Trial { step } = signal { Some(step) } else { None })
        .collect();
    assert_eq!(steps, [TrialStep::Server, TrialStep::Schema, TrialStep::Samples, TrialStep::Ready]);
    let state = station.desk.app_state(()).await.expect("a state");
    let password = state.trial_password.expect("it is told");
    assert!(state.trial && state.trial_people.iter().any(|person| person.role == Role::Responder));
    for person in &state.trial_people {
        let open = SessionOpen { username: person.username.clone(), password: password.clone() };
        let profile = station.desk.session_open(open).await.expect("everybody can be tried");
        assert_eq!(profile.role, person.role);
    }
    let draft = model::DraftSave { draft_key: "create".to_owned(), content: "half a".to_owned() };
    station.desk.draft_save(draft).await.expect("kept");

    let station = station.restart().await;
    station.until("it is back", |now| now.counts().online).await;
    let state = station.desk.app_state(()).await.expect("a state");
    assert!(state.trial && state.person.is_some());

    assert_eq!(station.desk.trial_remove(()).await.expect("removed"), Connection::None);
    let state = station.desk.app_state(()).await.expect("a state");
    assert!(!state.trial && state.trial_people.is_empty() && state.trial_password.is_none());
    assert!(!station.directory().join("trial").exists(), "its data are gone");
    assert_eq!(station.desk.local_data(()).await.expect("data").drafts, 0);
    assert_eq!(station.host.kept_secrets(), 0);
    let state = station.restart().await.desk.app_state(()).await.expect("a state");
    assert!(!state.trial && state.connection == Connection::None);
}
