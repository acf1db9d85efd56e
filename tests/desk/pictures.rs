//! Pictures: seen before and after they are sent, as pixels and nothing else, also while the database is away.

use std::io::Cursor;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use image::{DynamicImage, GenericImageView as _, ImageFormat, Rgb, RgbImage};
use model::{
    Attachment, AttachmentOf, AttachmentPicture, CaptureKind, CaptureTake, Code, FilePicture, MessageSend, Picture,
    PictureForm, Preferences, Signal, Thread, TicketId, TicketShow,
};

use crate::offline::ProxiedWorld;
use crate::station::Station;
use crate::world::{World, arrived, request};

/// What a camera writes beside the pixels.
const SECRET: &[u8] = b"taken at 52.52 N 13.40 E";

/// A picture of one colour as a PNG, with the secret behind its end.
fn png(colour: [u8; 3], width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let pixels = DynamicImage::from(RgbImage::from_pixel(width, height, Rgb(colour)));
    pixels.write_to(&mut bytes, ImageFormat::Png).expect("it is written");
    [bytes.into_inner(), SECRET.to_vec()].concat()
}

/// Its pixels, once it is sure that nothing else came along.
fn pixels(picture: &Picture) -> DynamicImage {
    let bytes = BASE64_STANDARD.decode(&picture.bytes).expect("base64");
    assert!(!bytes.windows(SECRET.len()).any(|window| window == SECRET), "the window gets pixels only");
    image::load_from_memory(&bytes).expect("a picture")
}

fn look(ticket: TicketId, file: &Attachment, form: PictureForm) -> AttachmentPicture {
    AttachmentPicture { ticket, id: file.id, size: file.size, digest: file.digest.clone(), form }
}

impl Station {
    /// Sends a message with these files, and returns them once they have arrived.
    pub async fn sends_files(&self, ticket: TicketId, files: &[(&str, Vec<u8>)]) -> Vec<Attachment> {
        let key = format!("message:ticket:{ticket}");
        for (name, content) in files {
            self.picks(&key, name, content).await;
        }
        let message = MessageSend {
            request: request(),
            to: Thread::Ticket(ticket),
            body: "See the files.".to_owned(),
            seen: None,
            draft_key: key,
        };
        arrived(self.desk.message_send(message).await.expect("it is sent"));
        self.attached(ticket).await
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_picture_is_seen_before_and_after_it_is_sent() {
    let world = World::new().await;
    let (anna, ben) = tokio::join!(world.employee("anna"), world.responder("ben"));
    let chosen = anna.picks("create", "a.png", &png([200, 0, 0], 600, 300)).await;
    let thumbnail = FilePicture { id: chosen.id, form: PictureForm::Thumbnail };
    let seen = anna.desk.file_picture(thumbnail).await.expect("it is shown");
    assert_eq!((pixels(&seen).dimensions(), seen.width, seen.height), ((192, 96), 600, 300));
    let whole = FilePicture { form: PictureForm::Whole, ..thumbnail };
    assert_eq!(pixels(&anna.desk.file_picture(whole).await.expect("it is shown")).dimensions(), (600, 300));
    let error = ben.desk.file_picture(whole).await.expect_err("anna's file");
    assert_eq!(error.code(), Code::PictureUnreadable, "another workstation does not have it");

    let ticket = anna.create("The projector shows only green").await.id;
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_vec();
    let files = anna.sends_files(ticket, &[("b.png", png([0, 0, 200], 40, 20)), ("c.png", svg)]).await;
    let shown = ben.desk.attachment_picture(look(ticket, &files[0], PictureForm::Whole)).await.expect("it is shown");
    assert_eq!(pixels(&shown).get_pixel(20, 10).0, [0, 0, 200, 255]);
    let error = ben.desk.attachment_picture(look(ticket, &files[1], PictureForm::Whole)).await.expect_err("an svg");
    assert_eq!(error.code(), Code::PictureUnreadable, "whatever it is called");

    let wrong = AttachmentPicture { digest: "00".repeat(32), ..look(ticket, &files[0], PictureForm::Whole) };
    let error = anna.desk.attachment_picture(wrong).await.expect_err("not what was announced");
    assert_eq!(error.code(), Code::AttachmentDamaged);
    let huge = AttachmentPicture { size: 1 << 30, ..look(ticket, &files[0], PictureForm::Whole) };
    let error = anna.desk.attachment_picture(huge).await.expect_err("nobody fetches that to look at it");
    assert_eq!(error.code(), Code::PictureTooLarge);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_stops_the_viewer_still_gets_the_thumbnail() {
    const READ: &str = "IN p_token VARBINARY(32), IN p_attachment BIGINT UNSIGNED, IN p_position INT UNSIGNED";
    let world = World::new().await;
    let (anna, ben) = tokio::join!(world.employee("anna"), world.responder("ben"));
    let ticket = anna.create("The projector shows only green").await.id;
    let content = png([0, 0, 200], 40, 20);
    let document = format!(r#"{{"bytes":"{}"}}"#, BASE64_STANDARD.encode(&content));
    let file = anna.sends_files(ticket, &[("a.png", content)]).await.remove(0);
    let held = world.holds("attachment_read", READ, &document).await;
    let stopping = async {
        world.until_called(&held).await;
        ben.desk.attachment_stop(AttachmentOf { id: file.id }).await.expect("told");
        held.let_go().await;
    };
    let showing = ben.desk.attachment_picture(look(ticket, &file, PictureForm::Thumbnail));
    let (shown, ()) = tokio::join!(showing, stopping);
    let shown = shown.expect("it is shown");
    assert_eq!((shown.width, shown.height), (40, 20));
    let passes = |signal: &Signal| matches!(signal, Signal::Download { .. });
    assert!(!ben.host.signals().iter().any(passes), "nor does it look as if the file were being saved");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_picture_that_was_seen_shows_offline_and_leaves_too() {
    let proxied = ProxiedWorld::new().await;
    let (anna, ben) = tokio::join!(proxied.employee("anna"), proxied.world.responder("ben"));
    let ticket = anna.created("The projector shows only green").await.id;
    ben.claim(ticket).await;
    let files = ben.sends_files(ticket, &[("a.png", png([1, 2, 3], 30, 30)), ("b.png", png([3, 2, 1], 30, 30))]).await;
    let thumbnail = look(ticket, &files[0], PictureForm::Thumbnail);
    let seen = anna.desk.attachment_picture(thumbnail).await.expect("it is shown");
    proxied.cut(&anna).await;
    let whole = anna.desk.attachment_picture(look(ticket, &files[0], PictureForm::Whole)).await;
    let whole = whole.expect("fetched once for both forms");
    assert_eq!(pixels(&whole).get_pixel(7, 7).0, [1, 2, 3, 255]);
    let unseen = anna.desk.attachment_picture(look(ticket, &files[1], PictureForm::Whole)).await;
    assert_eq!(unseen.expect_err("it was never fetched").code(), Code::DatabaseUnreachable);
    proxied.mend(&anna).await;

    for keep_cache in [true, false] {
        let preferences = Preferences { keep_cache, ..anna.desk.preferences() };
        anna.desk.preferences_save(preferences).await.expect("kept");
        anna.desk.attachment_picture(look(ticket, &files[0], PictureForm::Thumbnail)).await.expect("it is shown");
        assert!(anna.keeps(&seen.bytes), "it can be read while she is signed in");
        anna.desk.session_close(()).await.expect("signed out");
        assert_eq!(anna.keeps(&seen.bytes), keep_cache, "\"Keep what I read\" {keep_cache}");
        anna.sign_in("anna").await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_may_not_see_a_ticket_does_not_see_its_pictures() {
    let world = World::new().await;
    let (anna, ben) = tokio::join!(world.employee("anna"), world.responder("ben"));
    let ticket = anna.create("The projector shows only green").await.id;
    let files = anna.sends_files(ticket, &[("a.png", png([1, 2, 3], 30, 30))]).await;
    let look = || look(ticket, &files[0], PictureForm::Whole);
    let seen = ben.desk.attachment_picture(look()).await.expect("it is in the pool");
    assert!(ben.keeps(&seen.bytes));
    let step = model::TicketStep { request: request(), ticket, note: String::new() };
    ben.desk.ticket_decline(step).await.expect("declined");
    ben.desk.ticket_show(TicketShow { ticket, before: None }).await.expect_err("he has declined it");
    let error = ben.desk.attachment_picture(look()).await.expect_err("nor its pictures");
    assert_eq!(error.code(), Code::AttachmentNotFound);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_picture_of_the_screen_is_pixels_and_nothing_else() {
    let world = World::new().await;
    let anna = world.employee("anna").await;
    let take = |kind, id: &str, seconds| CaptureTake { kind, id: id.to_owned(), seconds };
    let sources = anna.desk.capture_sources(()).await.expect("an answer");
    assert_eq!((sources.sources.len(), sources.unavailable), (0, Some(model::NoCapture::NoScreen)), "it says why");
    let error = anna.desk.capture_take(take(CaptureKind::Screen, "1", 0)).await.expect_err("there is none");
    assert_eq!(error.code(), Code::CaptureUnavailable);

    anna.host.show_screen([7, 8, 9]);
    let sources = anna.desk.capture_sources(()).await.expect("an answer");
    assert_eq!((sources.sources.len(), sources.unavailable), (1, None));
    let taken = anna.desk.capture_take(take(CaptureKind::Screen, "1", 0)).await.expect("taken").expect("a picture");
    assert_eq!((taken.media_type.as_str(), taken.width, taken.height), ("image/png", 2, 1));
    assert_eq!(pixels(&taken).get_pixel(1, 0).0, [7, 8, 9, 255], "nothing is seen through a screen");
    let nothing = anna.desk.capture_take(take(CaptureKind::Dialog, "", 0)).await.expect("no error");
    assert_eq!(nothing, None, "she thinks better of it");
    for (id, seconds, code) in
        [("gone", 0, Code::CaptureFailed), ("file", 0, Code::PictureUnreadable), ("1", 11, Code::CommandMalformed)]
    {
        let error = anna.desk.capture_take(take(CaptureKind::Window, id, seconds)).await.expect_err("no picture");
        assert_eq!(error.code(), code, "{id} after {seconds} s");
    }
    anna.desk.session_close(()).await.expect("signed out");
    let error = anna.desk.capture_sources(()).await.expect_err("nobody is there");
    assert_eq!(error.code(), Code::SessionEnded);
}
