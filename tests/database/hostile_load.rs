//! Denial of service: a workstation can only block itself.

use std::sync::Arc;
use std::time::Duration;

use sqlx::ConnectOptions as _;
use support::database::{Desk, Workstation, request};
use support::{args, briefly};

support::on_each_server! {
    a_flood_of_connections_ends_at_the_accounts_limit,
    a_flood_of_statements_ends_at_the_accounts_limit,
    sleeping_counting_and_locking_delay_nobody_else,
    ones_own_calls_cannot_be_killed_half_way,
}

async fn a_flood_of_connections_ends_at_the_accounts_limit(desk: Arc<Desk>) {
    let (ada, eve) = (desk.employee("ada").await, desk.workstation().await);
    let mut open = Vec::new();
    let refused = loop {
        match eve.options.clone().disable_statement_logging().connect().await {
            Ok(connection) => open.push(connection),
            Err(error) => break error.to_string(),
        }
        assert!(open.len() < 20, "no limit");
    };
    assert!(refused.contains("max_user_connections"), "{refused}");
    assert_eq!(open.len(), 9, "with the one that was open there are ten");
    ada.watch().await;
    desk.employee("newcomer").await.creates("Printer").await;
    eve.call("api_version", &[]).await.expect("its own open connections still work");
}

async fn a_flood_of_statements_ends_at_the_accounts_limit(desk: Arc<Desk>) {
    let (ada, eve) = (desk.employee("ada").await, desk.employee("eve").await);
    let account = eve.workstation.options.get_username();
    let (limit, connections): (String, String) = (
        desk.text(&format!("SELECT max_questions FROM mysql.user WHERE User = '{account}'")).await,
        desk.text(&format!("SELECT max_user_connections FROM mysql.user WHERE User = '{account}'")).await,
    );
    assert_eq!((limit.as_str(), connections.as_str()), ("40000", "10"), "as the administrator's tool sets them");
    // The real limit would take long to reach.
    desk.execute(&format!("ALTER USER '{account}'@'localhost' WITH MAX_QUERIES_PER_HOUR 50 MAX_USER_CONNECTIONS 10"))
        .await;
    let fresh = Workstation::connect(eve.workstation.options.clone()).await;
    let mut answered = 0;
    let refused = loop {
        match fresh.raw("SELECT 1").await {
            Ok(()) => answered += 1,
            Err(error) => break error,
        }
        assert!(answered < 200, "no limit");
    };
    assert!(refused.starts_with("1226 "), "{refused}");
    ada.creates("Printer").await;
}

async fn sleeping_counting_and_locking_delay_nobody_else(desk: Arc<Desk>) {
    let (ada, bob, eve) = (desk.employee("ada").await, desk.responder("bob").await, desk.workstation().await);
    let names =
        ["tickets", "installation", &desk.names.data, &format!("{} installation", desk.names.data)].map(str::to_owned);
    for name in names {
        eve.raw(&format!("DO GET_LOCK('{name}', 0)")).await.expect("a name that means nothing to a call");
    }
    let (one, other) =
        (Workstation::connect(eve.options.clone()).await, Workstation::connect(eve.options.clone()).await);
    let ended = async {
        // Neither ends by itself; which error the server gives when the administrator ends it does not matter.
        tokio::join!(one.raw("DO SLEEP(600)"), other.raw("DO BENCHMARK(1000000000000, SHA2('x', 512))"))
    };
    let running = format!(
        "SELECT CAST(ID AS CHAR) FROM {} WHERE USER = '{}' AND COMMAND <> 'Sleep'",
        desk.processes(),
        eve.options.get_username()
    );
    let theirs = async || desk.rows::<(String,)>(&running).await;
    let work = async {
        while theirs().await.len() < 2 {}
        for number in 0..10 {
            let ticket = ada.creates(&format!("Number {number}")).await;
            bob.claims(ticket).await;
            bob.completes(ticket).await;
        }
        let theirs = theirs().await;
        // The others did all of this while both statements ran.
        assert_eq!(theirs.len(), 2, "the administrator sees who it is");
        for (id,) in theirs {
            desk.execute(&format!("KILL QUERY {id}")).await;
        }
    };
    let both = async { tokio::join!(ended, work) };
    drop(tokio::time::timeout(Duration::from_mins(5), both).await.expect("the administrator can end it"));
    desk.audits().await;
}

async fn ones_own_calls_cannot_be_killed_half_way(desk: Arc<Desk>) {
    // Where a kill hits a call depends on chance.
    const HITS: u32 = 5;
    const MOST: u64 = 5000;
    let ada = desk.employee("ada").await;
    let killer = Workstation::connect(ada.workstation.options.clone()).await;
    let (mut denied, mut calls) = (0, 0_u64);
    while denied < HITS {
        assert!(calls < MOST, "no call was met while it ran: the test shows nothing");
        let caller = Workstation::connect(ada.workstation.options.clone()).await;
        let id = caller.run("SELECT CAST(CONNECTION_ID() AS CHAR)", &[]).await.expect("an id").remove(0);
        let kill = async {
            briefly(Duration::from_micros(75 * (calls % 40))).await;
            killer.raw(&format!("KILL QUERY {id}")).await
        };
        let arguments = args![ada.token.clone(), request(), format!("Number {calls}"), "Text", None, None, None];
        let (answer, outcome) = tokio::join!(caller.call("ticket_create", &arguments), kill);
        calls += 1;
        // While it runs, a procedure is its owner's, and so is the connection.
        denied += u32::from(outcome.is_err_and(|error| error.starts_with("1095 ")));
        let again = ada.workstation.call("ticket_create", &arguments).await;
        assert!(answer.is_err() || again == answer, "{again:?} after {answer:?}");
    }
    assert_eq!(desk.audits().await, calls, "each once, with its event");
}
