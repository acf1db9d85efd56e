//! The connection to the server: passwords, wrong addresses, and invalid command lines.

use std::sync::Arc;

use support::database::Desk;
use tempfile::tempdir;

use crate::tool::{Tool, address};

support::on_each_server! {
    the_password_never_comes_from_the_command_line,
    an_unreachable_server_has_its_own_exit_code,
}

async fn the_password_never_comes_from_the_command_line(desk: Arc<Desk>) {
    let account = format!("{}_adm", desk.names.data);
    desk.execute(&format!("CREATE USER '{account}'@'127.0.0.1' IDENTIFIED BY 'S3cret pass#wörd'")).await;
    desk.execute(&format!("GRANT ALL ON *.* TO '{account}'@'127.0.0.1' WITH GRANT OPTION")).await;
    let address = address(desk.flavour);
    let port = address.rsplit(':').next().expect("a port");
    let tool = || Tool::bare().with(&["--port", port, "--user", &account, "--schema", &desk.names.data]);

    let directory = tempdir().expect("a directory");
    let file = directory.path().join("password");
    std::fs::write(&file, "S3cret pass#wörd\r\n").expect("written");
    let named = file.to_str().expect("a path in UTF-8");
    tool().with(&["--password-file", named]).says(&["person", "list"]);
    tool().variable("TICKET_DESK_ADMIN_PASSWORD", "S3cret pass#wörd").says(&["person", "list"]);
    tool().variable("TICKET_DESK_ADMIN_PASSWORD", "S3cret pass#wörd").says(&["check"]);

    let wrong = tool().variable("TICKET_DESK_ADMIN_PASSWORD", "wrong pass").refuses(3, &["person", "list"]);
    assert!(wrong.contains("--user and the password") && !wrong.contains("wrong pass"), "{wrong}");
    tool().refuses(3, &["person", "list"]);
    tool().with(&["--password-file", "/missing"]).refuses(2, &["person", "list"]);
    assert_eq!(tool().run(&["person", "list", "--password", "x"]).code, 2);
    desk.execute(&format!("DROP USER '{account}'@'127.0.0.1'")).await;
}

async fn an_unreachable_server_has_its_own_exit_code(desk: Arc<Desk>) {
    let closed = std::net::TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port");
    let nobody_there = Tool::bare().with(&["--port", &closed.port().to_string()]).refuses(3, &["check"]);
    assert!(nobody_there.contains("--host, --port or --socket"), "{nobody_there}");
    let unknown = Tool::bare().with(&["--host", "no-such-host.invalid"]).refuses(3, &["install"]);
    assert!(unknown.contains("host name"), "{unknown}");
    Tool::bare().with(&["--socket", "/missing.sock"]).refuses(3, &["workstation", "list"]);

    let ran = Tool::of(&desk).run(&[]);
    assert_eq!(ran.code, 2, "a command line without a command prints the help");
    for line in [vec!["raise"], vec!["invite", "responder", "--days", "0"], vec!["workstation", "create", "x"]] {
        let ran = Tool::of(&desk).run(&line);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{line:?}: {ran:?}");
    }
    let help = Tool::bare().says(&["--help"]);
    assert!(help.contains("Exit codes:") && help.contains("The first day"), "{help}");
}
