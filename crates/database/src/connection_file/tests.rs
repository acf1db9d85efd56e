use super::*;

const AUTHORITY: &str = include_str!("testdata/authority.pem");
const REMOTE: &str = r#"
format = 1
host = "db.example.org"
port = 3307
tls = "verified"
database = "desk_api"
account = "td_front_desk"
password = "pa\"ss \\ wörd"
"#;

fn remote() -> Server {
    Server::Host { host: "db.example.org".into(), port: 3307, tls: Tls::Verified { ca_certificate: None } }
}

fn refused(text: &str) -> ConnectionFileError {
    match ConnectionFile::parse(text) {
        Ok(file) => panic!("should have been refused: {text}\n{file:?}"),
        Err(error) => error,
    }
}

#[test]
fn a_file_for_a_server_in_the_network_is_read() {
    let mut file = ConnectionFile::parse(REMOTE).expect("a good file");
    assert_eq!(file.server(), &remote());
    assert_eq!((file.database(), file.account()), ("desk_api", "td_front_desk"));
    assert_eq!(file.take_password().as_deref().map(String::as_str), Some(r#"pa"ss \ wörd"#));
    assert_eq!(file.take_password(), None, "a password that was taken is gone from the file");
}

#[test]
fn what_is_left_out_is_what_most_want() {
    let mut file = ConnectionFile::parse("host = \"db.example.org\"\naccount = \"td_a\"").expect("a good file");
    let verified = Tls::Verified { ca_certificate: None };
    assert_eq!(file.server(), &Server::Host { host: "db.example.org".into(), port: 3306, tls: verified });
    assert_eq!(file.database(), DEFAULT_DATABASE);
    assert_eq!(file.take_password(), None);
}

#[test]
fn every_file_that_is_written_is_read_back_the_same() {
    let authority =
        CaCertificate::parse(&format!("Subject: …\n{AUTHORITY}\n\"\"\" \\ trailing")).expect("a certificate");
    let verified = Tls::Verified { ca_certificate: Some(authority) };
    let servers = [
        Server::Socket { path: "/run/a \"b\" \\ c/ticket desk.sock".into() },
        Server::Host { host: "127.0.0.1".into(), port: 33_060, tls: Tls::None },
        Server::Host { host: "::1".into(), port: 1, tls: Tls::None },
        Server::Host { host: "db.example.org".into(), port: 65_535, tls: verified },
        remote(),
    ];
    for server in servers {
        for password in [None, Some("x"), Some("\"\"\"\\u0041 # é 😀 '")] {
            let file = ConnectionFile::new(server.clone(), "desk_api", "td_a").expect("follows the rules");
            let file = match password {
                Some(password) => file.with_password(password).expect("follows the rules"),
                None => file,
            };
            let text = file.to_text();
            assert!(text.starts_with("# Ticket Desk"), "somebody who opens it should learn what it is");
            assert_eq!(ConnectionFile::parse(&text).as_ref(), Ok(&file), "{}", *text);
            let on_windows = format!("\u{FEFF}{}", text.replace('\n', "\r\n"));
            assert_eq!(ConnectionFile::parse(&on_windows).as_ref(), Ok(&file), "as an editor on Windows saves it");
        }
    }
}

#[test]
fn only_this_computer_is_reached_without_tls() {
    let file = |host: &str| ConnectionFile::parse(&format!("host = \"{host}\"\naccount = \"td_a\"\ntls = \"none\""));
    for here in ["localhost", "LOCALHOST", "127.0.0.1", "127.8.9.10", "::1", "::ffff:127.0.0.1"] {
        assert!(file(here).is_ok(), "{here}");
    }
    for elsewhere in
        ["db.example.org", "192.168.1.1", "localhost.example.org", "127.0.0.1.example.org", "0.0.0.0", "::"]
    {
        let error = file(elsewhere).expect_err(elsewhere);
        assert_eq!((error.field(), error.line), (Some("tls"), Some(3)), "{elsewhere}");
    }
}

#[test]
fn an_unknown_word_for_tls_is_refused_everywhere() {
    for host in ["localhost", "127.0.0.1", "db.example.org"] {
        for word in ["", "None", "VERIFIED", "no", "off", "preferred", "required", "none ", "verified\\n"] {
            for rest in [String::new(), format!("\nca_certificate = \"\"\"{AUTHORITY}\"\"\"")] {
                let error = refused(&format!("host = \"{host}\"\naccount = \"td_a\"\ntls = \"{word}\"{rest}"));
                let rule = Problem::Rule("tls", "must be \"verified\" or \"none\"");
                assert_eq!(
                    (error.line, &error.problem),
                    (Some(3), &rule),
                    "{host}, {word:?}: nobody guesses what it means"
                );
            }
        }
    }
}

#[test]
fn the_way_over_a_network_is_never_negotiable() {
    use sqlx::ConnectOptions as _;
    let url =
        |file: &str| ConnectionFile::parse(file).expect("a good file").connect_options("pw").to_url_lossy().to_string();
    let remote = url(REMOTE);
    assert!(remote.starts_with("mysql://td_front_desk:pw@db.example.org:3307/desk_api?"), "{remote}");
    assert!(remote.contains("ssl-mode=VERIFY_IDENTITY"), "{remote}");
    let loopback = url("host = \"127.0.0.1\"\naccount = \"a\"\ntls = \"none\"");
    assert!(loopback.contains("ssl-mode=DISABLED"), "{loopback}");
    let socket = url("socket = \"/run/x.sock\"\naccount = \"a\"");
    assert!(socket.contains("ssl-mode=PREFERRED") && socket.contains("x.sock"), "{socket}");
}

#[test]
fn an_error_names_the_line_and_the_field() {
    let cases: &[(&str, Option<usize>, Option<&str>)] = &[
        ("", None, Some("host")),
        ("host = \"a\"", None, Some("account")),
        ("account = \"a\"\nhost = \"a\"\nport = 0", Some(3), Some("port")),
        ("account = \"a\"\nhost = \"a\"\nport = 65536", Some(3), Some("port")),
        ("account = \"a\"\nhost = \"a\"\nport = -1", Some(3), Some("port")),
        ("account = \"a\"\nhost = \"a\"\nport = \"3306\"", Some(3), Some("port")),
        ("account = \"a\"\nhost = 127", Some(2), Some("host")),
        ("host = \"a\"\n\naccount = \"a'b\"", Some(3), Some("account")),
        ("host = \"a\"\naccount = \"a\"\ndatabase = \"a.b\"", Some(3), Some("database")),
        ("host = \"a\"\naccount = \"a\"\npassword = \"\"", Some(3), Some("password")),
        ("host = \"a\"\naccount = \"a\"\npassword = \"a\\u0000b\"", Some(3), Some("password")),
        ("host = \"a\"\naccount = \"a\"\ntls = \"preferred\"", Some(3), Some("tls")),
        ("host = \"a\"\naccount = \"a\"\nsocket = \"/b\"", Some(3), Some("socket")),
        ("account = \"a\"\nsocket = \"/b\"\nport = 3306", Some(3), Some("port")),
        ("account = \"a\"\nsocket = \"b\"", Some(2), Some("socket")),
        ("host = \"a\"\naccount = \"a\"\nca_certificate = \"\"", Some(3), Some("ca_certificate")),
        ("host = \"a\"\naccount = \"a\"\nssl = 1", Some(3), None),
        ("host = \"a\"\naccount = \"a\"\n[host]", Some(3), None),
        ("host = \"a\"\naccount = a", Some(2), None),
        ("format = 2\nhost = \"a\"\naccount = \"a\"", Some(1), None),
        ("{\"host\": \"a\"}", Some(1), None),
    ];
    for (text, line, field) in cases {
        let error = refused(text);
        assert_eq!((error.line, error.field()), (*line, *field), "{text}\n{error}");
    }
}

#[test]
fn a_host_is_a_name_or_an_address_and_nothing_more() {
    let long = format!("{}.org", "a".repeat(64));
    let hosts =
        ["", " a", "a b", "a/b", "a@b", "a:3306", "[::1]", "a\\nb", "-a", "a..b", ".", "exämple.org", &long, "a%"];
    for host in hosts {
        let error = refused(&format!("host = \"{host}\"\naccount = \"a\""));
        assert_eq!(error.field(), Some("host"), "{host:?}");
    }
}

#[test]
fn certificates_are_looked_into() {
    let truncated = AUTHORITY.replace("-----END CERTIFICATE-----", "");
    let other = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    let key = format!("{AUTHORITY}-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n");
    for bad in ["", "no certificate", &truncated, &AUTHORITY.replace('M', "*"), other, &key] {
        assert!(CaCertificate::parse(bad).is_err(), "{bad}");
    }
    let two = CaCertificate::parse(&AUTHORITY.repeat(2)).expect("a chain");
    assert_eq!(two.as_str().matches("BEGIN").count(), 2);
    let named = CaCertificate::parse(&key).is_err_and(|error| error.to_string().contains("private key"));
    assert!(named, "somebody who hands out the key should be told so");
}

#[test]
fn neither_debug_output_nor_an_error_shows_the_password() {
    let file = ConnectionFile::parse(&REMOTE.replace("pa\\\"ss", "Hunter2")).expect("a good file");
    assert!(!format!("{file:?}").contains("Hunter2"));
    for broken in [
        "password = \"Hunter2",
        "password = Hunter2",
        "password = 'Hunter2\"",
        "password = [\"Hunter2\"]",
        "password = \"Hunter2\\q\"",
        "password = \"Hunter2\\n\"",
        "password = \"a\"\npassword = \"Hunter2\"",
    ] {
        let error = refused(&format!("host = \"a\"\naccount = \"a\"\n{broken}\n"));
        assert!(!error.to_string().contains("Hunter2"), "{broken}: {error}");
        assert!(!format!("{error:?}").contains("Hunter2"), "{broken}: {error:?}");
    }
}

#[test]
fn a_huge_or_deeply_nested_file_is_refused_at_once() {
    assert_eq!(refused(&"#".repeat(1024 * 1024)).problem, Problem::TooLarge);
    assert!(ConnectionFile::parse(&format!("account = {}", "[".repeat(200_000))).is_err());
    assert!(ConnectionFile::parse(&"a.".repeat(100_000)).is_err());
}

/// Mutates a good file in thousands of ways: whatever comes out, the rules hold and nothing panics.
#[test]
fn no_damaged_file_breaks_a_rule() {
    let mut file = remote_with_everything().to_text().to_string();
    let mut random = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = |below: usize| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        usize::try_from(random >> 33).expect("31 bits") % below.max(1)
    };
    let pieces =
        ["\"", "\\", "\n", "=", "[", "tls = \"none\"", "host = \"evil\"", "\0", "\u{202E}", "''", "#", "é", "0"];
    let good = file.clone();
    let mut accepted = 0;
    for round in 0..8_000 {
        if round % 4 == 0 {
            file.clone_from(&good);
        }
        let places: Vec<usize> = file.char_indices().map(|(at, _)| at).collect();
        let from = places[next(places.len())];
        let to = places[next(places.len())].clamp(from, file.len().min(from + 8).max(from));
        let to = (to..=file.len()).find(|at| file.is_char_boundary(*at)).expect("the end is a boundary");
        file.replace_range(from..to, pieces[next(pieces.len())]);
        if let Ok(parsed) = ConnectionFile::parse(&file) {
            accepted += 1;
            let open = matches!(parsed.server(), Server::Host { tls: Tls::None, .. });
            assert!(!open || parsed.server().is_this_computer(), "{file}");
            assert_eq!(ConnectionFile::parse(&parsed.to_text()).as_ref(), Ok(&parsed), "{file}");
        }
    }
    assert!(accepted > 40, "the mutations should not all be refused, or this proves little ({accepted})");
}

fn remote_with_everything() -> ConnectionFile {
    let ca_certificate = Some(CaCertificate::parse(AUTHORITY).expect("a certificate"));
    let server = Server::Host { host: "db.example.org".into(), port: 3306, tls: Tls::Verified { ca_certificate } };
    ConnectionFile::new(server, "ticket_desk_api", "td_a").and_then(|file| file.with_password("pw")).expect("good")
}

#[test]
fn a_host_and_its_port_are_split_where_the_port_begins() {
    let split = |text| HostPort::parse(text).map(|HostPort { host, port }| (host, port));
    assert_eq!(split("db.example.org"), Some(("db.example.org", None)));
    assert_eq!(split("db.example.org:3307"), Some(("db.example.org", Some(3307))));
    assert_eq!(split("::1"), Some(("::1", None)));
    assert_eq!(split("[::1]:3307"), Some(("::1", Some(3307))));
    assert_eq!(split("[::1]"), Some(("::1", None)));
    for wrong in ["db.example.org:x", "db.example.org:0", "db.example.org:", "[::1]3307", "[::1]:"] {
        assert_eq!(split(wrong), None, "{wrong}");
    }
}

#[test]
fn several_hosts_are_kept_in_their_order() {
    let text = "hosts = [\"db1.example.org\", \"db2.example.org:3307\", \"[2001:db8::3]:3308\"]\naccount = \"td_a\"";
    let file = ConnectionFile::parse(text).expect("a good file");
    assert_eq!(file.place(), "db1.example.org:3306, db2.example.org:3307, [2001:db8::3]:3308");
    assert_eq!(ConnectionFile::parse(&file.to_text()).as_ref(), Ok(&file), "{}", *file.to_text());
    let hosts: Vec<String> = file.routes("pw").iter().map(|route| route.get_host().to_owned()).collect();
    assert_eq!(hosts, ["db1.example.org", "db2.example.org", "2001:db8::3"]);
    let short = ConnectionFile::parse("host = \"db1.example.org\"\naccount = \"td_a\"").expect("a good file");
    assert_eq!(file.server(), short.server(), "the first one names the database");
}

#[test]
fn hosts_that_cannot_be_meant_are_refused_by_name() {
    let ten = (0..10).map(|number| format!("\"db{number}\"")).collect::<Vec<_>>().join(", ");
    let cases = [
        ("hosts = []", "hosts"),
        ("hosts = \"db1\"", "hosts"),
        ("hosts = [1]", "hosts"),
        ("hosts = [\"\"]", "hosts"),
        ("hosts = [\"a b\"]", "hosts"),
        ("hosts = [\"db1:0\"]", "hosts"),
        ("hosts = [\"db1\", \"db1:3306\"]", "hosts"),
        ("hosts = [\"db1\"]\nhost = \"db2\"", "hosts"),
        ("hosts = [\"db1\"]\nsocket = \"/run/a\"", "socket"),
        ("hosts = [\"db1\"]\nport = 3307", "port"),
        ("hosts = [\"127.0.0.1\", \"db1\"]\ntls = \"none\"", "tls"),
        (&format!("hosts = [{ten}]"), "hosts"),
    ];
    for (text, field) in cases {
        let error = refused(&format!("{text}\naccount = \"td_a\""));
        assert_eq!(error.field(), Some(field), "{text}: {error}");
    }
}
