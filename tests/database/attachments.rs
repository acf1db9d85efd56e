//! Files of tickets: only whole ones, only for those who may open the ticket, never more than the settings allow.

use std::sync::Arc;

use model::{Attachment, AttachmentId, CHUNK, EventType, TicketId, Upload};
use serde_json::Value;
use support::args;
use support::database::{Desk, Person, begin, digest_of, request};
use tokio::task::JoinSet;

support::on_each_server! {
    a_file_arrives_as_it_was_sent_with_an_event,
    chunks_come_in_any_order_and_more_than_once,
    a_file_is_seen_by_those_who_may_open_its_ticket,
    only_its_uploader_goes_on_with_an_upload,
    a_file_is_complete_only_as_it_was_announced,
    what_is_complete_is_never_changed,
    the_same_file_is_stored_once_in_a_ticket,
    the_same_file_by_two_at_once_is_stored_once,
    a_name_is_no_path_and_does_not_deceive,
    limits_are_those_of_the_settings,
    two_connections_do_not_get_past_the_daily_limit,
    two_people_do_not_get_past_the_limit_of_a_ticket,
    each_request_is_answered_again_and_not_repeated,
    an_upload_goes_on_after_a_kill_between_chunks,
    a_file_belongs_to_a_message_of_its_uploader,
    whoever_may_no_longer_write_completes_nothing,
}

/// This many full chunks and a rest, no two chunks alike.
fn content(chunks: usize, rest: usize) -> Vec<u8> {
    (0..chunks * CHUNK + rest).map(|at| u8::try_from((at / 251 + at) % 251).expect("a byte")).collect()
}

async fn limit(desk: &Desk, name: &str, value: &str) {
    desk.execute(&format!("UPDATE {{data}}.settings SET value = '{value}' WHERE name = '{name}'")).await;
}

async fn a_file_arrives_as_it_was_sent_with_an_event(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    let log = content(2, 17);
    let sent = ada.attaches(ticket, "printer.log", &log).await;
    let view = bob.sees(ticket).await;
    assert_eq!(view.attachments, std::slice::from_ref(&sent));
    assert_eq!((sent.name.as_str(), sent.size), ("printer.log", log.len() as u64));
    assert_eq!((sent.from.id, sent.message, sent.media_type.as_str()), (ada.id, None, "text/plain"));
    let mut read = Vec::new();
    for position in 0..3 {
        read.extend(bob.reads(sent.id, position).await);
    }
    assert!(read == log, "byte by byte");
    assert_eq!(bob.refused("attachment_read", args![sent.id, 3]).await, "attachment.not_found");
    let event = view.events.last().expect("an event");
    assert_eq!((event.event_type, view.ticket.version), (EventType::Attached, 3));
    let told = event.after.attachment.clone().expect("the event tells of the file");
    assert_eq!((told.id, told.digest, told.size), (sent.id, sent.digest, sent.size), "the chain covers its digest");

    let empty = ada.attaches(ticket, "empty.log", b"").await;
    assert_eq!(empty.size, 0, "an empty file is a file");
    bob.completes(ticket).await;
    bob.attaches(ticket, "receipt.txt", b"Toner, 1 piece").await;
    assert_eq!(ada.sees(ticket).await.attachments.len(), 3, "files, like messages, are accepted after the end");
    assert_eq!(desk.audits().await, 6);
}

async fn chunks_come_in_any_order_and_more_than_once(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let ticket = ada.creates("Printer").await;
    let log = content(3, 1);
    let upload = ada.begins(ticket, "log", &log).await;
    assert_eq!(upload.next, 0);
    let mut next = Vec::new();
    for position in [3, 1, 1, 0, 3, 2] {
        next.push(ada.puts(upload.id, &log, position).await.next);
    }
    assert_eq!(next, [0, 0, 0, 2, 2, 4], "the first that is missing");
    let other = vec![0; CHUNK];
    assert_eq!(
        ada.refused("attachment_put", args![request(), upload.id, 1, other]).await,
        "attachment.damaged",
        "what is there is not written over"
    );
    ada.one::<Attachment>("attachment_complete", args![request(), upload.id]).await;
    assert_eq!(ada.reads(ada.sees(ticket).await.attachments[0].id, 3).await, log[3 * CHUNK..]);
}

async fn a_file_is_seen_by_those_who_may_open_its_ticket(desk: Arc<Desk>) {
    let (ada, eve) = (desk.employee("ada").await, desk.employee("eve").await);
    let (bob, cleo) = (desk.responder("bob").await, desk.responder("cleo").await);
    let ticket = ada.creates("Printer").await;
    let file = ada.attaches(ticket, "photo", b"pixels").await.id;
    let under_way = ada.begins(ticket, "more", b"more pixels").await.id;
    ada.puts(under_way, b"more pixels", 0).await;
    let reads = async |person: &Person, file: AttachmentId| person.call("attachment_read", args![file, 0]).await.err();
    let not_found = Some("attachment.not_found".to_owned());
    for person in [&ada, &bob, &cleo] {
        assert_eq!(reads(person, file).await, None, "{} may open the ticket", person.username);
        assert_eq!(reads(person, under_way).await, not_found, "not before it is complete");
    }
    assert_eq!(reads(&eve, file).await, not_found);
    cleo.declines(ticket).await;
    assert_eq!(reads(&cleo, file).await, not_found, "whoever declined a ticket does not see its files");
    bob.claims(ticket).await;
    let dave = desk.responder("dave").await;
    assert_eq!(reads(&dave, file).await, not_found, "it is no longer in the pool");
    bob.declines(ticket).await;
    assert_eq!(reads(&bob, file).await, not_found);
    assert_eq!(reads(&dave, file).await, None);
    assert_eq!(reads(&dave, AttachmentId(4711)).await, not_found);
}

async fn only_its_uploader_goes_on_with_an_upload(desk: Arc<Desk>) {
    let (ada, eve) = (desk.employee("ada").await, desk.employee("eve").await);
    let (bob, cleo) = (desk.responder("bob").await, desk.responder("cleo").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    let upload = ada.begins(ticket, "log", b"text").await.id;
    let nothing = AttachmentId(4711);
    for stranger in [&eve, &bob, &cleo] {
        for file in [upload, nothing] {
            let put = stranger.refused("attachment_put", args![request(), file, 0, b"text".to_vec()]).await;
            let complete = stranger.refused("attachment_complete", args![request(), file]).await;
            assert_eq!([put, complete], ["attachment.not_found", "attachment.not_found"], "{}", stranger.username);
        }
    }
    for stranger in [&eve, &cleo] {
        for ticket in [ticket, TicketId(4711)] {
            assert_eq!(stranger.refused("attachment_begin", begin(ticket, "log", b"text")).await, "ticket.not_found");
        }
    }
    let waiting = ada.creates("In the pool").await;
    assert_eq!(
        cleo.refused("attachment_begin", begin(waiting, "log", b"text")).await,
        "ticket.not_found",
        "who may open it may not write in it"
    );
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.attachments").await, 1);
}

async fn a_file_is_complete_only_as_it_was_announced(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let ticket = ada.creates("Printer").await;
    let log = content(1, 5);
    let upload = ada.begins(ticket, "log", &log).await.id;
    let complete = async |upload: AttachmentId| ada.refused("attachment_complete", args![request(), upload]).await;
    assert_eq!(complete(upload).await, "attachment.damaged", "nothing is there");
    ada.puts(upload, &log, 1).await;
    assert_eq!(complete(upload).await, "attachment.damaged", "the first chunk is missing");
    let put = async |position: i64, bytes: Vec<u8>| {
        ada.refused("attachment_put", args![request(), upload, position, bytes]).await
    };
    for (position, bytes, why) in [
        (0, CHUNK - 1, "too short"),
        (0, CHUNK + 1, "too long"),
        (0, 0, "nothing"),
        (1, 6, "longer than the rest"),
        (2, 1, "after the end"),
        (i64::from(u32::MAX), 1, "far after the end"),
    ] {
        assert_eq!(put(position, vec![7; bytes]).await, "call.refused", "{why}");
    }
    assert_eq!(ada.refused("attachment_put", args![request(), upload, None, b"x".to_vec()]).await, "call.refused");
    assert_eq!(ada.refused("attachment_put", args![request(), upload, 0, None]).await, "call.refused");
    ada.call("attachment_put", args![request(), upload, 0, vec![7; CHUNK]]).await.expect("as long as announced");
    assert_eq!(complete(upload).await, "attachment.damaged", "the length is right, the content is not");
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.ticket_events").await, 1, "no event of what is not there");

    let mut announced = begin(ticket, "log", b"four");
    announced[5] = 3.into();
    let shorter: Upload = ada.one("attachment_begin", announced).await;
    assert_eq!(
        ada.refused("attachment_put", args![request(), shorter.id, 0, b"four".to_vec()]).await,
        "call.refused",
        "another size than announced"
    );
}

async fn what_is_complete_is_never_changed(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let ticket = ada.creates("Printer").await;
    let file = ada.attaches(ticket, "log", b"text").await;
    for (position, bytes) in [(0, "text"), (0, "TEXT"), (1, "more")] {
        let put = args![request(), file.id, position, bytes.as_bytes().to_vec()];
        assert!(ada.call("attachment_put", put).await.is_err() || bytes == "text", "a chunk after the completion");
    }
    let again: Attachment = ada.one("attachment_complete", args![request(), file.id]).await;
    assert_eq!(again, file);
    assert_eq!(ada.reads(file.id, 0).await, b"text");
    for sql in [
        "UPDATE {data}.attachments SET name = 'other'",
        "UPDATE {data}.attachments SET completed_at = NULL, event_seq = NULL",
        "UPDATE {data}.attachments SET completed_at = UTC_TIMESTAMP(6)",
        "UPDATE {data}.attachment_chunks SET bytes = 'TEXT'",
        "DELETE FROM {data}.attachment_chunks",
        "DELETE FROM {data}.attachments",
        "INSERT INTO {data}.attachment_chunks (attachment_id, position, digest, bytes) VALUES (1, 1, '', 'x')",
        "UPDATE {data}.tickets SET version = version + 1, last_event_type = 'attached', last_note = ''",
    ] {
        let refused = desk.attempt(sql).await.expect_err(sql);
        assert!(refused.contains("call.refused"), "{sql}: {refused}");
    }
    assert_eq!(desk.audits().await, 2);
}

async fn the_same_file_is_stored_once_in_a_ticket(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    let log = content(1, 9);
    let first = ada.attaches(ticket, "log", &log).await;
    let upload = bob.begins(ticket, "again.log", &log).await;
    assert_eq!(upload.next, 2, "every chunk is there");
    let again: Attachment = bob.one("attachment_complete", args![request(), upload.id]).await;
    assert_ne!(again.id, first.id);
    assert_eq!(ada.reads(again.id, 1).await, log[CHUNK..]);
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.attachment_chunks").await, 2);
    assert_eq!(ada.sees(ticket).await.attachments.len(), 2, "both people added it");

    let elsewhere = ada.creates("Other").await;
    assert_eq!(ada.begins(elsewhere, "log", &log).await.next, 0, "another ticket has its own");
    desk.audits().await;
}

async fn the_same_file_by_two_at_once_is_stored_once(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    let (hers, his) = (ada.begins(ticket, "log", b"text").await.id, bob.begins(ticket, "log", b"text").await.id);
    ada.puts(hers, b"text", 0).await;
    bob.puts(his, b"text", 0).await;
    let (one, other) = tokio::join!(
        ada.call("attachment_complete", args![request(), hers]),
        bob.call("attachment_complete", args![request(), his])
    );
    assert!(one.is_ok() && other.is_ok(), "{one:?} {other:?}");
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.attachments WHERE stored_as IS NULL").await, 1);
    assert_eq!((ada.reads(hers, 0).await, ada.reads(his, 0).await), (b"text".to_vec(), b"text".to_vec()));
    desk.execute("DELETE FROM {data}.attachment_chunks WHERE attachment_id IN (SELECT id FROM {data}.attachments WHERE stored_as > 0)").await;
    assert_eq!((ada.reads(hers, 0).await, ada.reads(his, 0).await), (b"text".to_vec(), b"text".to_vec()));
    desk.audits().await;
}

async fn a_name_is_no_path_and_does_not_deceive(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let ticket = ada.creates("Printer").await;
    let emoji = "\u{1F600}".repeat(63);
    for (name, expected) in [
        ("..\\..\\x", "input.invalid"),
        ("../../etc/passwd", "input.invalid"),
        ("/etc/passwd", "input.invalid"),
        ("C:\\x", "input.invalid"),
        (".", "input.invalid"),
        ("..", "input.invalid"),
        ("", "input.required"),
        ("a.txt\u{202E}gnp.exe", "input.deceptive"),
        ("a\nb", "input.deceptive"),
        ("a\0b", "input.deceptive"),
        (" a", "input.invalid"),
        (&format!("{emoji}\u{1F600}"), "input.too_long"),
        (&"a".repeat(256), "input.too_long"),
        (&"ü".repeat(128), "input.too_long"),
    ] {
        assert_eq!(ada.refused("attachment_begin", begin(ticket, name, b"x")).await, expected, "{name:?}");
        assert!(model::FileName::parse(name).is_err() || name == " a", "the model has the same rule: {name:?}");
    }
    // Reserved where it is saved, not here.
    for name in ["CON", &emoji, "a.tar.gz", &"a".repeat(255), "übersicht.pdf", "..."] {
        assert_eq!(ada.attaches(ticket, name, name.as_bytes()).await.name, name);
        assert!(model::FileName::parse(name).is_ok(), "{name:?}");
    }
    for kind in
        ["", "text", "text/", "/plain", "text/plain; x", "text/pla\nin", "té/xt", &format!("text/{}", "a".repeat(100))]
    {
        let mut arguments = begin(ticket, "log", b"x");
        arguments[4] = kind.into();
        assert_eq!(ada.refused("attachment_begin", arguments).await, "input.invalid", "{kind:?}");
    }
}

async fn limits_are_those_of_the_settings(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    let sized = |size: i128| {
        let mut arguments = begin(ticket, "log", b"x");
        arguments[5] = support::database::Argument::Number(size);
        arguments
    };
    for size in [1 << 31, 104_857_601, i128::from(u64::MAX)] {
        assert_eq!(ada.refused("attachment_begin", sized(size)).await, "attachment.too_large", "{size}");
    }
    limit(&desk, "attachment_size_limit", "10").await;
    assert_eq!(ada.refused("attachment_begin", sized(11)).await, "attachment.too_large");
    ada.attaches(ticket, "ten", b"0123456789").await;

    limit(&desk, "attachment_ticket_limit", "15").await;
    assert_eq!(ada.refused("attachment_begin", sized(6)).await, "attachment.ticket_full");
    ada.attaches(ticket, "five", b"01234").await;
    limit(&desk, "attachment_ticket_limit", "1000").await;
    limit(&desk, "attachment_ticket_count", "2").await;
    assert_eq!(ada.refused("attachment_begin", sized(0)).await, "attachment.ticket_full", "two files are enough");
    limit(&desk, "attachment_ticket_count", "100").await;

    limit(&desk, "attachment_daily_limit", "20").await;
    assert_eq!(ada.refused("attachment_begin", sized(6)).await, "quota.daily");
    bob.claims(ticket).await;
    bob.attaches(ticket, "his", b"012345").await;
    desk.execute("DROP TRIGGER {data}.attachments_before_update; DROP TRIGGER {data}.attachments_after_update").await;
    desk.execute("UPDATE {data}.attachments SET created_at = created_at - INTERVAL 25 HOUR WHERE completed_at IS NULL OR size = 10").await;
    ada.one::<Upload>("attachment_begin", sized(6)).await;
}

async fn two_connections_do_not_get_past_the_daily_limit(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let ticket = ada.creates("Printer").await;
    limit(&desk, "attachment_daily_limit", "250").await;
    let mut calls = JoinSet::new();
    for number in 0..8 {
        let ada = Person::signs_in(desk.workstation().await, "ada").await;
        let content = vec![number; 100];
        calls.spawn(async move { ada.call("attachment_begin", begin(ticket, "log", &content)).await });
    }
    let answers = calls.join_all().await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 2, "{answers:?}");
    assert!(answers.iter().filter_map(|answer| answer.as_ref().err()).all(|code| code == "quota.daily"), "{answers:?}");
}

async fn two_people_do_not_get_past_the_limit_of_a_ticket(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    limit(&desk, "attachment_ticket_count", "1").await;
    let (hers, his) = (ada.begins(ticket, "log", b"hers").await.id, bob.begins(ticket, "log", b"his").await.id);
    ada.puts(hers, b"hers", 0).await;
    bob.puts(his, b"his", 0).await;
    let (one, other) = tokio::join!(
        ada.call("attachment_complete", args![request(), hers]),
        bob.call("attachment_complete", args![request(), his])
    );
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    assert_eq!(one.err().or(other.err()).as_deref(), Some("attachment.ticket_full"));
    desk.audits().await;
}

async fn each_request_is_answered_again_and_not_repeated(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let ticket = ada.creates("Printer").await;
    let begun = begin(ticket, "log", b"text");
    let upload: Upload = ada.one("attachment_begin", begun.clone()).await;
    assert_eq!(ada.one::<Upload>("attachment_begin", begun.clone()).await, upload);
    let put = args![request(), upload.id, 0, b"text".to_vec()];
    let after: Value = ada.one("attachment_put", put.clone()).await;
    assert_eq!(ada.one::<Value>("attachment_put", put.clone()).await, after);
    let complete = args![request(), upload.id];
    let file: Attachment = ada.one("attachment_complete", complete.clone()).await;
    assert_eq!(ada.one::<Attachment>("attachment_complete", complete).await, file);
    assert_eq!(ada.one::<Value>("attachment_put", put).await, after, "a chunk that came before the completion");
    let again: Upload = ada.one("attachment_begin", begun.clone()).await;
    assert_eq!((again.id, again.next), (upload.id, 1), "nothing is missing");
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.attachments").await, 1);
    assert_eq!(desk.audits().await, 2, "created and attached");
}

async fn an_upload_goes_on_after_a_kill_between_chunks(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let ticket = ada.creates("Printer").await;
    let log = content(4, 3);
    let begun = begin(ticket, "log", &log);
    for position in 0..5 {
        let upload: Upload = ada.one("attachment_begin", begun.clone()).await;
        assert_eq!(upload.next, position, "it knows how far it came");
        ada.puts(upload.id, &log, position).await;
        ada.workstation.reconnect().await;
    }
    let upload: Upload = ada.one("attachment_begin", begun).await;
    let file: Attachment = ada.one("attachment_complete", args![request(), upload.id]).await;
    assert_eq!(file.digest, digest_of(&log).iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}")));
    desk.audits().await;
}

async fn a_file_belongs_to_a_message_of_its_uploader(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let (ticket, other) = (ada.creates("Printer").await, ada.creates("Lamp").await);
    bob.claims(ticket).await;
    let (hers, his) = (ada.writes(ticket, "See the picture.").await.id, bob.writes(ticket, "Thanks.").await.id);
    let elsewhere = ada.writes(other, "Hello?").await.id;
    let with = |message: u64| {
        let mut arguments = begin(ticket, "photo", b"pixels");
        arguments[2] = message.into();
        arguments
    };
    let alert = desk.number("SELECT MIN(id) FROM {data}.messages WHERE message_type = 'alert'").await;
    for message in [his.0, elsewhere.0, 4711, u64::try_from(alert).expect("an id")] {
        assert_eq!(ada.refused("attachment_begin", with(message)).await, "input.invalid", "{message}");
    }
    let upload: Upload = ada.one("attachment_begin", with(hers.0)).await;
    ada.puts(upload.id, b"pixels", 0).await;
    let file: Attachment = ada.one("attachment_complete", args![request(), upload.id]).await;
    assert_eq!(file.message, Some(hers));
    assert_eq!(bob.sees(ticket).await.attachments, [file]);
}

async fn whoever_may_no_longer_write_completes_nothing(desk: Arc<Desk>) {
    let (ada, bob) = (desk.employee("ada").await, desk.responder("bob").await);
    let ticket = ada.creates("Printer").await;
    bob.claims(ticket).await;
    let (hers, his) = (ada.begins(ticket, "log", b"hers").await.id, bob.begins(ticket, "log", b"his").await.id);
    ada.puts(hers, b"hers", 0).await;
    bob.puts(his, b"his", 0).await;
    bob.declines(ticket).await;
    assert_eq!(bob.refused("attachment_complete", args![request(), his]).await, "ticket.not_found");
    ada.withdraws(ticket).await;
    assert_eq!(ada.refused("attachment_complete", args![request(), hers]).await, "ticket.closed");
    assert_eq!(ada.refused("attachment_begin", begin(ticket, "log", b"x")).await, "ticket.closed");
    assert!(ada.sees(ticket).await.attachments.is_empty());
    desk.audits().await;
}
