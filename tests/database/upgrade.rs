//! Exchanging a key for one of a higher cost and the same password while signing in, and attacks on that exchange.

use std::sync::Arc;

use model::Profile;
use serde_json::Value;
use support::args;
use support::database::{Answer, Argument, Desk, Person, Workstation, key, request};

support::on_each_server! {
    signing_in_exchanges_an_older_key_and_nothing_else,
    a_lost_answer_is_asked_for_again,
    no_cost_ever_falls,
    the_old_key_alone_exchanges_it,
    one_call_compares_one_guess,
    a_replayed_exchange_restores_no_old_key,
    of_two_exchanges_at_once_one_happens,
    an_exchange_beside_a_change_of_password_leaves_one_password,
    a_deactivated_person_cannot_sign_in_by_exchange,
    the_administrator_cannot_weaken_a_key_by_a_slip,
}

/// Costs above those of `Person::sign_up`, which are 47,104 KiB and 2 passes.
fn upgrade(old: Vec<u8>, salt: u8, memory_kib: i64, iterations: i64, new: &str) -> Vec<Argument> {
    args!["ada", old, "w", [salt; 16], memory_kib, iterations, 1, key(new)]
}

async fn upgrades(workstation: &Workstation, old: &str, salt: u8, new: &str) -> Answer {
    workstation.call("session_open_upgrading", &upgrade(key(old), salt, 65_536, 2, new)).await
}

async fn opens(workstation: &Workstation, password: &str) -> Answer {
    workstation.call("session_open", &args!["ada", key(password), "w"]).await
}

fn refused(code: &str) -> Answer {
    Err(code.to_owned())
}

const EVENTS: &str = "SELECT COUNT(*) FROM {data}.person_events WHERE event_type = 'credentials_upgraded'";
const CREDENTIALS: &str =
    "SELECT CONCAT_WS(' ', HEX(salt), memory_kib, iterations, parallelism, HEX(verifier), changed_at)
                             FROM {data}.credentials";

async fn signing_in_exchanges_an_older_key_and_nothing_else(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let changed = desk.text("SELECT changed_at FROM {data}.credentials").await;
    let elsewhere = desk.workstation().await;
    let opened = upgrades(&elsewhere, "ada", 8, "stronger").await.expect("signs in").remove(0);
    assert_eq!(opened["person"]["username"], "ada");
    ada.one::<Profile>("person_profile", args![]).await;

    let salt = elsewhere.call("session_salt", &args!["ada"]).await.expect("a salt").remove(0);
    assert_eq!((&salt["salt"], &salt["memoryKib"]), (&"08".repeat(16).into(), &65_536.into()));
    assert_eq!(
        opens(&ada.workstation, "ada").await,
        refused("session.wrong_credentials"),
        "the old key no longer works"
    );
    opens(&ada.workstation, "stronger").await.expect("the new one works");
    assert_eq!(desk.text("SELECT changed_at FROM {data}.credentials").await, changed, "the password is the same");
    let by = desk.text("SELECT account FROM {data}.person_events WHERE event_type = 'credentials_upgraded'").await;
    assert!(by.starts_with(elsewhere.options.get_username()), "{by}");
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.person_events WHERE event_type = 'password_changed'").await, 0);
    assert_eq!(desk.number("SELECT SUM(failures) FROM {data}.sign_in_guards").await, 0, "a right password clears");
}

async fn a_lost_answer_is_asked_for_again(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    for _ in 0..3 {
        upgrades(&ada.workstation, "ada", 8, "stronger").await.expect("signs in, the first time and again");
    }
    assert_eq!(desk.number(EVENTS).await, 1, "it was exchanged once");
    opens(&ada.workstation, "stronger").await.expect("and holds");
}

async fn no_cost_ever_falls(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    upgrades(&ada.workstation, "ada", 8, "strong").await.expect("to 65,536 KiB and 2 passes");
    let before = desk.text(CREDENTIALS).await;
    for (memory, iterations, code) in [
        (65_535, 2, "call.refused"),
        (65_535, 10, "call.refused"),
        (65_536, 2, "call.refused"),
        (262_144, 1, "input.invalid"),
        (262_145, 2, "input.invalid"),
        (65_536, 11, "input.invalid"),
        (0, 0, "input.invalid"),
        (-1, 2, "input.invalid"),
    ] {
        let weaker = upgrade(key("strong"), 9, memory, iterations, "weaker");
        let answer = ada.workstation.call("session_open_upgrading", &weaker).await;
        assert_eq!(answer, refused(code), "{memory} KiB, {iterations} passes");
        assert_eq!(desk.text(CREDENTIALS).await, before, "{memory} KiB, {iterations} passes");
        desk.execute("UPDATE {data}.sign_in_guards SET failures = 0, locked_until = NULL").await;
    }
    let stronger = upgrade(key("strong"), 9, 65_536, 3, "stronger");
    ada.workstation.call("session_open_upgrading", &stronger).await.expect("more passes are an upgrade as well");
}

async fn the_old_key_alone_exchanges_it(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let before = desk.text(CREDENTIALS).await;
    let verifier = desk.text("SELECT LOWER(HEX(verifier)) FROM {data}.credentials").await;
    let stolen: [Argument; 4] = [ada.token.clone().into(), key("guess").into(), verifier.into(), Argument::Null];
    for old in stolen {
        let mut call = upgrade(key("ada"), 8, 65_536, 2, "mine");
        call[1] = old.clone();
        let answer = ada.workstation.call("session_open_upgrading", &call).await;
        assert_eq!(answer, refused("session.wrong_credentials"), "{old:?}");
        assert_eq!(desk.text(CREDENTIALS).await, before, "{old:?}");
    }
    assert_eq!(desk.number("SELECT SUM(failures) FROM {data}.sign_in_guards").await, 4, "each was counted");
    let mut nobody = upgrade(key("ada"), 8, 65_536, 2, "mine");
    nobody[0] = "nobody".into();
    let answer = desk.workstation().await.call("session_open_upgrading", &nobody).await;
    assert_eq!(answer, refused("session.wrong_credentials"), "as for a name that somebody has");
}

async fn one_call_compares_one_guess(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let guesser = desk.workstation().await;
    // With the salt and the costs that are stored the second key is compared, else the first.
    for (old, memory_kib, new) in
        [("ada", 47_104, "guess"), ("guess", 65_536, "ada"), ("guess", 47_104, "other"), ("guess", 65_536, "other")]
    {
        let answer = guesser.call("session_open_upgrading", &upgrade(key(old), 7, memory_kib, 2, new)).await;
        assert_eq!(answer, refused("session.wrong_credentials"), "{old}, {memory_kib}, {new}");
    }
    assert_eq!(opens(&guesser, "guess").await, refused("session.wrong_credentials"), "the fifth of five");
    assert_eq!(upgrades(&guesser, "ada", 8, "stronger").await, refused("session.locked"));
    assert_eq!(desk.number(EVENTS).await, 0);
    ada.watch().await;
}

async fn a_replayed_exchange_restores_no_old_key(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    upgrades(&ada.workstation, "ada", 8, "strong").await.expect("the exchange that is overheard");
    let change = args![request(), key("strong"), [9_u8; 16], 19_456, 2, 1, key("other")];
    ada.one::<Value>("person_change_password", change).await;
    let before = desk.text(CREDENTIALS).await;
    let thief = desk.workstation().await;
    assert_eq!(upgrades(&thief, "ada", 8, "strong").await, refused("session.wrong_credentials"));
    assert_eq!(upgrades(&thief, "strong", 8, "strong").await, refused("session.wrong_credentials"));
    assert_eq!(desk.text(CREDENTIALS).await, before);
    opens(&ada.workstation, "other").await.expect("the present password");
}

async fn of_two_exchanges_at_once_one_happens(desk: Arc<Desk>) {
    for round in 0..10 {
        desk.execute("DELETE FROM {data}.sign_in_guards").await;
        let name = format!("ada{round}");
        let one = desk.employee(&name).await;
        let other = desk.workstation().await;
        let call = |salt: u8, new: &str| args![name.as_str(), key(&name), "w", [salt; 16], 65_536, 2, 1, key(new)];
        let (first, second) = (call(8, "one"), call(9, "two"));
        let (first, second) = tokio::join!(
            one.workstation.call("session_open_upgrading", &first),
            other.call("session_open_upgrading", &second)
        );
        let won = [&first, &second].iter().filter(|answer| answer.is_ok()).count();
        assert_eq!(won, 1, "round {round}: {first:?}, {second:?}");
        let lost = if first.is_ok() { &second } else { &first };
        assert_eq!(*lost, refused("session.wrong_credentials"), "whose workstation asks for the salt again");
        let holds = if first.is_ok() { "one" } else { "two" };
        let opened = one.workstation.call("session_open", &args![name.as_str(), key(holds), "w"]).await;
        assert!(opened.is_ok(), "round {round}: {opened:?}");
        assert_eq!(desk.number(EVENTS).await, round + 1);
    }
}

async fn an_exchange_beside_a_change_of_password_leaves_one_password(desk: Arc<Desk>) {
    for round in 0..10 {
        let name = format!("ada{round}");
        let ada = desk.employee(&name).await;
        let other = desk.workstation().await;
        let exchange = args![name.as_str(), key(&name), "w", [8_u8; 16], 65_536, 2, 1, key("strong")];
        let change = args![request(), key(&name), [9_u8; 16], 47_104, 2, 1, key("new")];
        let (exchanged, changed) =
            tokio::join!(other.call("session_open_upgrading", &exchange), ada.call("person_change_password", change));
        let events = desk.number(EVENTS).await;
        desk.execute("DELETE FROM {data}.sign_in_guards").await;
        let mut open = Vec::new();
        for password in [name.as_str(), "strong", "new"] {
            let opened = ada.workstation.call("session_open", &args![name.as_str(), key(password), "w"]).await;
            open.extend(opened.is_ok().then_some(password));
        }
        assert_eq!(open.len(), 1, "round {round}: {exchanged:?}, {changed:?} leave {open:?}");
        // The change may be refused for a wrong password, and then has changed nothing; it is never lost silently.
        assert_eq!(open == ["new"], changed.is_ok(), "round {round}: {exchanged:?}, {changed:?} leave {open:?}");
        if let (Ok(opened), Ok(_)) = (&exchanged, &changed) {
            let token = opened[0]["token"].as_str().expect("a token").to_owned();
            let session = format!(
                "SELECT revoked_at IS NOT NULL FROM {{data}}.sessions WHERE token_hash = UNHEX(SHA2(UNHEX('{token}'), 256))"
            );
            assert_eq!(
                desk.number(&session).await,
                1,
                "round {round}: a sign-in with the old password does not survive the change"
            );
        }
        assert!(events <= i64::from(round) + 1);
    }
}

async fn a_deactivated_person_cannot_sign_in_by_exchange(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    ada.one::<Value>("person_deactivate", args![request(), key("ada")]).await;
    let before = desk.text(CREDENTIALS).await;
    assert_eq!(upgrades(&ada.workstation, "ada", 8, "strong").await, refused("person.deactivated"));
    assert_eq!(upgrades(&ada.workstation, "guess", 8, "strong").await, refused("session.wrong_credentials"));
    assert_eq!(desk.text(CREDENTIALS).await, before);
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.sessions WHERE revoked_at IS NULL").await, 0);
}

async fn the_administrator_cannot_weaken_a_key_by_a_slip(desk: Arc<Desk>) {
    let ada: Person = desk.employee("ada").await;
    for slip in [
        "memory_kib = 19456, salt = REPEAT('x', 16)",
        "iterations = 1, salt = REPEAT('x', 16)",
        "verifier = REPEAT('x', 32), salt = REPEAT('x', 16)",
        "memory_kib = 65536",
        "changed_at = changed_at - INTERVAL 1 SECOND",
        "scheme = 0, memory_kib = 65536, salt = REPEAT('x', 16)",
    ] {
        let outcome = desk.attempt(&format!("UPDATE {{data}}.credentials SET {slip}")).await;
        assert!(outcome.is_err_and(|words| words.contains("call.refused")), "{slip}");
    }
    opens(&ada.workstation, "ada").await.expect("nothing changed");
}
