//! The duration of an answer does not reveal which names exist. Instead of a clock, these tests count the statements and rows that
//! the server works through, for a name that somebody has and for names that nobody has.

use support::args;
use support::database::{OwnServer, key};

use super::work::{call, work};

// Each on a server of its own: other tests create and drop objects, and the server would read its dictionary again.
support::on_each_own_server! {
    a_name_that_nobody_has_costs_the_server_the_same,
    the_count_would_notice_one_row_more,
}

const TRIES: usize = 8;
/// A name that somebody has, one that nobody has, and an invalid one, all of the same length.
const NAMES: [&str; 3] = ["ada", "bea", "äda"];

async fn a_name_that_nobody_has_costs_the_server_the_same(server: OwnServer) {
    let desk = &server.desk;
    let _ada = desk.employee("ada").await;
    let salt = |name: &str| call("session_salt", &args![name]);
    let open = |name: &str| call("session_open", &args![name, key("guess"), "w"]);
    let upgrading = |name: &str| {
        let arguments = args![name, key("guess"), "w", [8_u8; 16], 65_536, 2, 1, key("other")];
        call("session_open_upgrading", &arguments)
    };
    // The first call costs more than later ones: the server opens tables and parses routines.
    for statement in [salt("warm.up"), open("warm.up"), upgrading("warm.up")] {
        drop(desk.attempt(&statement).await);
    }
    for (what, statement, free) in
        [("salt", &salt as &dyn Fn(&str) -> String, TRIES), ("open", &open, 5), ("upgrading", &upgrading, 5)]
    {
        desk.execute("DELETE FROM {data}.sign_in_guards WHERE name NOT LIKE '%@%'").await;
        desk.execute("UPDATE {data}.sign_in_sources SET failures = 0").await;
        // The first tries are compared with the stored key, later ones are locked out; both must cost the same for every name.
        for number in 0..TRIES {
            let expected = match what {
                "salt" => None,
                _ if number < free => Some("session.wrong_credentials"),
                _ => Some("session.locked"),
            };
            let [known, nobody, no_name] = [
                work(desk, &statement(NAMES[0]), expected).await,
                work(desk, &statement(NAMES[1]), expected).await,
                work(desk, &statement(NAMES[2]), expected).await,
            ];
            assert!(known.get("Handler_read_key").is_some_and(|keys| *keys >= 2), "nothing was counted: {known:?}");
            assert_eq!(known, nobody, "{what}, try {number}, a name that nobody has");
            assert_eq!(known, no_name, "{what}, try {number}, what cannot be a name");
        }
    }
}

async fn the_count_would_notice_one_row_more(server: OwnServer) {
    let desk = &server.desk;
    let _ada = desk.employee("ada").await;
    let lookup = |name: &str| {
        format!(
            "SELECT c.verifier FROM {{data}}.users u JOIN {{data}}.credentials c ON c.user_id = u.id WHERE u.username = '{name}'"
        )
    };
    let _warm = work(desk, &lookup("ada"), None).await;
    let (known, unknown) = (work(desk, &lookup("ada"), None).await, work(desk, &lookup("bea"), None).await);
    assert_ne!(known, unknown, "the test above would prove nothing");
}
