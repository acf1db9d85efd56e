//! Sessions: listed, revoked, resumed, lost.

use desk::{Host as _, Secret};
use model::{Code, Connection, ConnectionUnlock, SessionOpen, SessionRevoke, Signal};

use crate::world::{PASSWORD, World};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_is_ended_from_another_workstation() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    let second = anna.second_window(&world).await;
    let sessions = anna.desk.session_list(()).await.expect("the list");
    assert_eq!(sessions.len(), 2);
    let other = sessions.iter().find(|session| !session.current).expect("one is the other");
    assert!(other.workstation.contains("second"), "{}", other.workstation);
    anna.desk.session_revoke(SessionRevoke { session: other.id }).await.expect("revoked");
    second.until("the other window is told", |now| now.signals().contains(&Signal::SessionEnded)).await;
    assert!(second.desk.app_state(()).await.expect("state").person.is_none());
    assert!(anna.desk.person_profile(()).await.is_ok());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_outlives_the_application_and_ends_with_signing_out() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    let anna = anna.restart().await;
    assert_eq!(anna.profile().await.name, "Anna");
    anna.until("it is online", |now| now.counts().online).await;
    anna.create("After the restart").await;
    anna.desk.session_close(()).await.expect("signed out");
    assert_eq!(anna.host.kept_secrets(), 1, "only the account's password stays in the keyring");
    let anna = anna.restart().await;
    assert!(anna.desk.app_state(()).await.expect("state").person.is_none());
    let error = anna.desk.ticket_work(()).await.expect_err("nobody is signed in");
    assert_eq!(error.code(), Code::SessionEnded);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wrong_name_and_wrong_password_look_alike_until_locked() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    let station = world.workstation("guesser").await;
    let open = |username: &str| SessionOpen { username: username.to_owned(), password: "not the password".to_owned() };
    let known = station.desk.session_open(open(&anna.username())).await.expect_err("wrong password");
    let unknown = station.desk.session_open(open("nobody-here")).await.expect_err("wrong name");
    assert_eq!((known.code(), known.to_string()), (unknown.code(), unknown.to_string()));
    let mut last = known.code();
    for _ in 0..12 {
        last = station.desk.session_open(open(&anna.username())).await.expect_err("still wrong").code();
    }
    assert_eq!(last, Code::SessionLocked);
    let right = SessionOpen { username: anna.username(), password: PASSWORD.to_owned() };
    assert_eq!(station.desk.session_open(right).await.expect_err("locked for a while").code(), Code::SessionLocked);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn unlocking_a_connection_takes_up_the_kept_session() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    anna.host.forget_secret(Secret::AccountPassword).expect("the keyring lost it");
    let anna = anna.restart().await;
    let state = anna.desk.app_state(()).await.expect("state");
    assert!(matches!(state.connection, Connection::Locked { .. }) && state.person.is_none(), "{state:?}");

    let account = anna.file.lines().find(|line| line.starts_with("account")).expect("the file names its account");
    let renewed = anna.file.replace(account, &format!("{}.2\"", account.trim_end_matches('"')));
    let (stranger, elsewhere) = (world.connection_file("eve").await, anna.file.replace("127.0.0.1", "127.0.0.2"));
    for (file, leads_elsewhere) in [(&anna.file, false), (&renewed, false), (&stranger, true), (&elsewhere, true)] {
        let answer = anna.desk.leads_elsewhere(file).await.expect("an answer");
        assert_eq!(
            answer, leads_elsewhere,
            "only a file of this workstation opens a locked connection by itself: {file}"
        );
    }

    let wrong = ConnectionUnlock { password: "not the account's password".to_owned() };
    let refused = anna.desk.connection_unlock(wrong).await.expect_err("a wrong password");
    assert_eq!(refused.code(), Code::DatabaseRefused);
    let state = anna.desk.app_state(()).await.expect("state");
    assert!(matches!(state.connection, Connection::Locked { .. }) && state.person.is_none(), "{state:?}");

    let unlock = ConnectionUnlock { password: anna.account_password() };
    anna.desk.connection_unlock(unlock).await.expect("unlocked");
    let person = anna.desk.app_state(()).await.expect("state").person;
    assert_eq!(person.map(|person| person.username).as_deref(), Some("anna"), "she stays signed in");
    anna.create("The session holds").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_a_keyring_it_works_for_this_run_and_says_so() {
    let world = World::new().await;
    let station = world.workstation_without_keyring("bare").await;
    station.desk.person_sign_up(crate::world::sign_up("bare", "")).await.expect("signs up");
    let state = station.desk.app_state(()).await.expect("state");
    assert!(!state.remembers && state.person.is_some());
    let station = station.restart().await;
    let state = station.desk.app_state(()).await.expect("state");
    assert!(matches!(state.connection, model::Connection::Locked { .. }), "the password is asked for: {state:?}");
    let unlock = model::ConnectionUnlock { password: station.account_password() };
    let connection = station.desk.connection_unlock(unlock).await.expect("unlocked");
    assert!(matches!(connection, model::Connection::Online { .. }));
}
