//! Canary secrets appear only where they were asked for, once.

use std::sync::Arc;

use support::database::Desk;
use tempfile::tempdir;

use crate::tool::{Ran, Tool, address};

support::on_each_server! { secrets_come_out_only_where_they_were_asked_for }

const PASSWORD: &str = "canary of an administrator 3d7f";

async fn secrets_come_out_only_where_they_were_asked_for(desk: Arc<Desk>) {
    desk.employee("ada").await;
    let account = |name: &str| format!("{}_{name}", desk.names.data);
    let (chief, clerk) = (account("adm"), account("clk"));
    for name in [&chief, &clerk] {
        desk.execute(&format!("CREATE USER '{name}'@'127.0.0.1' IDENTIFIED BY '{PASSWORD}'")).await;
    }
    desk.execute(&format!("GRANT ALL ON *.* TO '{chief}'@'127.0.0.1' WITH GRANT OPTION")).await;
    // It may read but not write: its attempts fail half-way, with the server's own message.
    desk.execute(&format!("GRANT SELECT, PROCESS ON *.* TO '{clerk}'@'127.0.0.1'")).await;
    let by_tcp = address(desk.flavour);
    let port = by_tcp.rsplit(':').next().expect("a port");
    let tool = |user: &str, password: &str| {
        let tool = Tool::bare().with(&["--port", port, "--user", user, "--schema", &desk.names.data]);
        let tool = tool.variable("RUST_LOG", "trace").variable("RUST_BACKTRACE", "full");
        tool.variable("TICKET_DESK_ADMIN_PASSWORD", password)
    };

    let directory = tempdir().expect("a directory");
    let files = ["one.toml", "two.toml", "three.toml"].map(|name| directory.path().join(name));
    let [one, two, three] = files.each_ref().map(|file| file.to_str().expect("a path in UTF-8"));
    let name = desk.names.data.replace('_', "-");
    let create = ["workstation", "create", &name, "--file", one, "--address", &by_tcp];
    let commands: [&[&str]; 14] = [
        &["check"],
        &create,
        &create,
        &["workstation", "rotate", &name, "--file", two, "--address", &by_tcp],
        &["workstation", "rotate", "nobody", "--file", three, "--address", &by_tcp],
        &["workstation", "list"],
        &["invite", "list"],
        &["person", "list"],
        &["person", "unlock", "ada"],
        &["person", "reset-password", "nobody"],
        &["audit", "verify"],
        &["workstation", "unlock", &name],
        &["workstation", "revoke", &name],
        &["workstation", "revoke", &name],
    ];
    let mut told = String::new();
    let (chief, clerk) = (tool(&chief, PASSWORD), tool(&clerk, PASSWORD));
    for form in [&[][..], &["--json"]] {
        let asked = |tool: &Tool, command: &[&str]| tool.run(&[form, command].concat());
        let (invitation, password) =
            (asked(&chief, &["invite", "responder"]), asked(&chief, &["person", "reset-password", "ada"]));
        assert_eq!((invitation.code, password.code), (0, 0), "{invitation:?} {password:?}");
        assert_eq!((invitation.err.as_str(), password.err.as_str()), ("", ""), "secrets go to whoever asked");
        for command in commands {
            told += &words(&asked(&chief, command));
            for answer in [&invitation.out, &password.out] {
                let secret = secret_in(answer);
                assert!(!told_by(&told, &secret), "{command:?} repeats {secret}");
            }
        }
        for file in &files[..2] {
            let text = std::fs::read_to_string(file).expect("was written");
            let line = text.lines().find(|line| line.starts_with("password")).expect("holds a password");
            let secret = line.split('"').nth(1).expect("in quotes");
            assert!(!told_by(&told, secret), "only the connection file holds the workstation's password");
            std::fs::remove_file(file).expect("is removed");
        }
    }
    for command in commands {
        told += &words(&clerk.run(command));
    }
    told += &words(&tool("td_nobody", PASSWORD).run(&["check"]));
    told += &words(&tool("root", PASSWORD).run(&["person", "list"]));
    assert!(!told_by(&told, PASSWORD), "{told}");
    assert!(!told_by(&told, "IDENTIFIED"), "no statement that holds a password is repeated: {told}");
    for name in ["adm", "clk"] {
        desk.execute(&format!("DROP USER '{}'@'127.0.0.1'", account(name))).await;
    }
}

fn words(ran: &Ran) -> String {
    format!("{}\n{}\n", ran.out, ran.err)
}

fn told_by(told: &str, secret: &str) -> bool {
    assert!(secret.len() >= 8, "{secret:?} could appear by chance");
    told.contains(secret)
}

/// The code or password in an answer: its only word made of groups of four characters.
fn secret_in(answer: &str) -> String {
    let is_secret = |word: &&str| word.len() >= 14 && word.split('-').all(|group| group.len() == 4);
    let words = answer.split(|c: char| c.is_whitespace() || matches!(c, '"' | ','));
    words
        .map(|word| word.trim_end_matches('.'))
        .find(is_secret)
        .unwrap_or_else(|| panic!("no secret in {answer}"))
        .to_owned()
}
