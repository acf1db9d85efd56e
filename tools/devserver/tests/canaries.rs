//! At the finest level, and also when everything fails, the development server logs nothing that passes through it.
#![expect(clippy::expect_used, reason = "a test that cannot go on says why")]

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};
use support::installation::Installation;
use support::server::Server;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

const PASSWORD: &str = "canary-nine-otters-mend-5b1c";
const WRONG: &str = "canary-wrong-password-88d2";
const TITLE: &str = "canary-title-4e07";
const UUID: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

/// Ended with the test, however it ends.
struct Devserver(Child);

impl Drop for Devserver {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

async fn post(address: &str, path: &str, body: &str) -> String {
    let mut way = TcpStream::connect(address).await.expect("the development server listens");
    let request = format!(
        "POST {path} HTTP/1.1\r\nhost: {address}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\
         connection: close\r\n\r\n{body}",
        body.len()
    );
    way.write_all(request.as_bytes()).await.expect("can be sent");
    let mut answer = String::new();
    way.read_to_string(&mut answer).await.expect("is answered");
    answer
}

#[tokio::test]
async fn the_server_logs_no_secret() {
    let place = TempDir::new().expect("a directory");
    let mut installation = Installation::on_own(Server::start_any().await).await;
    let mut file = installation.connection_file("w1").await;
    fs::create_dir(place.path().join("connections")).expect("a directory");
    fs::write(place.path().join("connections/w1.toml"), file.to_text().as_str()).expect("written");
    let account_password = file.take_password().expect("inside");

    let log = place.path().join("log");
    let mut devserver = Command::new(env!("CARGO_BIN_EXE_ticket-desk-devserver"));
    devserver.args(["--port", "0", "--data"]).arg(place.path().join("profiles"));
    devserver.arg("--connections").arg(place.path().join("connections")).env("RUST_LOG", "trace");
    devserver.stdout(Stdio::piped()).stderr(File::create(&log).expect("a log"));
    let mut devserver = Devserver(devserver.spawn().expect("it starts"));
    let mut line = String::new();
    let output = devserver.0.stdout.take().expect("a pipe");
    BufReader::new(output).read_line(&mut line).expect("tells its address");
    let address = line.trim().trim_start_matches("http://").to_owned();
    let rpc =
        async |command: &str, request: Value| post(&address, &format!("/rpc/w1/{command}"), &request.to_string()).await;

    let person = json!({
        "request": UUID, "username": "ada", "password": PASSWORD, "name": "Ada", "email": "ada@example.org",
        "phoneRegion": "DE", "phone": "030 123456", "phoneExtension": "", "profession": "", "organisation": "", "address": "", "invitation": "",
    });
    let signed_up = rpc("person_sign_up", person).await;
    assert!(signed_up.starts_with("HTTP/1.1 200"), "{signed_up}");
    let ticket = json!({ "request": UUID, "title": TITLE, "description": TITLE, "draftKey": "" });
    let created = rpc("ticket_create", ticket.clone()).await;
    assert!(created.starts_with("HTTP/1.1 200") && created.contains(TITLE), "{created}");
    let mut told = rpc("session_open", json!({ "username": "ada", "password": WRONG })).await;
    told += &rpc("session_open", json!({ "username": [WRONG], "password": WRONG })).await;
    told += &rpc("connection_import", json!({ "file": format!("password = \"{WRONG}\"\n="), "password": WRONG })).await;
    told += &rpc("nothing_that_exists", json!({ "password": WRONG })).await;
    told += &post(&address, "/rpc/w1/session_open", &format!("{{\"password\": \"{WRONG}\"")).await;
    installation.kill_server();
    told += &rpc("session_open", json!({ "username": "ada", "password": PASSWORD })).await;
    told += &rpc("person_deactivate", json!({ "request": UUID, "password": PASSWORD })).await;
    drop(devserver);

    let log = fs::read_to_string(&log).expect("a log");
    assert!(log.contains("DEBUG") && log.lines().count() > 3, "the finest level was logged: {log}");
    for secret in [PASSWORD, WRONG, TITLE, &account_password] {
        assert!(!log.contains(secret), "the log holds {secret}");
        assert!(!told.contains(secret), "an error repeats {secret}: {told}");
    }
}
