//! Signing up.

use std::sync::Arc;

use model::{Profile, Role};
use support::args;
use support::database::{Argument, Desk, Person, key, request};

support::on_each_server! {
    anybody_may_sign_up_as_an_employee,
    a_responder_needs_an_invitation,
    an_invitation_works_once,
    two_people_at_the_same_moment_cannot_share_an_invitation,
    an_expired_invitation_is_refused,
    a_user_name_is_taken_once,
    sign_up_can_be_closed_to_the_uninvited,
    mass_sign_up_from_one_workstation_is_stopped,
    a_profile_that_breaks_a_rule_is_refused,
    nobody_needs_a_telephone_and_the_table_insists_on_e164,
    a_malformed_key_is_refused,
}

async fn anybody_may_sign_up_as_an_employee(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let profile: Profile = ada.one("person_profile", args![]).await;
    assert_eq!(profile.role, Role::Employee);
    assert_eq!((profile.username.as_str(), profile.phone.as_deref()), ("ada", Some("+4930123456")));
    assert_eq!(profile.address, "Room 1\nFloor 2");
    assert_eq!(profile.version, 1);
    let noted = desk.text("SELECT event_type FROM {data}.person_events WHERE account LIKE 'td\\_%'").await;
    assert_eq!(noted, "signed_up", "the administrator can see who came, and from which workstation");
}

async fn a_responder_needs_an_invitation(desk: Arc<Desk>) {
    let workstation = desk.workstation().await;
    let refused = workstation.call("person_sign_up", &Person::sign_up("bob", "guessed")).await;
    assert_eq!(refused, Err("person.invitation_invalid".into()));
    let bob = desk.responder("bob").await;
    assert_eq!(bob.one::<Profile>("person_profile", args![]).await.role, Role::Responder);
    let insert = "INSERT INTO {data}.users (username, name, role, email, phone_e164, created_at, updated_at)
        VALUES ('eve', 'Eve', 'responder', 'e@example.org', NULL, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))";
    let refused = desk.attempt(insert).await.expect_err("not even past the procedure");
    assert!(refused.contains("person.invitation_invalid"), "{refused}");
}

async fn an_invitation_works_once(desk: Arc<Desk>) {
    desk.invites("open sesame", "responder").await;
    let workstation = desk.workstation().await;
    workstation.call("person_sign_up", &Person::sign_up("bob", "open sesame")).await.expect("the first");
    let second = workstation.call("person_sign_up", &Person::sign_up("eve", "open sesame")).await;
    assert_eq!(second, Err("person.invitation_invalid".into()));
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.users").await, 1);
    let used = desk.text("SELECT username FROM {data}.invitations i JOIN {data}.users u ON u.id = i.used_by").await;
    assert_eq!(used, "bob");
}

async fn two_people_at_the_same_moment_cannot_share_an_invitation(desk: Arc<Desk>) {
    let (one, other) = (desk.workstation().await, desk.workstation().await);
    for round in 0..10 {
        let code = format!("open sesame {round}");
        desk.invites(&code, "responder").await;
        let (bob, eve) = (format!("bob{round}"), format!("eve{round}"));
        let (bob, eve) = (Person::sign_up(&bob, &code), Person::sign_up(&eve, &code));
        let (bob, eve) = tokio::join!(one.call("person_sign_up", &bob), other.call("person_sign_up", &eve));
        let refused = [bob, eve].into_iter().filter_map(Result::err).collect::<Vec<_>>();
        assert_eq!(refused, ["person.invitation_invalid"], "one of them signs up, the other learns why not");
    }
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.users WHERE role = 'responder'").await, 10);
}

async fn an_expired_invitation_is_refused(desk: Arc<Desk>) {
    desk.invites("stale", "responder").await;
    desk.execute("UPDATE {data}.invitations SET expires_at = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND").await;
    let workstation = desk.workstation().await;
    let refused = workstation.call("person_sign_up", &Person::sign_up("bob", "stale")).await;
    assert_eq!(refused, Err("person.invitation_invalid".into()));
}

async fn a_user_name_is_taken_once(desk: Arc<Desk>) {
    desk.employee("ada").await;
    let workstation = desk.workstation().await;
    let second = workstation.call("person_sign_up", &Person::sign_up("ada", "")).await;
    assert_eq!(second, Err("person.username_taken".into()));
    let kept = desk.number("SELECT COUNT(*) FROM {data}.requests WHERE procedure_name = 'person_sign_up'").await;
    assert_eq!(kept, 1, "a refusal leaves nothing behind");
}

async fn sign_up_can_be_closed_to_the_uninvited(desk: Arc<Desk>) {
    desk.execute("UPDATE {data}.settings SET value = '0' WHERE name = 'sign_up_open'").await;
    let workstation = desk.workstation().await;
    let refused = workstation.call("person_sign_up", &Person::sign_up("ada", "")).await;
    assert_eq!(refused, Err("person.sign_up_closed".into()));
    desk.invites("for ada", "employee").await;
    workstation.call("person_sign_up", &Person::sign_up("ada", "for ada")).await.expect("with an invitation");
    desk.responder("bob").await;
}

async fn mass_sign_up_from_one_workstation_is_stopped(desk: Arc<Desk>) {
    desk.execute("UPDATE {data}.settings SET value = '3' WHERE name = 'sign_up_limit'").await;
    let workstation = desk.workstation().await;
    for name in ["one", "two", "three"] {
        workstation.call("person_sign_up", &Person::sign_up(name, "")).await.expect("within the limit");
    }
    let fourth = workstation.call("person_sign_up", &Person::sign_up("four", "")).await;
    assert_eq!(fourth, Err("session.locked".into()));
    desk.employee("elsewhere").await;
    desk.execute("UPDATE {data}.sign_in_sources SET window_start = window_start - INTERVAL 61 MINUTE").await;
    workstation.call("person_sign_up", &Person::sign_up("four", "")).await.expect("in the next hour");
}

/// The arguments of a sign-up, with one of them replaced.
fn sign_up_with(index: usize, argument: impl Into<Argument>) -> Vec<Argument> {
    let mut arguments = Person::sign_up("ada", "");
    arguments[index] = argument.into();
    arguments
}

async fn a_profile_that_breaks_a_rule_is_refused(desk: Arc<Desk>) {
    let workstation = desk.workstation().await;
    let (username, name, email, phone, extension, profession, address) = (1, 2, 3, 4, 5, 6, 8);
    for (index, text, code) in [
        (username, "Ada", "input.invalid"),
        (username, "1ada", "input.invalid"),
        (username, "adä", "input.invalid"),
        (username, "ada\n", "input.deceptive"),
        (username, "ada ", "input.invalid"),
        (username, "ad", "input.too_short"),
        (username, "", "input.required"),
        (name, "", "input.required"),
        (name, " Ada", "input.invalid"),
        (name, "Ada\u{202E}", "input.deceptive"),
        (name, "Ada\nEve", "input.deceptive"),
        (email, "ada", "input.invalid"),
        (email, "a b@example.org", "input.invalid"),
        (email, "ada@localhost", "input.invalid"),
        (email, "a@b@example.org", "input.invalid"),
        (email, "ada@-x.org", "input.invalid"),
        (phone, "030 123456", "input.invalid"),
        (phone, "+0123456", "input.invalid"),
        (phone, "+49301234567890123", "input.too_long"),
        (phone, "", "input.required"),
        (extension, "", "input.required"),
        (extension, "12345678", "input.too_long"),
        (extension, "1a", "input.invalid"),
        (extension, "١٢", "input.invalid"),
        (extension, "12\n", "input.deceptive"),
        (profession, "a\u{200B}b", "input.deceptive"),
        (address, "a\u{0}b", "input.deceptive"),
    ] {
        let answer = workstation.call("person_sign_up", &sign_up_with(index, text)).await;
        assert_eq!(answer, Err(code.into()), "{text:?} as argument {index}");
    }
    let mut alone = sign_up_with(phone, None);
    alone[extension] = "12".into();
    let answer = workstation.call("person_sign_up", &alone).await;
    assert_eq!(answer, Err("input.invalid".into()), "an extension of no number");
    for (index, long) in [(username, 33), (name, 101), (profession, 101), (address, 301)] {
        let answer = workstation.call("person_sign_up", &sign_up_with(index, "x".repeat(long))).await;
        assert_eq!(answer, Err("input.too_long".into()), "{long} characters as argument {index}");
    }
    for (index, good) in
        [(name, "Нина 👩\u{200D}🔧"), (email, "ü@exämple.org"), (address, "Line\n\tLine"), (profession, "")]
    {
        let mut arguments = sign_up_with(index, good);
        arguments[username] = format!("good{index}").into();
        workstation.call("person_sign_up", &arguments).await.unwrap_or_else(|code| panic!("{good:?}: {code}"));
    }
}

async fn nobody_needs_a_telephone_and_the_table_insists_on_e164(desk: Arc<Desk>) {
    let workstation = desk.workstation().await;
    workstation.call("person_sign_up", &sign_up_with(4, None)).await.expect("without a telephone");
    let ada = Person::signs_in(workstation, "ada").await;
    let profile: Profile = ada.one("person_profile", args![]).await;
    assert_eq!((profile.phone, profile.phone_extension), (None, None));
    for telephone in [
        "phone_e164 = '030 123456'",
        "phone_e164 = ''",
        "phone_e164 = '+491'",
        "phone_extension = '12'",
        "phone_e164 = '+4930123456', phone_extension = ''",
        "phone_e164 = '+4930123456', phone_extension = 'x12'",
    ] {
        let refused = desk.attempt(&format!("UPDATE {{data}}.users SET {telephone} WHERE id = {}", ada.id)).await;
        assert!(refused.is_err(), "{telephone} is held by no procedure alone");
    }
    desk.execute("UPDATE {data}.users SET phone_e164 = '+4930123456', phone_extension = '0012'").await;
    let profile: Profile = ada.one("person_profile", args![]).await;
    assert_eq!((profile.phone.as_deref(), profile.phone_extension.as_deref()), (Some("+4930123456"), Some("0012")));
}

async fn a_malformed_key_is_refused(desk: Arc<Desk>) {
    let workstation = desk.workstation().await;
    let (salt, memory, iterations, parallelism, the_key) = (10, 11, 12, 13, 14);
    for arguments in [
        sign_up_with(salt, vec![1_u8; 15]),
        sign_up_with(salt, vec![1_u8; 17]),
        sign_up_with(salt, None),
        sign_up_with(memory, 7),
        sign_up_with(memory, -1),
        sign_up_with(iterations, 0),
        sign_up_with(parallelism, 65),
        sign_up_with(the_key, key("short")[..31].to_vec()),
        sign_up_with(the_key, vec![1_u8; 33]),
        sign_up_with(the_key, None),
    ] {
        assert_eq!(workstation.call("person_sign_up", &arguments).await, Err("input.invalid".into()));
    }
    let mut no_request = Person::sign_up("ada", "");
    no_request[0] = Argument::Null;
    assert_eq!(workstation.call("person_sign_up", &no_request).await, Err("call.refused".into()));
    let mut twice = Person::sign_up("ada", "");
    twice[0] = request();
    let first = workstation.call("person_sign_up", &twice).await.expect("signs up");
    assert_eq!(workstation.call("person_sign_up", &twice).await, Ok(first), "sent twice, done once");
}
