//! Profiles, passwords, and people who leave.

use model::{
    AlertType, Claim, Code, ConnectionImport, PasswordCheck, PersonChangePassword, PersonDeactivate, PersonNameCheck,
    PersonNameChecked, PersonRef, PersonUpdate, PhoneCheck, PhoneChecked, Profile, SessionOpen, TicketClaim,
    TicketStatus,
};

use crate::world::{PASSWORD, World, request, sign_up};

fn update(profile: &Profile, name: &str) -> PersonUpdate {
    PersonUpdate {
        request: request(),
        version: profile.version,
        name: name.to_owned(),
        email: "anna@example.org".to_owned(),
        phone_region: "DE".to_owned(),
        phone: "030 123456".to_owned(),
        phone_extension: "12".to_owned(),
        profession: "Carpenter".to_owned(),
        organisation: String::new(),
        address: "Workshop 2".to_owned(),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_profile_is_changed_and_a_stale_form_is_refused() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    let before = anna.profile().await;
    let changed = anna.desk.person_update(update(&before, "Anna Alt")).await.expect("changed");
    assert_eq!((changed.name.as_str(), changed.phone.as_deref()), ("Anna Alt", Some("+4930123456")));
    assert_eq!(changed.phone_extension.as_deref(), Some("12"));
    assert_eq!(anna.profile().await, changed, "the window sees it at once");
    let nothing =
        PersonUpdate { phone: " ".to_owned(), phone_extension: String::new(), ..update(&changed, "Anna Alt") };
    assert_eq!(anna.desk.person_update(nothing).await.expect("no telephone").phone, None);
    let stale = anna.desk.person_update(update(&before, "Anna Neu")).await.expect_err("stale");
    assert_eq!(stale.code(), Code::PersonVersionConflict);
    assert_eq!(anna.desk.person_profile(()).await.expect("profile").name, "Anna Alt");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_password_ends_every_other_session() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    let second = anna.second_window(&world).await;
    let change = |current: &str| PersonChangePassword {
        request: request(),
        current: current.to_owned(),
        password: "seven-quiet-herons-fly".to_owned(),
    };
    let wrong = anna.desk.call("person_change_password", serde_json::to_value(change("not it at all")).expect("json"));
    let wrong = wrong.await.expect_err("the present password is asked for");
    assert_eq!((wrong.code, wrong.field.as_deref()), (Code::PersonWrongPassword, Some("current")));
    anna.desk.person_change_password(change(PASSWORD)).await.expect("changed");
    assert!(anna.desk.person_profile(()).await.is_ok(), "this window stays");
    let ended = second.desk.person_profile(()).await.expect_err("the other window ends");
    assert_eq!(ended.code(), Code::SessionEnded);
    let open = |password: &str| SessionOpen { username: anna.username(), password: password.to_owned() };
    let old = second.desk.session_open(open(PASSWORD)).await.expect_err("the old password");
    assert_eq!(old.code(), Code::SessionWrongCredentials);
    second.desk.session_open(open("seven-quiet-herons-fly")).await.expect("the new password");
    // The workstation has the key of the new password.
    let deactivate = PersonDeactivate { request: request(), password: "seven-quiet-herons-fly".to_owned() };
    anna.desk.person_deactivate(deactivate).await.expect("the new password is the one that counts");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tickets_of_who_leaves_wait_again_at_their_old_place() {
    let world = World::new().await;
    let (anna, ben, cleo) = tokio::join!(world.employee("anna"), world.responder("ben"), world.responder("cleo"));
    let (first, second) = (anna.create("First").await, anna.create("Second").await);
    let claim = TicketClaim { request: request(), ticket: first.id };
    assert!(matches!(ben.desk.ticket_claim(claim).await, Ok(Claim::Claimed { .. })));
    let other = ben.second_window(&world).await;

    let wrong = PersonDeactivate { request: request(), password: "wrong password 1".to_owned() };
    assert_eq!(ben.desk.person_deactivate(wrong).await.expect_err("wrong").code(), Code::PersonWrongPassword);
    let leave = PersonDeactivate { request: request(), password: PASSWORD.to_owned() };
    ben.desk.person_deactivate(leave).await.expect("ben leaves");

    assert_eq!(other.desk.ticket_work(()).await.expect_err("the open window").code(), Code::SessionEnded);
    let back = SessionOpen { username: ben.username(), password: PASSWORD.to_owned() };
    assert_eq!(ben.desk.session_open(back).await.expect_err("no way back").code(), Code::PersonDeactivated);
    cleo.until("both are back", |now| now.counts().pool == 2).await;
    let pool =
        cleo.desk.ticket_pool(model::TicketPool { everything: false, after: None }).await.expect("the pool").value;
    assert_eq!(pool.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [first.id, second.id], "at its old place");
    assert_eq!(anna.show(first.id).await.ticket.status, TicketStatus::Pending);
    anna.until("the employee is told", |now| {
        now.notifications().iter().any(|n| n.title == support::english(&i18n::alert(AlertType::Released, "", "")))
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_an_invitation_makes_a_responder_and_only_one() {
    let world = World::new().await;
    let station = world.workstation("door").await;
    let code = world.invitation().await;
    let wrong = station.desk.person_sign_up(sign_up("mallory", "QQQQ-QQQQ-QQQQ-QQQQ")).await.expect_err("invented");
    assert_eq!(wrong.code(), Code::PersonInvitationInvalid);
    // Typed as people type: small, with spaces.
    let typed = code.to_lowercase().replace('-', " ");
    let ben = station.desk.person_sign_up(sign_up("ben", &typed)).await.expect("invited");
    assert_eq!(ben.role, model::Role::Responder);
    let again = station.desk.person_sign_up(sign_up("mallory", &code)).await.expect_err("used");
    assert_eq!(again.code(), Code::PersonInvitationInvalid);
    let taken = station.desk.call("person_sign_up", serde_json::to_value(sign_up("ben", "")).expect("json")).await;
    let taken = taken.expect_err("the name is taken");
    assert_eq!((taken.code, taken.field.as_deref()), (Code::PersonUsernameTaken, Some("username")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_sign_up_is_closed_a_code_lets_an_employee_in() {
    let world = World::new().await;
    world.close_sign_up().await;
    let station = world.workstation("door").await;
    let closed = station.desk.call("person_sign_up", serde_json::to_value(sign_up("anna", "")).expect("json")).await;
    let closed = closed.expect_err("she was not invited");
    assert_eq!((closed.code, closed.field.as_deref()), (Code::PersonSignUpClosed, Some("invitation")));
    let code = world.invitation_as(model::Role::Employee).await;
    let anna = station.desk.person_sign_up(sign_up("anna", &code)).await.expect("invited");
    assert_eq!(anna.role, model::Role::Employee);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn forms_are_judged_while_they_are_typed() {
    let world = World::new().await;
    let station = world.workstation("door").await;
    let check = PasswordCheck { password: "password12345".to_owned(), hints: vec!["anna".to_owned()] };
    let strength = station.desk.password_check(check).await.expect("judged");
    assert_eq!(strength.problem, Some(Code::InputWeakPassword));
    let phone = PhoneCheck { region: "DE".to_owned(), number: "030 123456".to_owned() };
    let checked = station.desk.phone_check(phone).await.expect("read");
    assert!(matches!(checked, PhoneChecked::Understood { e164, region: None, .. } if e164 == "+4930123456"));
    let british = PhoneCheck { region: "DE".to_owned(), number: "+44 20 7946 0958".to_owned() };
    let checked = station.desk.phone_check(british).await.expect("read");
    assert!(matches!(checked, PhoneChecked::Understood { region: Some(region), .. } if region == "GB"));
    assert!(station.desk.phone_countries(()).await.expect("countries").len() > 200);
    let file = ConnectionImport { file: "nonsense".to_owned(), password: None };
    assert_eq!(station.desk.connection_import(file).await.expect_err("no file").code(), Code::ConnectionFileInvalid);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_a_repeated_password_change_the_new_one_is_known() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    let new = "seven-herons-paint-a-gate";
    let change = || PersonChangePassword { request: request(), current: PASSWORD.to_owned(), password: new.to_owned() };
    let change = change();
    // The first answer was lost; the window sends the same request again.
    for _ in 0..2 {
        anna.desk.person_change_password(change.clone()).await.expect("changed");
    }
    let leave = PersonDeactivate { request: request(), password: new.to_owned() };
    anna.desk.person_deactivate(leave).await.expect("the new password is the password");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_look_alike_name_is_reported_before_it_is_taken() {
    let world = World::new().await;
    let (ben, anna) = tokio::join!(world.responder("ben"), world.employee("anna"));
    let theirs = ben.profile().await.name;
    let check = async |name: String| anna.desk.person_name_check(PersonNameCheck { name }).await.expect("checked");
    let alike = |name: &str| format!(" {}\u{200B} ", name.to_uppercase());
    assert_eq!(check(alike(&theirs)).await, PersonNameChecked { mixed: false, like: Some("ben".into()) });
    let own = anna.profile().await.name;
    assert_eq!(check(own).await, PersonNameChecked { mixed: false, like: None }, "one's own name is free");
    assert_eq!(check("\u{0410}nna".into()).await, PersonNameChecked { mixed: true, like: None });

    let newcomer = world.workstation("new").await;
    let checked = newcomer.desk.person_name_check(PersonNameCheck { name: theirs }).await.expect("checked");
    assert_eq!(checked, PersonNameChecked { mixed: false, like: None }, "strangers learn nothing");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn look_alike_names_share_their_look() {
    let world = World::new().await;
    let (anna, ben) = tokio::join!(world.employee("anna"), world.responder("ben"));
    let ticket = anna.create("Printer").await;
    let real = ticket.employee;
    assert_eq!((real.username.as_str(), real.mixed), ("anna", false));
    for fake in ["\u{0410}nna", "\u{FF21}nna", "A\u{34F}nna", "A\u{301}nna"] {
        let posed = real.name.replacen('A', fake.trim_end_matches("nna"), 1);
        assert_ne!(posed, real.name, "the story needs a name with an A");
        let person: PersonRef =
            serde_json::from_value(serde_json::json!({ "id": 99, "name": posed, "username": "eve", "active": 1 }))
                .expect("the database computes the same look");
        assert_eq!(person.look, real.look, "{posed:?}");
    }
    let claim = ben.desk.ticket_claim(TicketClaim { request: request(), ticket: ticket.id }).await.expect("claimed");
    assert!(matches!(claim, Claim::Claimed { .. }), "{claim:?}");
    assert_eq!(anna.show(ticket.id).await.ticket.responder.map(|ben| ben.username).as_deref(), Some("ben"));
}
