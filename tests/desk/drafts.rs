//! Drafts survive.

use model::{Code, DraftSave, MessageConversation};

use crate::world::World;

fn save(content: &str) -> DraftSave {
    DraftSave { draft_key: "create".to_owned(), content: content.to_owned() }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_draft_survives_restart_and_lost_session() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    let second = anna.second_window(&world).await;
    second.desk.draft_save(save("half a sent")).await.expect("kept");

    // The session ends while she types.
    let sessions = anna.desk.session_list(()).await.expect("sessions");
    let other = sessions.iter().find(|session| !session.current).expect("the second window");
    anna.desk.session_revoke(model::SessionRevoke { session: other.id }).await.expect("revoked");
    second.until("the session ended", |now| now.signals().contains(&model::Signal::SessionEnded)).await;
    second.desk.draft_save(save("half a sentence")).await.expect("kept without a session");

    let second = second.restart().await;
    second.sign_in(&anna.username()).await;
    let drafts = second.desk.draft_list(()).await.expect("drafts");
    assert_eq!(drafts.iter().map(|draft| draft.content.as_str()).collect::<Vec<_>>(), ["half a sentence"]);

    second.desk.session_close(()).await.expect("signed out");
    assert_eq!(second.desk.draft_list(()).await.expect_err("whose?").code(), Code::SessionEnded);
    second.desk.person_sign_up(crate::world::sign_up("eve", "")).await.expect("somebody else");
    assert!(second.desk.draft_list(()).await.expect("drafts").is_empty(), "another person does not see them");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_draft_names_its_person_or_ticket() {
    let world = World::new().await;
    let (anna, ben) = tokio::join!(world.employee("anna"), world.responder("ben"));
    let ticket = anna.create("Printer").await;
    anna.show(ticket.id).await;
    let ben = ben.profile().await;
    anna.desk.message_conversation(MessageConversation { person: ben.id, before: None }).await.expect("opened");
    // The ticket and the person may have the same number.
    for (draft_key, about) in [
        (format!("message:person:{}", ben.id), ben.name.as_str()),
        (format!("message:ticket:{}", ticket.id), "Printer"),
        (format!("edit:{}#2", ticket.id), "Printer"),
    ] {
        let draft = DraftSave { draft_key: draft_key.clone(), content: "{}".to_owned() };
        anna.desk.draft_save(draft).await.expect("kept");
        let drafts = anna.desk.draft_list(()).await.expect("drafts");
        let draft = drafts.iter().find(|draft| draft.draft_key == draft_key).expect("it is there");
        assert_eq!(draft.about.as_deref(), Some(about), "{draft_key}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_oversized_draft_is_refused() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    let error = anna.desk.draft_save(save(&"x".repeat(8_000_001))).await.expect_err("too long");
    assert_eq!(error.code(), Code::InputTooLong);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_text_that_is_too_long_to_send_is_kept_whole() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    let log = format!(r#"{{"title":"Log","description":"{}"}}"#, "größer ".repeat(600_000));
    anna.desk.draft_save(save(&log)).await.expect("kept");
    let anna = anna.restart().await;
    let drafts = anna.desk.draft_list(()).await.expect("drafts");
    assert!(drafts.iter().map(|draft| &draft.content).eq([&log]), "every character is there after a restart");
}
