//! Accounts of workstations and their connection files.

use std::sync::Arc;

use database::{Database, Retry};
use model::Code;
use sqlx::ConnectOptions as _;
use sqlx::mysql::{MySqlConnectOptions, MySqlConnection};
use support::args;
use support::database::{Desk, Workstation, key};
use tempfile::tempdir;

use crate::tool::{Tool, address, open};

support::on_each_server! {
    a_workstation_is_created_rotated_and_revoked,
    an_unlocked_workstation_lets_its_people_in_again,
    nothing_is_overwritten_and_nothing_is_left_half_made,
    a_workstation_may_call_procedures_and_nothing_else,
    a_connection_without_tls_needs_a_spelled_out_option,
    an_account_without_a_password_is_reported_at_once,
    check_asks_for_limits_on_accounts,
    another_desk_on_the_same_server_is_left_alone,
    a_file_names_every_server_of_a_cluster,
}

async fn reached(options: MySqlConnectOptions) -> Result<(), Code> {
    Database::new(options, Retry::default()).reach().await.map_err(|error| error.code())
}

/// The entries of one workstation in the list. Accounts that other desks are creating at this moment have no rights yet and
/// appear in everybody's list.
fn listed(tool: &Tool, name: &str) -> Vec<serde_json::Value> {
    let list = tool.answers(0, &["workstation", "list"]);
    let all = list["workstations"].as_array().expect("a list");
    all.iter().filter(|workstation| workstation["name"] == name).cloned().collect()
}

async fn a_file_names_every_server_of_a_cluster(desk: Arc<Desk>) {
    let tool = Tool::of(&desk);
    let directory = tempdir().expect("a directory");
    let file = directory.path().join("cluster.toml");
    let name = desk.names.data.replace('_', "-");
    let by_tcp = address(desk.flavour);
    let create = ["workstation", "create", &name, "--file", path(&file), "--address", &by_tcp, "--address"];
    for wrong in [by_tcp.as_str(), "/run/mysqld.sock", "db.example.org"] {
        tool.refuses(1, &[&create[..], &[wrong]].concat());
        assert!(!file.exists(), "{wrong}: nothing is left half made");
    }
    let made = tool.answers(0, &[&create[..], &["127.0.0.1:9"]].concat());
    assert_eq!(made["server"], format!("{by_tcp}, 127.0.0.1:9"));
    let text = std::fs::read_to_string(&file).expect("written");
    assert!(text.contains(&format!("hosts = [\"{by_tcp}\", \"127.0.0.1:9\"]")), "{text}");
    assert_eq!(reached(open(&file)).await, Ok(()), "a workstation needs nothing but the file");
}

async fn a_workstation_is_created_rotated_and_revoked(desk: Arc<Desk>) {
    let tool = Tool::of(&desk);
    let directory = tempdir().expect("a directory");
    let (first, second) = (directory.path().join("first.toml"), directory.path().join("second.toml"));
    let name = desk.names.data.replace('_', "-");
    let by_tcp = address(desk.flavour);

    let made = tool.answers(0, &["workstation", "create", &name, "--file", path(&first), "--address", &by_tcp]);
    assert_eq!(made["account"], format!("td_{name}"));
    assert_eq!(made["server"], by_tcp.as_str());
    assert_eq!(reached(open(&first)).await, Ok(()), "a workstation needs nothing but the written file");

    let mut connected = open(&first).connect().await.expect("connects");
    let list = listed(&tool, &name);
    assert_eq!(list.len(), 1);
    assert_eq!(list[0]["connections"], 1);

    let socket = desk.admin().get_socket().map(|socket| socket.display().to_string());
    let address = socket.unwrap_or(by_tcp);
    tool.says(&["workstation", "rotate", &name, "--file", path(&second), "--address", &address]);
    assert_eq!(reached(open(&first)).await, Err(Code::DatabaseRefused), "the old password no longer works");
    assert!(is_ended(&mut connected).await, "connections with the old password have ended");

    let third = directory.path().join("third.toml");
    tool.says(&[
        "workstation",
        "rotate",
        &name,
        "--file",
        path(&third),
        "--address",
        made["server"].as_str().expect("text"),
    ]);
    let mut connected = open(&third).connect().await.expect("connects");
    tool.says(&["workstation", "revoke", &name]);
    assert!(is_ended(&mut connected).await, "an open connection does not outlive its account");
    assert_eq!(reached(open(&third)).await, Err(Code::DatabaseRefused));
    assert!(listed(&tool, &name).is_empty());
    for command in ["revoke", "rotate"] {
        let file = directory.path().join("none.toml");
        let mut line = vec!["workstation", command, &name];
        if command == "rotate" {
            line.extend(["--file", path(&file)]);
        }
        assert!(tool.refuses(1, &line).contains("there is no workstation"));
        assert!(!file.exists(), "no empty file is left behind");
    }
}

async fn an_unlocked_workstation_lets_its_people_in_again(desk: Arc<Desk>) {
    let tool = Tool::of(&desk);
    let (ada, eve) = (desk.employee("ada").await, desk.employee("eve").await);
    let guess = async |workstation: &Workstation, name: &str, password: &str| {
        workstation.call("session_open", &args![name, key(password), "w"]).await.map(|_| ())
    };
    for number in 0..90 {
        guess(&ada.workstation, &format!("name{number}"), "guess").await.expect_err("wrong");
    }
    for name in ["ada", "eve"] {
        for _ in 0..5 {
            guess(&ada.workstation, name, "guess").await.expect_err("wrong");
        }
    }
    guess(&eve.workstation, "eve", "guess").await.expect_err("wrong");
    let account = ada.workstation.options.get_username();
    let name = account.strip_prefix("td_").expect("a workstation's account");
    assert_eq!(guess(&ada.workstation, "ada", "ada").await, Err("session.locked".into()));
    assert_eq!(guess(&ada.workstation, "new.name", "guess").await, Err("session.locked".into()));
    let answer = tool.answers(0, &["workstation", "unlock", name]);
    assert_eq!((answer["name"].as_str(), answer["unlocked"].as_bool()), (Some(name), Some(true)));
    guess(&ada.workstation, "ada", "ada").await.expect("ada signs in");
    let compared = Err("session.wrong_credentials".into());
    assert_eq!(guess(&ada.workstation, "new.name", "guess").await, compared);
    assert_eq!(desk.number("SELECT COUNT(*) FROM {data}.sign_in_guards WHERE name = 'eve' AND failures = 5").await, 1);
    tool.refuses(1, &["workstation", "unlock", "nowhere"]);
}

async fn nothing_is_overwritten_and_nothing_is_left_half_made(desk: Arc<Desk>) {
    let tool = Tool::of(&desk);
    let directory = tempdir().expect("a directory");
    let file = directory.path().join("desk.toml");
    let name = desk.names.data.as_str();
    std::fs::write(&file, "precious").expect("written");
    assert!(tool.refuses(1, &["workstation", "create", name, "--file", path(&file)]).contains("exists already"));
    assert_eq!(std::fs::read_to_string(&file).ok().as_deref(), Some("precious"));
    let nowhere = directory.path().join("missing/desk.toml");
    assert!(tool.refuses(1, &["workstation", "create", name, "--file", path(&nowhere)]).contains("cannot be written"));
    let found = listed(&tool, name);
    assert!(found.is_empty(), "no account without its file: {found:?}");

    std::fs::remove_file(&file).expect("removed");
    tool.says(&["workstation", "create", name, "--file", path(&file)]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(&file).expect("the file is there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "it holds a password");
    }
    let again = directory.path().join("again.toml");
    assert!(tool.refuses(1, &["workstation", "create", name, "--file", path(&again)]).contains("rotate"));
    assert!(!again.exists());
    for bad in ["Front", "a'b", "a b", "-", "thirty_characters_are_too_many"] {
        tool.refuses(1, &["workstation", "create", "--file", path(&again), "--", bad]);
    }
    tool.says(&["workstation", "revoke", name]);
}

async fn a_workstation_may_call_procedures_and_nothing_else(desk: Arc<Desk>) {
    let tool = Tool::of(&desk);
    let directory = tempdir().expect("a directory");
    let file = directory.path().join("desk.toml");
    let name = desk.names.data.as_str();
    tool.says(&["workstation", "create", name, "--file", path(&file)]);
    let workstation = Workstation::connect(open(&file)).await;
    for statement in [
        "SELECT * FROM {data}.users",
        "UPDATE {data}.users SET role = 'responder'",
        "CALL {data}.begin_call()",
        "CREATE TABLE {api}.mine (id INT)",
        "CREATE TEMPORARY TABLE {api}.mine (id INT)",
        "SHOW CREATE PROCEDURE {api}.ticket_claim",
        "SELECT User FROM mysql.user",
        "SHOW GRANTS FOR 'root'@'localhost'",
    ] {
        // SHOW CREATE shows an empty body to whoever may only execute.
        let answer = workstation.run(&desk.named(statement), &[]).await;
        let hidden = answer.as_ref().is_err_and(|refusal| !refusal.starts_with("1064"))
            || statement.starts_with("SHOW CREATE") && !format!("{answer:?}").contains("BEGIN");
        assert!(hidden, "{statement}: {answer:?}");
    }
    let mut more = Vec::new();
    for _ in 1..10 {
        more.push(Workstation::connect(open(&file)).await);
    }
    assert_eq!(reached(open(&file)).await, Err(Code::DatabaseTooManyConnections), "ten connections are the limit");
    drop((workstation, more));
    tool.says(&["workstation", "revoke", name]);
}

async fn a_connection_without_tls_needs_a_spelled_out_option(desk: Arc<Desk>) {
    let tool = Tool::of(&desk);
    let directory = tempdir().expect("a directory");
    let file = directory.path().join("desk.toml");
    let name = desk.names.data.as_str();
    let create = |more: &[&'static str]| {
        let mut line = vec!["workstation", "create", name, "--file", path(&file)];
        line.extend(more);
        line.into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let refuses = |code, line: Vec<String>| tool.refuses(code, &line.iter().map(String::as_str).collect::<Vec<_>>());
    let words = "--without-tls-i-accept-that-everything-can-be-read";
    let tunnel = "127.0.0.1:3307";
    refuses(2, create(&["--address", tunnel, "--from", "10.20.%"]));
    refuses(2, create(&["--address", "db.example.org", words]));
    if desk.flavour == support::Flavour::MariaDb {
        let message = refuses(1, create(&["--address", "db.example.org"]));
        assert!(message.contains("TLS"), "this server has no certificate: {message}");
    }
    assert!(!file.exists());

    let line = create(&["--address", tunnel, "--from", "10.20.%", words]);
    tool.says(&line.iter().map(String::as_str).collect::<Vec<_>>());
    let list = listed(&tool, name);
    assert_eq!(list[0]["origin"], "10.20.%");
    assert_eq!(list[0]["tlsRequired"], false);
    let text = std::fs::read_to_string(&file).expect("written");
    assert!(text.contains("tls = \"none\"") && text.contains("port = 3307"), "{text}");
    tool.says(&["workstation", "revoke", name]);
}

async fn an_account_without_a_password_is_reported_at_once(desk: Arc<Desk>) {
    let tool = Tool::of(&desk);
    let eve = desk.employee("eve").await;
    let account = eve.workstation.options.get_username().to_owned();
    let name = account.trim_start_matches("td_").to_owned();
    assert_eq!(listed(&tool, &name)[0]["withoutPassword"], false);
    let before = tool.answers(0, &["check"]);
    assert!(!before.to_string().contains("empty_password"), "{before}");

    let empties = match desk.flavour {
        support::Flavour::MariaDb => "SET PASSWORD = ''",
        support::Flavour::MySql => "ALTER USER USER() IDENTIFIED BY ''",
    };
    eve.workstation.raw(empties).await.expect("an account may");
    assert_eq!(listed(&tool, &name)[0]["withoutPassword"], true);
    assert!(tool.says(&["workstation", "list"]).contains("MISSING"));
    let found = tool.answers(4, &["check"]);
    let finding = serde_json::json!({ "kind": "empty_password", "subject": account });
    assert!(found["findings"].as_array().is_some_and(|findings| findings.contains(&finding)), "{found}");
    assert!(tool.run(&["check"]).out.contains(&account), "and named");
    tool.says(&["workstation", "revoke", &name]);
    tool.answers(0, &["check"]);
}

async fn check_asks_for_limits_on_accounts(desk: Arc<Desk>) {
    let tool = Tool::of(&desk);
    let found = tool.answers(0, &["check"]);
    let found: Vec<&str> =
        found["findings"].as_array().expect("a list").iter().filter_map(|finding| finding["kind"].as_str()).collect();
    // Servers as they come lack these limits.
    let expected: &[&str] = match desk.flavour {
        support::Flavour::MariaDb => &["idle_transaction", "session_memory"],
        support::Flavour::MySql => &["session_memory"],
    };
    assert_eq!(found, expected);
    let told = tool.says(&["check"]);
    for setting in ["idle_transaction_timeout = 0", "max_session_mem_used", "connection_memory_limit"] {
        let is_expected = (desk.flavour == support::Flavour::MySql) == (setting == "connection_memory_limit");
        assert_eq!(told.contains(setting), is_expected, "{setting} in {told}");
    }
}

async fn another_desk_on_the_same_server_is_left_alone(desk: Arc<Desk>) {
    let here = desk.workstation().await;
    let account: String =
        here.run("SELECT CURRENT_USER()", &[]).await.expect("answers")[0].as_str().expect("text").into();
    let name = account.trim_start_matches("td_").split('@').next().expect("an account").to_owned();
    let elsewhere = Tool::at(desk.admin(), "another_desk");
    let listed = elsewhere.answers(0, &["workstation", "list"]).to_string();
    assert!(!listed.contains(&name), "{listed}");
    assert!(elsewhere.refuses(1, &["workstation", "revoke", &name]).contains("there is no workstation"));
    here.call("api_version", &[]).await.expect("still connected");
}

async fn is_ended(connection: &mut MySqlConnection) -> bool {
    sqlx::query("CALL api_version()").fetch_all(connection).await.is_err()
}

fn path(path: &std::path::Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}
