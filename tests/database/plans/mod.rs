//! How the servers read the tables that grow: `EXPLAIN` of every statement of every procedure, at a hundred thousand tickets.

mod load;
mod statements;

use std::sync::Arc;

use sqlx::Row as _;
use sqlx::mysql::{MySqlConnection, MySqlRow};
use support::Flavour;
use support::database::{Desk, connected};

use self::load::{EMPLOYEE, RESPONDER, load};

support::on_each_server! {
    every_statement_finds_its_rows_in_an_index,
}

/// What a plan may do all the same: the statement, the table, what it does, and why that does not grow.
const ALLOWED: [(&str, &str, &str, &str); 4] = [
    ("session_list 0", "sessions", "filesort", "the live sessions of one person"),
    ("person_change_password 0", "sessions", "temporary", "the live sessions of one person"),
    ("message_read 0", "m", "temporary", "the unread of one person: who wrote them, once each"),
    ("work_lock 0", "tickets", "filesort", "the work of one person, at most work_limit"),
];

/// Tables that do not grow, by the names that statements give them.
const SMALL: [&str; 11] = [
    "able",
    "c",
    "categories",
    "found",
    "page",
    "part",
    "pool_versions",
    "query",
    "revoked_accounts",
    "settings",
    "ticket_transitions",
];

async fn every_statement_finds_its_rows_in_an_index(desk: Arc<Desk>) {
    load(&desk).await;
    let mut connection = connected(desk.admin()).await;
    let bad = "SELECT id FROM ticket_desk.tickets WHERE title <> 'x' ORDER BY closing_note";
    assert_eq!(costs(&desk, &mut connection, bad).await.len(), 2, "a full scan and its sort would be seen");
    let statements = statements::all();
    assert!(statements.len() > 60, "{} statements were found", statements.len());
    let mut problems = Vec::new();
    for statement in &statements {
        for person in [EMPLOYEE, RESPONDER] {
            let text = statement.with(|variable| value(variable, person));
            for (table, what) in costs(&desk, &mut connection, &text).await {
                let is_allowed = |(name, of, does, _): &(&str, &str, &str, &str)| {
                    *name == statement.name && (*of == table || *of == "*") && *does == what
                };
                if !ALLOWED.iter().any(is_allowed) {
                    problems.push(format!("{}: {what} in {table}", statement.name));
                }
            }
        }
    }
    problems.sort();
    problems.dedup();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// What a statement does that grows with its tables, and with which.
async fn costs(desk: &Desk, connection: &mut MySqlConnection, text: &str) -> Vec<(String, &'static str)> {
    let explain = match desk.flavour {
        Flavour::MariaDb => "EXPLAIN",
        Flavour::MySql => "EXPLAIN FORMAT=TRADITIONAL",
    };
    let asked = desk.named(&format!("{explain} {}", text.replace("ticket_desk.", "{data}.")));
    // As text: prepared, MySQL describes no columns of some plans.
    let plan = sqlx::raw_sql(&asked).fetch_all(connection).await.unwrap_or_else(|error| panic!("{asked}: {error}"));
    plan.iter().map(Step::of).flat_map(|step| step.costs()).collect()
}

/// One line of a plan.
struct Step {
    kind: String,
    table: String,
    access: String,
    extra: String,
}

impl Step {
    fn of(row: &MySqlRow) -> Self {
        let column = |name: &str| {
            row.try_get_unchecked::<Option<String>, _>(name).expect("a column of a plan").unwrap_or_default()
        };
        Self { kind: column("select_type"), table: column("table"), access: column("type"), extra: column("Extra") }
    }

    /// What it does that grows with its table.
    fn costs(&self) -> Vec<(String, &'static str)> {
        let table = self.table.as_str();
        // A page that was found, and is put in order.
        if table.is_empty() || table.starts_with("<derived") || table.starts_with("<union") || SMALL.contains(&table) {
            return Vec::new();
        }
        let costs = [
            (matches!(self.access.as_str(), "ALL" | "index"), "full scan"),
            (self.extra.contains("filesort"), "filesort"),
            (self.extra.contains("temporary"), "temporary"),
            (self.kind == "MATERIALIZED" || table.starts_with("<subquery"), "materialised"),
        ];
        costs.into_iter().filter(|(does, _)| *does).map(|(_, what)| (table.to_owned(), what)).collect()
    }
}

/// A value for a variable, as somebody with a lot behind them would have it.
fn value(variable: &str, person: u32) -> String {
    let value = match variable {
        "v_actor" | "p_actor" => return person.to_string(),
        "v_role" if person == RESPONDER => "'responder'",
        "v_role" => "'employee'",
        "p_token" if person == RESPONDER => "'1'",
        "p_token" => "'0'",
        "p_request" => "X'000102030405060708090a0b0c0d0e0f'",
        "v_username" => "'person100'",
        "v_pattern" => "'uwe%'",
        "v_words" => "'% uwe%'",
        "v_after_name" => "'B'",
        "v_rest" | "v_third" => "'%%'",
        "v_before" | "v_before_message" | "p_up_to" => "90000",
        "p_seen" => "80000",
        "p_ids" | "v_page" | "v_lines" => "'[1, 2, 3]'",
        "v_hits" => "'[{\"id\": 1, \"best\": \"\", \"grade\": 1}]'",
        "p_sought" => "'[\"120F\"]'",
        "p_places" => "'[0, 1, 2, 3]'",
        "v_before_seq" | "p_candidates" | "v_candidates" | "p_next_id" => "1000",
        "v_now" | "p_now" | "p_best_at" | "v_since" | "p_at" | "p_until" | "v_from" | "v_to" | "v_after_at"
        | "v_respond_by" | "v_created_at" | "v_claimed_at" => "'2020-02-20'",
        "v_requester" | "v_responder" | "p_responder" | "p_receiver" | "p_scope" | "v_person" | "v_session"
        | "p_person" | "v_receiver" | "p_pool_of" | "v_limit" | "v_place" | "v_window" | "v_step" => "50",
        "p_ticket" | "v_ticket" | "v_held" | "p_subject" | "v_subject" | "v_number" | "v_after_id" | "p_message"
        | "p_session" | "p_without" | "p_best_id" | "p_before_event" | "p_seq" | "p_version" | "p_attachment"
        | "v_content" | "v_version" | "v_stored_as" => "50000",
        "v_first_message" | "v_first_seq" | "p_position" | "p_size" | "v_size" | "p_unread" | "p_done"
        | "v_queue_position" | "v_first" | "v_second" | "v_category" | "p_category" | "p_grade" | "v_is_overdue"
        | "v_grams_1" | "v_grams_2" | "v_grams_3" | "v_grams_4" | "v_grams_5" | "v_grams_6" | "v_grams_7"
        | "v_grams_8" | "v_all" | "v_more" => "1",
        _ => "'x'",
    };
    value.to_owned()
}
