//! Both servers really start, serve, survive a kill and stop.
#![expect(clippy::expect_used, reason = "a test says what it needs and fails where it is missing")]

use std::path::Path;

use sqlx::{ConnectOptions, Connection};
use tempfile::TempDir;
use ticket_desk_private_server::{
    Binary, Flavour, Options, Places, PrivateServer, PrivateServerError, cache_directory,
};

/// Makes each of the named functions, which take a server's program, a test per server. `cargo xtask test` skips those of a
/// server that is missing.
macro_rules! on_each_server {
    ($($story:ident),* $(,)?) => {
        mod mariadb {
            $(#[tokio::test] async fn $story() { super::$story(super::binary(super::Flavour::MariaDb)).await; })*
        }
        mod mysql {
            $(#[tokio::test] async fn $story() { super::$story(super::binary(super::Flavour::MySql)).await; })*
        }
    };
}

on_each_server! {
    what_is_committed_survives_a_kill_and_a_clean_stop,
    the_passwordless_administrator_is_behind_the_socket_only,
    a_server_that_cannot_start_shows_the_end_of_its_log,
}

fn places() -> Places {
    Places::of_this_computer(cache_directory().as_deref())
}

fn binary(flavour: Flavour) -> Binary {
    Binary::find(flavour, &places()).expect("`cargo xtask setup` says how to get it")
}

fn any_binary() -> Binary {
    let first = Binary::find_all(&places()).into_iter().next();
    first.expect("no database server on this computer: run `cargo xtask setup`")
}

fn options(binary: Binary, place: &TempDir) -> Options {
    Options {
        binary,
        data_dir: place.path().join("data"),
        template_cache: Some(Path::new(env!("CARGO_TARGET_TMPDIR")).join("templates")),
        port: None,
        tls: None,
        durable: false,
        arguments: Vec::new(),
    }
}

async fn text(server: &PrivateServer, statement: &str) -> String {
    let mut connection = server.administrator().connect().await.expect("the administrator connects");
    let answer = sqlx::query_scalar(statement).fetch_one(&mut connection).await.expect("the server answers");
    connection.close().await.expect("the connection ends");
    answer
}

async fn run(server: &PrivateServer, statements: &str) {
    let mut connection = server.administrator().connect().await.expect("the administrator connects");
    sqlx::raw_sql(statements).execute(&mut connection).await.expect("the statements run");
}

async fn what_is_committed_survives_a_kill_and_a_clean_stop(binary: Binary) {
    let place = TempDir::new().expect("a directory");
    let mut server = PrivateServer::start(options(binary.clone(), &place)).await.expect("it starts");
    let version = text(&server, "SELECT VERSION()").await;
    assert!(version.starts_with(binary.version()), "{version} is not {}", binary.version());
    run(
        &server,
        "CREATE DATABASE kept; CREATE TABLE kept.words (word VARCHAR(20)); INSERT INTO kept.words VALUES ('held')",
    )
    .await;

    server.kill().expect("it is killed");
    let again = Options { port: Some(server.port()), ..options(binary.clone(), &place) };
    drop(server);
    let server = PrivateServer::start(again.clone()).await.expect("it starts on the same data and port");
    assert_eq!(text(&server, "SELECT word FROM kept.words").await, "held", "lost by a kill of {}", server.flavour());
    assert_eq!(Some(server.port()), again.port);

    server.stop().await.expect("it stops");
    let server = PrivateServer::start(again).await.expect("it starts after a clean stop");
    assert_eq!(text(&server, "SELECT word FROM kept.words").await, "held");
}

async fn the_passwordless_administrator_is_behind_the_socket_only(binary: Binary) {
    let place = TempDir::new().expect("a directory");
    let server = PrivateServer::start(options(binary, &place)).await.expect("it starts");
    let accounts = text(
        &server,
        "SELECT CONVERT(GROUP_CONCAT(User, '@', Host) USING utf8mb4) FROM mysql.user WHERE User IN ('', 'root')",
    )
    .await;
    assert_eq!(accounts, "root@localhost", "{}", server.flavour());
    let over_tcp = sqlx::mysql::MySqlConnectOptions::new().host("127.0.0.1").port(server.port()).username("root");
    over_tcp.connect().await.expect_err("root came in over TCP without a password");
}

#[tokio::test]
async fn a_taken_port_and_a_foreign_directory_are_told_apart() {
    let binary = any_binary();
    let place = TempDir::new().expect("a directory");
    let taken = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let port = taken.local_addr().expect("its number").port();
    let refused = PrivateServer::start(Options { port: Some(port), ..options(binary.clone(), &place) }).await;
    assert!(matches!(refused, Err(PrivateServerError::PortTaken { port: told }) if told == port), "{refused:?}");

    std::fs::write(place.path().join("letter.txt"), "dear reader").expect("a file");
    let foreign = Options { data_dir: place.path().to_owned(), ..options(binary, &place) };
    let refused = PrivateServer::start(foreign).await;
    assert!(matches!(refused, Err(PrivateServerError::ForeignDirectory { .. })), "{refused:?}");
}

async fn a_server_that_cannot_start_shows_the_end_of_its_log(binary: Binary) {
    let place = TempDir::new().expect("a directory");
    let first = PrivateServer::start(options(binary.clone(), &place)).await.expect("it starts");
    first.stop().await.expect("it stops");
    std::fs::write(place.path().join("data/ibdata1"), "not a table space").expect("the damage is done");
    let flavour = binary.flavour();
    let outcome = PrivateServer::start(options(binary, &place)).await;
    let named = matches!(&outcome, Err(PrivateServerError::DidNotStart { log, .. }) if log.contains("ibdata1"));
    assert!(named, "{flavour} started on damaged data, or its log does not name the damaged file: {outcome:?}");
}

#[cfg(target_os = "linux")]
/// MariaDB clears its directory of temporary files when it starts, also of what others are using.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn servers_made_at_once_leave_each_other_alone() {
    let binary = any_binary();
    let made = (0..8).map(|_| {
        let binary = binary.clone();
        tokio::spawn(async move {
            let place = TempDir::new().expect("a directory");
            let alone = Options { template_cache: None, ..options(binary, &place) };
            PrivateServer::start(alone).await.map(drop)
        })
    });
    for made in made.collect::<Vec<_>>() {
        made.await.expect("no panic").expect("it is made and starts");
    }
}

#[tokio::test]
async fn a_dropped_server_is_gone() {
    let place = TempDir::new().expect("a directory");
    let server = PrivateServer::start(options(any_binary(), &place)).await.expect("it starts");
    let process = Path::new("/proc").join(server.pid().to_string());
    assert!(process.exists());
    drop(server);
    assert!(!process.exists(), "the server runs on with nobody to stop it");
}

/// Not a test of its own: the process that the next test kills.
#[cfg(target_os = "linux")]
#[tokio::test]
#[ignore = "run by a_killed_owner_takes_its_server_along"]
async fn owner_that_is_killed() {
    let place = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).expect("a directory");
    let server = PrivateServer::start(options(any_binary(), &place)).await.expect("it starts");
    eprintln!("server {}", server.pid());
    std::future::pending::<()>().await;
}

#[cfg(target_os = "linux")]
#[test]
fn a_killed_owner_takes_its_server_along() {
    use std::io::{BufRead, BufReader};
    use std::process::Command;
    use std::time::{Duration, Instant};

    let mut owner = Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", "owner_that_is_killed", "--ignored", "--nocapture"])
        .stderr(std::process::Stdio::piped())
        .stdout(std::process::Stdio::null())
        .spawn()
        .expect("a second process");
    let mut words = Vec::new();
    let server = BufReader::new(owner.stderr.take().expect("its words"))
        .lines()
        .map_while(Result::ok)
        .find_map(|line| {
            let server = line.strip_prefix("server ").map(str::to_owned);
            words.push(line);
            server
        })
        .unwrap_or_else(|| panic!("the second process started no server: {}", words.join("\n")));
    owner.kill().expect("SIGKILL");
    owner.wait().expect("it is gone");
    let process = Path::new("/proc").join(&server);
    let deadline = Instant::now() + Duration::from_secs(10);
    while process.exists() {
        assert!(Instant::now() < deadline, "server {server} outlived the process that started it");
        std::thread::sleep(Duration::from_millis(20));
    }
}
