//! Password guessing.

use std::sync::Arc;

use support::args;
use support::database::{Answer, Desk, Person, Workstation, key};

support::on_each_server! {
    the_sixth_guess_waits_even_when_it_is_right,
    an_unknown_name_is_locked_like_a_known_one,
    parallel_guesses_do_not_get_past_the_lock,
    a_right_password_clears_what_was_counted,
    the_wait_grows_with_each_failure_and_ends,
    guessing_many_names_a_little_locks_the_workstation,
    a_failure_is_counted_although_the_caller_rolls_back,
}

async fn guess(workstation: &Workstation, username: &str, password: &str) -> Answer {
    workstation.call("session_open", &args![username, key(password), "Front desk"]).await
}

/// Repeats `guess` while the server rolls it back because of others: a guess that was rolled back is neither compared nor counted.
async fn guess_in_a_crowd(workstation: &Workstation, username: &str, password: &str) -> Answer {
    loop {
        match guess(workstation, username, password).await {
            Err(busy) if busy.starts_with("1213 ") || busy.starts_with("1205 ") => {}
            answer => return answer,
        }
    }
}

fn refused(code: &str) -> Answer {
    Err(code.to_owned())
}

async fn the_sixth_guess_waits_even_when_it_is_right(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    for _ in 0..5 {
        assert_eq!(guess(&ada.workstation, "ada", "guess").await, refused("session.wrong_credentials"));
    }
    assert_eq!(guess(&ada.workstation, "ada", "ada").await, refused("session.locked"));
    ada.watch().await;
}

async fn an_unknown_name_is_locked_like_a_known_one(desk: Arc<Desk>) {
    let workstation = desk.workstation().await;
    for name in ["nobody", "näbody"] {
        for _ in 0..5 {
            assert_eq!(guess(&workstation, name, "guess").await, refused("session.wrong_credentials"), "{name}");
        }
        assert_eq!(guess(&workstation, name, "guess").await, refused("session.locked"), "{name}");
    }
}

async fn parallel_guesses_do_not_get_past_the_lock(desk: Arc<Desk>) {
    desk.employee("ada").await;
    let mut guesses = tokio::task::JoinSet::new();
    for _ in 0..6 {
        let one = desk.workstation().await;
        let other = Workstation::connect(one.options.clone()).await;
        for workstation in [one, other] {
            guesses.spawn(async move {
                [guess_in_a_crowd(&workstation, "ada", "a").await, guess_in_a_crowd(&workstation, "ada", "b").await]
            });
        }
    }
    let answers: Vec<Answer> = guesses.join_all().await.into_iter().flatten().collect();
    let compared = answers.iter().filter(|answer| **answer == refused("session.wrong_credentials")).count();
    let locked = answers.iter().filter(|answer| **answer == refused("session.locked")).count();
    assert_eq!((compared, locked), (5, 19), "{answers:?}");
}

async fn a_right_password_clears_what_was_counted(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    for _ in 0..3 {
        for _ in 0..4 {
            assert_eq!(guess(&ada.workstation, "ada", "guess").await, refused("session.wrong_credentials"));
        }
        guess(&ada.workstation, "ada", "ada").await.expect("the right one");
    }
}

async fn the_wait_grows_with_each_failure_and_ends(desk: Arc<Desk>) {
    desk.employee("ada").await;
    let stranger = desk.workstation().await;
    let wait = "SELECT ROUND(TIMESTAMPDIFF(MICROSECOND, last_failure_at, locked_until) / 1000000)
                  FROM {data}.sign_in_guards WHERE name = 'ada'";
    for _ in 0..4 {
        guess(&stranger, "ada", "guess").await.expect_err("wrong");
    }
    for seconds in [30, 60, 120, 240, 480, 900, 900] {
        assert_eq!(guess(&stranger, "ada", "guess").await, refused("session.wrong_credentials"));
        assert_eq!(desk.number(wait).await, seconds);
        desk.execute("UPDATE {data}.sign_in_guards SET locked_until = UTC_TIMESTAMP(6) + INTERVAL 15 SECOND").await;
        assert_eq!(guess(&stranger, "ada", "ada").await, refused("session.locked"), "to the end of the wait");
        desk.execute("UPDATE {data}.sign_in_guards SET locked_until = UTC_TIMESTAMP(6)").await;
    }
    guess(&stranger, "ada", "ada").await.expect("the wait is over");
}

async fn guessing_many_names_a_little_locks_the_workstation(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let guesser = desk.workstation().await;
    for number in 0..100 {
        let answer = guess(&guesser, &format!("name{number}"), "guess").await;
        assert_eq!(answer, refused("session.wrong_credentials"));
    }
    assert_eq!(guess(&guesser, "ada", "ada").await, refused("session.locked"));
    Person::signs_in(desk.workstation().await, "ada").await;
    ada.watch().await;
}

async fn a_failure_is_counted_although_the_caller_rolls_back(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    for _ in 0..5 {
        ada.workstation.raw("SET autocommit = 0").await.expect("may be set");
        ada.workstation.raw("START TRANSACTION").await.expect("may be begun");
        assert_eq!(guess(&ada.workstation, "ada", "guess").await, refused("session.wrong_credentials"));
        ada.workstation.raw("ROLLBACK").await.expect("may be taken back");
    }
    assert_eq!(guess(&ada.workstation, "ada", "ada").await, refused("session.locked"));
}
