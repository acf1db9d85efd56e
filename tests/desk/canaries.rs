//! Canary secrets, typed everywhere and in every failing way, appear in no log, no error and no diagnostics.

use std::fmt::Write as _;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};

use model::{
    COMMANDS, Code, ConnectionImport, ConnectionUnlock, PasswordCheck, PersonChangePassword, PersonDeactivate,
    SessionOpen, TicketCreate, TicketStep,
};
use serde_json::{Value, json};

use crate::world::{PASSWORD, World, request, sign_up};

const WRONG_PASSWORD: &str = "canary-wrong-password-6fd1";
const NEW_PASSWORD: &str = "canary-new-password-of-hers-91ab";
const TITLE: &str = "canary-title-27cc";
const BODY: &str = "canary-body-83de";
const TYPED: &str = "canary-typed-0b4e";
const INVITATION: &str = "CANA-RYCA-NARY-CANA";
const ACCOUNT_PASSWORD: &str = "canary-of-an-account-5a5a";

/// Captures this program's log at the finest level, and keeps only leaks.
#[derive(Default)]
struct LogCapture {
    secrets: Mutex<Vec<String>>,
    leaks: Mutex<Vec<String>>,
    heard: AtomicUsize,
}

static CAPTURE: OnceLock<LogCapture> = OnceLock::new();

fn capture() -> &'static LogCapture {
    CAPTURE.get_or_init(|| {
        tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(|| Line).with_ansi(false).init();
        LogCapture::default()
    })
}

/// A log writer that captures each event.
struct Line;

impl io::Write for Line {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Some(capture) = CAPTURE.get() {
            capture.heard.fetch_add(1, Ordering::Relaxed);
            let line = String::from_utf8_lossy(bytes);
            capture.inspect(&line);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl LogCapture {
    fn keeps_secret(&self, secret: &str) {
        assert!(secret.len() >= 8, "a secret that could appear by chance");
        let hex: String = secret.bytes().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        });
        self.secrets.lock().expect("the secrets").extend([secret.to_owned(), hex.to_uppercase(), hex]);
    }

    fn inspect(&self, text: &str) {
        let found = self.secrets.lock().expect("the secrets").iter().any(|secret| text.contains(secret.as_str()));
        if found {
            self.leaks.lock().expect("the leaks").push(text.to_owned());
        }
    }
}

/// Arguments of every shape, with a canary in every possible field.
fn shapes() -> Vec<Value> {
    let full = json!({
        "request": TYPED, "username": TYPED, "password": TYPED, "current": TYPED, "file": TYPED, "title": TYPED,
        "description": TYPED, "body": TYPED, "note": TYPED, "ticket": TYPED, "to": TYPED, "name": TYPED, "email": TYPED,
        "phone": TYPED, "phoneExtension": TYPED, "phoneRegion": TYPED, "invitation": TYPED, "prefix": TYPED, "session": TYPED, "key": TYPED,
        "text": TYPED, "id": TYPED, "draftKey": TYPED,
    });
    vec![json!(TYPED), json!([TYPED]), json!({ TYPED: TYPED }), full, json!({ "password": { TYPED: [TYPED] } })]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn secrets_appear_in_no_log_and_no_error() {
    let capture = capture();
    for secret in [WRONG_PASSWORD, NEW_PASSWORD, TITLE, BODY, TYPED, INVITATION, ACCOUNT_PASSWORD, PASSWORD] {
        capture.keeps_secret(secret);
    }
    let mut told = String::new();
    macro_rules! fails {
        ($call:expr) => {
            let error = $call.await.expect_err(stringify!($call));
            let _ = writeln!(told, "{error} {error:?} {:?}", error.wire("reference".to_owned()));
        };
    }

    let mut world = World::with_own_server().await;
    let (anna, door) = (world.employee("anna").await, world.workstation("door").await);
    for secret in [anna.host.secrets(), door.host.secrets()].concat() {
        capture.keeps_secret(&secret);
    }
    assert!(anna.host.secrets().len() >= 2, "the account's password and the session's token");
    let stranger = world.unconnected("stranger").await;
    let import = |file: &str, password: Option<&str>| ConnectionImport {
        file: file.to_owned(),
        password: password.map(str::to_owned),
    };
    let secret = format!("password = \"{ACCOUNT_PASSWORD}\"\n");
    for broken in [
        format!("{secret}account = \n"),
        format!("{secret}{secret}"),
        format!("{secret}host = \"db\"\nport = \"{TYPED}\"\n"),
        format!("{secret}host = \"{TYPED}:1\"\naccount = \"a\"\n"),
        format!("password = \"{ACCOUNT_PASSWORD}\naccount = 1"),
    ] {
        fails!(stranger.desk.connection_import(import(&broken, None)));
    }
    let file = world.connection_file("elsewhere").await;
    let file = file.lines().filter(|line| !line.starts_with("password")).collect::<Vec<_>>().join("\n");
    // Whether a wrong password is an error or a state of the connection does not matter here.
    let imported = stranger.desk.connection_import(import(&file, Some(ACCOUNT_PASSWORD))).await;
    let unlock = ConnectionUnlock { password: ACCOUNT_PASSWORD.to_owned() };
    let _ = writeln!(told, "{imported:?} {:?}", stranger.desk.connection_unlock(unlock).await);

    let open = |password: &str| SessionOpen { username: "anna".to_owned(), password: password.to_owned() };
    fails!(door.desk.session_open(open(WRONG_PASSWORD)));
    fails!(door.desk.person_sign_up(sign_up("eve", INVITATION)));
    let change = |current: &str, new: &str| PersonChangePassword {
        request: request(),
        current: current.to_owned(),
        password: new.to_owned(),
    };
    fails!(anna.desk.person_change_password(change(WRONG_PASSWORD, NEW_PASSWORD)));
    fails!(anna.desk.person_deactivate(PersonDeactivate { request: request(), password: WRONG_PASSWORD.to_owned() }));
    let check = PasswordCheck { password: NEW_PASSWORD.to_owned(), hints: vec![TYPED.to_owned()] };
    anna.desk.password_check(check).await.expect("is judged");
    let ticket = anna.create(TITLE).await;
    let step = || TicketStep { request: request(), ticket: ticket.id, note: BODY.to_owned() };
    fails!(anna.desk.ticket_complete(step()));
    fails!(anna.desk.ticket_decline(step()));

    for command in COMMANDS {
        let station = match command.split('_').next() {
            Some("connection") => &stranger,
            Some("session") => &door,
            _ => &anna,
        };
        for shape in shapes() {
            if let Err(error) = station.desk.call(command, shape).await {
                let _ = writeln!(told, "{command}: {error:?} {}", json!(error));
            }
        }
    }
    anna.desk.person_change_password(change(PASSWORD, NEW_PASSWORD)).await.expect("is changed");

    // The database goes away in the middle of everything.
    world.kill_server();
    fails!(anna.desk.person_change_password(change(NEW_PASSWORD, WRONG_PASSWORD)));
    fails!(anna.desk.ticket_complete(step()));
    fails!(door.desk.session_open(open(NEW_PASSWORD)));
    let create = TicketCreate {
        facts: model::Facts::default(),
        request: request(),
        title: TITLE.to_owned(),
        description: BODY.to_owned(),
        priority: model::Priority::Normal,
        category: None,
        draft_key: String::new(),
    };
    assert!(anna.desk.ticket_create(create).await.expect("is kept").delivered().is_none(), "it waits in the outbox");

    let _ = writeln!(told, "{}", anna.desk.diagnostics(()).await.expect("a text").text);

    capture.inspect(&told);
    let leaks = std::mem::take(&mut *capture.leaks.lock().expect("the leaks"));
    tracing::trace!("{WRONG_PASSWORD}");
    assert_eq!(capture.leaks.lock().expect("the leaks").len(), 1, "the capture has to see log lines");
    assert!(leaks.is_empty(), "{}", leaks.join("\n"));
    assert!(told.lines().count() > COMMANDS.len(), "much failed: {told}");
    assert!(capture.heard.load(Ordering::Relaxed) > 100, "the log was at its finest level");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_malformed_command_repeats_nothing_of_what_was_typed() {
    let world = World::new().await;
    let station = world.workstation("any").await;
    let canary = "tulip-4711-secret";
    for (command, request) in [
        ("session_open", serde_json::json!(canary)),
        ("session_open", serde_json::json!({ "username": "anna", "password": [canary] })),
        ("person_deactivate", serde_json::json!({ "request": canary, "password": "x" })),
        ("session_revoke", serde_json::json!({ "session": canary })),
    ] {
        let error = station.desk.call(command, request).await.expect_err("malformed");
        assert_eq!(error.code, Code::CommandMalformed, "{error:?}");
        assert!(!format!("{error:?}").contains(canary), "{error:?}");
    }
}
