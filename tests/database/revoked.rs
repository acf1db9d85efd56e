//! Revoking or rotating a workstation ends whoever stays inside one of its calls.

use std::sync::Arc;

use administration::workstation::{self, Name};
use sqlx::ConnectOptions as _;
use sqlx::mysql::MySqlConnection;
use support::args;
use support::database::{Desk, Person, connected, request};

use crate::parked::Parked;

support::on_each_server! {
    a_connection_that_hides_in_a_call_is_ended,
    a_connection_that_cannot_be_ended_is_named_and_refused,
    a_rotation_ends_old_connections,
    an_account_that_was_revoked_calls_nothing,
    no_account_name_is_used_twice,
}

fn name_of(person: &Person) -> Name {
    let account = person.workstation.options.get_username();
    Name::parse(account.strip_prefix("td_").expect("a workstation's account")).expect("a name")
}

async fn calls(connection: &mut MySqlConnection) -> Result<(), String> {
    let answer = sqlx::raw_sql("CALL api_version()").fetch_all(connection).await;
    answer.map(|_| ()).map_err(|error| error.to_string())
}

fn random() -> [u8; 24] {
    administration::random().expect("random bytes")
}

async fn a_connection_that_hides_in_a_call_is_ended(desk: Arc<Desk>) {
    let eve = desk.employee("eve").await;
    let parked = Parked::prepare(&desk, &eve).await;
    let id = parked.id;
    let mut admin = desk.admin().connect().await.expect("connects");
    let (revoked, mut connection) = parked
        .while_parked(&desk, async || {
            let revoked = workstation::revoke(&mut admin, &desk.names, &name_of(&eve)).await.expect("can be revoked");
            let left = format!("SELECT COUNT(*) FROM {} WHERE ID = {id}", desk.processes());
            assert_eq!(desk.number(&left).await, 0, "no connection is left, under whatever name it is listed");
            revoked
        })
        .await;
    assert_eq!(revoked.remaining, Vec::<u64>::new());
    assert!(calls(&mut connection).await.is_err(), "whoever hid is out");
}

/// On a managed server nobody may end another account's connection.
async fn a_connection_that_cannot_be_ended_is_named_and_refused(desk: Arc<Desk>) {
    let eve = desk.employee("eve").await;
    let parked = Parked::prepare(&desk, &eve).await;
    let id = parked.id;
    let account = format!("{}_managed", desk.names.data);
    desk.execute(&format!(
        "CREATE USER '{account}'@'localhost' IDENTIFIED BY 'managed';
         GRANT CREATE USER, PROCESS ON *.* TO '{account}'@'localhost';
         GRANT SELECT ON mysql.* TO '{account}'@'localhost';
         GRANT SELECT, INSERT ON {{data}}.* TO '{account}'@'localhost'"
    ))
    .await;
    let managed = desk.admin().clone().ssl_mode(sqlx::mysql::MySqlSslMode::Preferred).username(&account);
    let mut admin = connected(&managed.password("managed")).await;
    let (revoked, mut connection) =
        parked.while_parked(&desk, async || workstation::revoke(&mut admin, &desk.names, &name_of(&eve)).await).await;
    let revoked = revoked.expect("the account is revoked all the same");
    assert!(revoked.remaining.contains(&id), "{revoked:?} names {id}");
    let refused = calls(&mut connection).await.expect_err("a revoked account can call nothing");
    assert!(refused.contains("database.refused"), "{refused}");
    desk.execute(&format!("DROP USER '{account}'@'localhost'")).await;
}

async fn a_rotation_ends_old_connections(desk: Arc<Desk>) {
    let eve = desk.employee("eve").await;
    let parked = Parked::prepare(&desk, &eve).await;
    let mut admin = desk.admin().connect().await.expect("connects");
    let name = name_of(&eve);
    let (rotated, mut connection) =
        parked.while_parked(&desk, async || workstation::rotate(&mut admin, &desk.names, &name, random()).await).await;
    let rotated = rotated.expect("can be rotated");
    assert!(calls(&mut connection).await.is_err(), "whoever hid is out");
    let options = eve.workstation.options.clone();
    assert!(options.clone().connect().await.is_err(), "the old password no longer works");
    let renamed = options.clone().username(&rotated.account);
    assert!(renamed.clone().connect().await.is_err(), "neither with the new name");
    calls(&mut connected(&renamed.password(&rotated.password)).await).await.expect("the new file works");
    workstation::revoke(&mut admin, &desk.names, &name).await.expect("by the name that it always had");
}

/// A connection to another node of a cluster cannot be ended from here: the row alone refuses it.
async fn an_account_that_was_revoked_calls_nothing(desk: Arc<Desk>) {
    let eve = desk.employee("eve").await;
    let account = eve.workstation.options.get_username();
    let revoke = format!("INSERT INTO {{data}}.revoked_accounts VALUES ('{account}', UTC_TIMESTAMP(6))");
    desk.execute(&revoke).await;
    for (procedure, arguments) in [
        ("watch", args![None]),
        ("ticket_create", args![request(), "Printer", "It smokes.", None, None, None]),
        ("person_profile", args![]),
    ] {
        assert_eq!(eve.refused(procedure, arguments).await, "database.refused", "{procedure}");
    }
    let signs_in = eve.workstation.call("session_salt", &args!["eve"]).await;
    assert_eq!(signs_in, Err("database.refused".into()));
    let next = desk.employee("ada").await;
    next.creates("Others are left alone").await;
}

async fn no_account_name_is_used_twice(desk: Arc<Desk>) {
    let eve = desk.employee("eve").await;
    let mut admin = desk.admin().connect().await.expect("connects");
    let name = name_of(&eve);
    let mut seen = vec![eve.workstation.options.get_username().to_owned()];
    seen.push(workstation::rotate(&mut admin, &desk.names, &name, random()).await.expect("is rotated").account);
    workstation::revoke(&mut admin, &desk.names, &name).await.expect("is revoked");
    let origin = workstation::Origin::socket();
    let new = workstation::NewWorkstation { name: name.clone(), origin, tls_required: false };
    seen.push(workstation::create(&mut admin, &desk.names, &new, random()).await.expect("is created again").account);
    seen.push(workstation::rotate(&mut admin, &desk.names, &name, random()).await.expect("is rotated").account);
    let known = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), known, "{seen:?}");
    let listed = workstation::list(&mut admin, &desk.names).await.expect("can be listed");
    let listed: Vec<_> = listed.iter().filter(|workstation| workstation.name == name.as_str()).collect();
    assert_eq!(listed.len(), 1, "{listed:?}");
    workstation::revoke(&mut admin, &desk.names, &name).await.expect("is revoked");
}
