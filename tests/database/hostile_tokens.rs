//! Worthless tokens, and names that look like somebody else's.

use std::sync::Arc;

use model::Role;
use support::args;
use support::database::{Desk, Person, key};

use super::fingerprint::Tables;
use super::scene::{Scene, catalogue};

support::on_each_server! {
    an_ended_session_opens_no_procedure,
    a_name_that_looks_like_somebodys_finds_nobody,
    a_seeded_session_draws_no_token_twice,
}

/// Ways in which a session ends, as statements of the administrator about `{who}`.
const ENDS: [(&str, &str); 4] = [
    (
        "unused for too long",
        "UPDATE {data}.sessions SET idle_until = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND WHERE user_id = {who}",
    ),
    ("too old", "UPDATE {data}.sessions SET expires_at = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND WHERE user_id = {who}"),
    ("revoked", "UPDATE {data}.sessions SET revoked_at = UTC_TIMESTAMP(6) WHERE user_id = {who}"),
    ("of somebody deactivated", "UPDATE {data}.users SET is_active = 0 WHERE id = {who}"),
];

async fn an_ended_session_opens_no_procedure(desk: Arc<Desk>) {
    let tables = Tables::of(&desk).await;
    let procedures = catalogue(&desk).await;
    let mut scene = Scene::new(&desk).await;
    let mut faults = Vec::new();
    for (what, statement) in ENDS {
        let live = std::mem::take(&mut scene.ada.token);
        let ending = Person::signs_in(desk.workstation().await, &scene.ada.username).await;
        desk.execute(&statement.replace("{who}", &ending.id.to_string())).await;
        for token in [live, ending.token] {
            scene.ada.token = token;
            for procedure in procedures.iter().filter(|procedure| procedure.takes("p_token")) {
                let before = tables.fingerprint(&desk).await;
                let answer = scene.call(procedure, Role::Employee).await;
                if answer != Err("session.ended".into()) || tables.fingerprint(&desk).await != before {
                    faults.push(format!("{} with a session {what}: {answer:?}", procedure.name));
                }
            }
        }
        scene = scene.again("person").await;
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

async fn a_name_that_looks_like_somebodys_finds_nobody(desk: Arc<Desk>) {
    let (kim, eve) = (desk.employee("kim.s").await, desk.workstation().await);
    let true_salt = eve.call("session_salt", &args!["kim.s"]).await.expect("a salt").remove(0)["salt"].clone();
    let lookalikes = [
        "KIM.S",
        "Kim.s",
        "kim.s ",
        " kim.s",
        "kim.s\t",
        "kim.s\0",
        "kím.s",
        "ｋｉｍ.ｓ",
        "\u{212a}im.s",
        "kim.\u{17f}",
        "kim\u{2024}s",
        "kim_s",
        "kim%",
        "k\u{200b}im.s",
        "kim.s\u{301}",
        "\u{feff}kim.s",
        "kım.s",
        "kim.s/**/",
        "kim.s' -- ",
    ];
    for setting in [
        "SET NAMES utf8mb4",
        "SET NAMES utf8mb4 COLLATE utf8mb4_general_ci",
        "SET NAMES utf8mb4 COLLATE utf8mb4_unicode_ci",
        "SET NAMES utf8mb4 COLLATE utf8mb4_bin",
        "SET SESSION collation_connection = utf8mb4_turkish_ci",
        "SET SESSION collation_server = latin1_swedish_ci",
        "SET SESSION collation_database = latin1_swedish_ci",
    ] {
        eve.raw(setting).await.unwrap_or_else(|error| panic!("{setting}: {error}"));
        for name in lookalikes {
            let salt = eve.call("session_salt", &args![name]).await.expect("a salt").remove(0);
            assert_ne!(salt["salt"], true_salt, "{name:?} after {setting}");
        }
    }
    // One of them is a valid name of somebody else.
    for name in lookalikes.into_iter().filter(|name| *name != "kim_s") {
        let opened = eve.call("session_open", &args![name, key("kim.s"), "w"]).await;
        assert_eq!(opened, Err("session.wrong_credentials".into()), "{name:?}");
        let mut newcomer = Person::sign_up("kim.s", "");
        newcomer[1] = name.into();
        let signed_up = eve.call("person_sign_up", &newcomer).await.expect_err("no second of that look");
        assert!(signed_up.starts_with("input."), "{name:?}: {signed_up}");
    }
    // The same letters in another encoding are the same name.
    for same in ["_utf16 0x006B0069006D002E0073", "CONVERT('kim.s' USING latin1)", "'kim.s' COLLATE utf8mb4_bin"] {
        let salt = eve.run(&format!("CALL session_salt({same})"), &[]).await.expect("a salt").remove(0);
        assert_eq!(salt["salt"], true_salt, "{same}");
    }
    kim.watch().await;
}

async fn a_seeded_session_draws_no_token_twice(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let mut tokens = std::collections::HashSet::new();
    for _ in 0..5 {
        let seed = "SET SESSION rand_seed1 = 1, SESSION rand_seed2 = 1, SESSION pseudo_thread_id = 1";
        // MySQL keeps the number of the thread to administrators.
        if ada.workstation.raw(seed).await.is_err() {
            ada.workstation.raw("SET SESSION rand_seed1 = 1, SESSION rand_seed2 = 1").await.expect("may be set");
        }
        let opened = ada.workstation.call("session_open", &args!["ada", key("ada"), "w"]).await.expect("signs in");
        assert!(tokens.insert(opened[0]["token"].as_str().expect("a token").to_owned()), "foreseeable");
    }
}
