//! The cost of deriving a key has risen since a person chose their password.

use database::key_derivation::Derivation;
use model::{Code, PersonChangePassword, PersonDeactivate, SessionOpen};

use crate::station::Station;
use crate::world::{PASSWORD, World, request};

const OLD: Derivation = Derivation { memory_kib: 19_456, ..Derivation::current([3; 16]) };
const CURRENT: Derivation = Derivation::current([0; 16]);

/// A person who chose their password when keys were cheaper, signed in at one workstation.
async fn from_then(world: &World) -> Station {
    let anna = world.employee("anna").await;
    anna.desk.session_close(()).await.expect("signed out");
    world
        .as_owner(&format!(
            "UPDATE data.credentials SET salt = REPEAT(CHAR(3), 16), memory_kib = {}, iterations = {},
                    verifier = UNHEX('{}'), changed_at = UTC_TIMESTAMP(6)",
            OLD.memory_kib,
            OLD.iterations,
            verifier(&OLD)
        ))
        .await;
    anna
}

fn verifier(derivation: &Derivation) -> String {
    let verifier = derivation.derive(PASSWORD).expect("within bounds").verifier();
    verifier.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}

async fn exchanges(world: &World) -> i64 {
    world.count("SELECT COUNT(*) FROM data.person_events WHERE event_type = 'credentials_upgraded'").await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn signing_in_raises_the_cost_to_todays_once() {
    let world = World::new().await;
    let anna = from_then(&world).await;
    for _ in 0..2 {
        anna.sign_in("anna").await;
        let today = format!(
            "SELECT COUNT(*) FROM data.credentials WHERE memory_kib = {} AND iterations = {} AND salt = REPEAT(CHAR(3), 16)",
            CURRENT.memory_kib, CURRENT.iterations
        );
        assert_eq!(world.count(&today).await, 1);
        assert_eq!(exchanges(&world).await, 1);
    }
    anna.second_window(&world).await.create("From another workstation").await;
    let wrong = SessionOpen { username: "anna".to_owned(), password: "not the password".to_owned() };
    let refused = anna.desk.session_open(wrong).await.expect_err("a wrong password");
    assert_eq!(refused.code(), Code::SessionWrongCredentials);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_salt_does_not_reveal_sign_ups_or_new_passwords() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    // What session_salt answers for the name while nobody has it.
    let unchanged = "SELECT COUNT(*) FROM data.credentials c JOIN data.settings s ON s.name = 'salt_secret'
                      WHERE c.salt = UNHEX(LEFT(SHA2(CONCAT(s.value, HEX('anna')), 256), 32))";
    assert_eq!(world.count(unchanged).await, 1, "she signed up");
    let new = "seven-badgers-fix-a-clock";
    let change = PersonChangePassword { request: request(), current: PASSWORD.to_owned(), password: new.to_owned() };
    anna.desk.person_change_password(change).await.expect("changed");
    assert_eq!(world.count(unchanged).await, 1, "and has another password");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wrong_password_exchanges_nothing() {
    let world = World::new().await;
    let anna = from_then(&world).await;
    let wrong = SessionOpen { username: "anna".to_owned(), password: "not the password".to_owned() };
    let refused = anna.desk.session_open(wrong).await.expect_err("a wrong password");
    assert_eq!(refused.code(), Code::SessionWrongCredentials);
    assert_eq!(exchanges(&world).await, 0);
    anna.sign_in("anna").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_window_from_before_the_key_exchange_still_works() {
    let world = World::new().await;
    // Both windows know today's cost only; then a newer application raises it.
    let anna = from_then(&world).await;
    anna.sign_in("anna").await;
    let second = anna.second_window(&world).await;
    world
        .as_owner(&format!(
            "UPDATE data.credentials SET salt = REPEAT(CHAR(4), 16), memory_kib = 65536, verifier = UNHEX('{}')",
            verifier(&Derivation { memory_kib: 65_536, salt: [4; 16], ..CURRENT })
        ))
        .await;
    anna.create("The session goes on").await;
    let change = |current: &str, password: &str| PersonChangePassword {
        request: request(),
        current: current.to_owned(),
        password: password.to_owned(),
    };
    let new = "seven-badgers-fix-a-clock";
    let refused = second.desk.person_change_password(change("not the password", new)).await.expect_err("wrong");
    assert_eq!(refused.code(), Code::PersonWrongPassword);
    second.desk.person_change_password(change(PASSWORD, new)).await.expect("the right password, with the new key");
    second.desk.person_change_password(change(new, PASSWORD)).await.expect("and back, without asking again");
    let leave = PersonDeactivate { request: request(), password: PASSWORD.to_owned() };
    second.desk.person_deactivate(leave).await.expect("she deactivates her account with it");
}
