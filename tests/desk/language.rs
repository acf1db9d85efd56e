//! The language of all texts, switched while the application runs.

use i18n::Locale;
use model::{AlertType, Claim, Language, Signal, TicketClaim, TicketStep};

use crate::host::RecordingHost;
use crate::world::{World, request};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn notifications_use_the_language_chosen_last() {
    let world = World::new().await;
    let (anna, ben) = tokio::join!(world.employee("anna"), world.responder("ben"));
    anna.until("she watches", RecordingHost::watches).await;
    assert_eq!(anna.desk.language(), Language::English, "the system's, because she chose none");

    let ticket = anna.create("Printer is out of paper").await.id;
    let claimed = ben.desk.ticket_claim(TicketClaim { request: request(), ticket }).await;
    assert!(matches!(claimed, Ok(Claim::Claimed { .. })));
    anna.until("her notification is English", |now| title(now, Language::English, AlertType::Assigned)).await;

    anna.desk.set_locale(Some(Language::German));
    anna.desk.set_locale(Some(Language::German));
    let said = Signal::Language { language: Language::German };
    assert_eq!(anna.host.signals().iter().filter(|signal| **signal == said).count(), 1, "windows are told once");
    assert_eq!(anna.desk.app_state(()).await.expect("a state").language, Language::German);

    let note = "Paper is there.".to_owned();
    ben.desk.ticket_complete(TicketStep { request: request(), ticket, note }).await.expect("ben completes");
    anna.until("her notification is German", |now| title(now, Language::German, AlertType::Completed)).await;

    anna.desk.set_locale(None);
    assert_eq!(anna.desk.language(), Language::English, "the system's again");
}

fn title(host: &RecordingHost, language: Language, alert: AlertType) -> bool {
    let title = Locale::of(language).format(&i18n::alert(alert, "Ben", ""));
    host.notifications().iter().any(|notification| notification.title == title)
}
