//! An attacker who stays inside a call by not reading its answer.

use std::time::Duration;

use futures_util::StreamExt as _;
use sqlx::mysql::{MySqlConnection, MySqlRow};
use sqlx::{ConnectOptions as _, Row as _};
use support::args;
use support::database::{Desk, Person, connected, request};

/// Uses a workstation's account and stops reading in the middle of an answer.
pub struct Parked {
    connection: MySqlConnection,
    /// The connection's number on the server.
    pub id: u64,
    calls: String,
}

impl Parked {
    /// Makes a ticket with a long history, whose answer fills every buffer between server and client.
    pub async fn prepare(desk: &Desk, person: &Person) -> Self {
        let ticket = person.creates("Printer").await;
        for (version, letter) in (1..).zip(["a", "b", "c", "d", "e", "f"]) {
            let edit = args![request(), ticket, version, "Printer", letter.repeat(8_000)];
            person.call("ticket_edit", edit).await.expect("is edited");
        }
        let token = person.token.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
        let mut connection = connected(&person.workstation.options).await;
        sqlx::raw_sql("SET net_write_timeout = 31536000").execute(&mut connection).await.expect("anybody may");
        let (id,): (u64,) = sqlx::query_as("SELECT CONNECTION_ID()").fetch_one(&mut connection).await.expect("an id");
        let call = format!("CALL {}.ticket_show(x'{token}', {}, NULL, NULL);", desk.names.api, ticket.0);
        Self { connection, id, calls: call.repeat(200) }
    }

    /// Calls, runs `then` while the server waits inside the procedure for its answer to be read, and reads on.
    pub async fn while_parked<T>(mut self, desk: &Desk, then: impl AsyncFnOnce() -> T) -> (T, MySqlConnection) {
        let mut answers = sqlx::raw_sql(&self.calls).fetch_many(&mut self.connection);
        answers.next().await.expect("an answer").expect("the first row");
        let mut admin = desk.admin().connect().await.expect("connects");
        loop {
            match running_as(&mut admin, self.id).await {
                Some(user) if user == desk.names.owner => break,
                // It waits between two calls: a little more has to be read.
                Some(_) => drop(answers.next().await),
                None => tokio::time::sleep(Duration::from_millis(50)).await,
            }
        }
        let outcome = then().await;
        while let Some(Ok(_)) = answers.next().await {}
        drop(answers);
        (outcome, self.connection)
    }
}

/// The account under which the server lists the connection, once its statement has been running for a second.
async fn running_as(admin: &mut MySqlConnection, id: u64) -> Option<String> {
    let listed = sqlx::raw_sql("SHOW PROCESSLIST").fetch_all(admin).await.expect("can be listed");
    let column = |row: &MySqlRow, name: &str| row.try_get_unchecked::<Option<String>, _>(name).ok().flatten();
    let row = listed.iter().find(|row| column(row, "Id") == Some(id.to_string()))?;
    column(row, "User").filter(|_| column(row, "Time").is_some_and(|seconds| seconds != "0"))
}
