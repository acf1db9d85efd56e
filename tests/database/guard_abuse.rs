//! Attacks that exploit how password guesses are counted.

use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use sqlx::{ConnectOptions as _, Connection as _};
use support::args;
use support::database::{Answer, Desk, Person, Workstation, key, request};

support::on_each_server! {
    a_guessing_stranger_locks_nobody_out_of_their_workstation,
    guesses_at_the_usual_workstation_lock_it,
    guessing_at_a_shared_workstation_locks_out_nobody_there,
    a_workstation_that_guessed_gets_a_try_every_36_seconds,
    probing_for_taken_names_is_stopped,
    a_repeated_sign_up_costs_nothing_and_still_answers,
    a_guess_beside_a_request_of_the_same_id_is_counted,
    a_key_that_no_workstation_derives_creates_no_account,
}

async fn guess(workstation: &Workstation, password: &str) -> Answer {
    workstation.call("session_open", &args!["ada", key(password), "w"]).await
}

fn refused(code: &str) -> Answer {
    Err(code.to_owned())
}

async fn a_guessing_stranger_locks_nobody_out_of_their_workstation(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let stranger = desk.workstation().await;
    for _ in 0..5 {
        assert_eq!(guess(&stranger, "guess").await, refused("session.wrong_credentials"));
    }
    assert_eq!(guess(&stranger, "ada").await, refused("session.locked"), "strangers wait");
    guess(&ada.workstation, "ada").await.expect("ada signs in where she always does");
    ada.one::<Value>("person_change_password", args![request(), key("ada"), [9_u8; 16], 47_104, 2, 1, key("new")])
        .await;
    assert_eq!(guess(&stranger, "new").await, refused("session.locked"), "and her success frees no stranger");
}

async fn guesses_at_the_usual_workstation_lock_it(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    for _ in 0..5 {
        assert_eq!(guess(&ada.workstation, "guess").await, refused("session.wrong_credentials"));
    }
    assert_eq!(guess(&ada.workstation, "ada").await, refused("session.locked"));
    Person::signs_in(desk.workstation().await, "ada").await;
}

/// How many failures exhaust an account's attempts.
async fn use_up(workstation: &Workstation) {
    for number in 0..100 {
        let guess = args![format!("name{number}"), key("guess"), "w"];
        assert_eq!(workstation.call("session_open", &guess).await, refused("session.wrong_credentials"));
    }
    let guess = args!["one.more", key("guess"), "w"];
    assert_eq!(workstation.call("session_open", &guess).await, refused("session.locked"));
}

async fn guessing_at_a_shared_workstation_locks_out_nobody_there(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    use_up(&ada.workstation).await;
    guess(&ada.workstation, "ada").await.expect("ada works here");
    for _ in 0..5 {
        assert_eq!(guess(&ada.workstation, "guess").await, refused("session.wrong_credentials"));
    }
    assert_eq!(guess(&ada.workstation, "ada").await, refused("session.locked"), "her own count still holds");
}

async fn a_workstation_that_guessed_gets_a_try_every_36_seconds(desk: Arc<Desk>) {
    desk.employee("ada").await;
    let shared = desk.workstation().await;
    use_up(&shared).await;
    let earlier = |seconds: u32| {
        format!("UPDATE {{data}}.sign_in_sources SET failures_at = failures_at - INTERVAL {seconds} SECOND")
    };
    desk.execute(&earlier(37)).await;
    guess(&shared, "ada").await.expect("one try is free again, and a right one costs nothing");
    let stranger = args!["stranger", key("guess"), "w"];
    assert_eq!(shared.call("session_open", &stranger).await, refused("session.wrong_credentials"));
    assert_eq!(shared.call("session_open", &stranger).await, refused("session.locked"), "and one only");
    desk.execute(&earlier(100 * 36)).await;
    desk.execute("DELETE FROM {data}.sign_in_guards WHERE name NOT LIKE '%@%'").await;
    use_up(&shared).await;
}

async fn probing_for_taken_names_is_stopped(desk: Arc<Desk>) {
    desk.employee("ada").await;
    desk.execute("UPDATE {data}.settings SET value = '3' WHERE name = 'sign_up_limit'").await;
    let curious = desk.workstation().await;
    for _ in 0..3 {
        let taken = curious.call("person_sign_up", &Person::sign_up("ada", "")).await;
        assert_eq!(taken, refused("person.username_taken"));
    }
    for (name, code) in [("ada", ""), ("free", ""), ("free", "guessed code")] {
        let answer = curious.call("person_sign_up", &Person::sign_up(name, code)).await;
        assert_eq!(answer, refused("session.locked"), "taken or free, right or wrong: the same answer");
    }
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.users").await, 1);
}

async fn a_repeated_sign_up_costs_nothing_and_still_answers(desk: Arc<Desk>) {
    desk.execute("UPDATE {data}.settings SET value = '1' WHERE name = 'sign_up_limit'").await;
    let workstation = desk.workstation().await;
    let ada = Person::sign_up("ada", "");
    let first = workstation.call("person_sign_up", &ada).await;
    assert!(first.is_ok(), "{first:?}");
    assert_eq!(workstation.call("person_sign_up", &ada).await, first);
    assert_eq!(workstation.call("person_sign_up", &Person::sign_up("eve", "")).await, refused("session.locked"));
}

/// Holds the guess between its two reads of the requests, while another request with its id is carried out.
async fn a_guess_beside_a_request_of_the_same_id_is_counted(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let other = Workstation::connect(ada.workstation.options.clone()).await;
    let failures = "SELECT MAX(failures) FROM {data}.sign_in_guards";
    for round in 1..=3 {
        let mut holder = desk.admin().connect().await.expect("the administrator connects");
        let mut hold = holder.begin().await.expect("a transaction");
        let rows = desk.named("SELECT * FROM {data}.sign_in_guards FOR UPDATE");
        sqlx::raw_sql(&rows).execute(&mut *hold).await.expect("held");
        // A new connection for each round: the servers may still show what the last one waited for.
        let guesser = Workstation::connect(ada.workstation.options.clone()).await;
        let number = guesser.run("SELECT CAST(CONNECTION_ID() AS CHAR)", &[]).await.expect("a number").remove(0);
        let id = request();
        let guess = args![ada.token.clone(), id.clone(), key("guess")];
        let guessing = tokio::spawn(async move { guesser.call("person_deactivate", &guess).await });
        let waits = format!(
            "SELECT COUNT(*) FROM information_schema.INNODB_TRX WHERE trx_state = 'LOCK WAIT' AND trx_mysql_thread_id = {number}"
        );
        // The servers refresh this table only after nobody has read it for a tenth of a second.
        let waiting = async {
            while desk.number(&waits).await == 0 {
                tokio::time::sleep(Duration::from_millis(150)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(9), waiting).await.expect("the guess waits for the row");
        let beside = args![ada.token.clone(), id, "Any", "Text", None, None, None];
        other.call("ticket_create", &beside).await.expect("created");
        hold.rollback().await.expect("let go");
        let answer = guessing.await.expect("answered");
        assert_eq!(answer, refused("request.reused"), "the answer does not reveal whether the guess was right");
        assert_eq!(desk.number(failures).await, round, "each guess is counted");
    }
}

async fn a_key_that_no_workstation_derives_creates_no_account(desk: Arc<Desk>) {
    let workstation = desk.workstation().await;
    let (memory, iterations, parallelism) = (11, 12, 13);
    for (index, cost) in
        [(memory, 19_455), (memory, 262_145), (iterations, 1), (iterations, 11), (parallelism, 0), (parallelism, 5)]
    {
        let mut arguments = Person::sign_up("ada", "");
        arguments[index] = cost.into();
        assert_eq!(workstation.call("person_sign_up", &arguments).await, refused("input.invalid"), "{index}: {cost}");
    }
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.users").await, 0);
}
