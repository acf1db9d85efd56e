//! The accounts of a fleet of workstations, each of which sees nothing of the others.
//!
//! 100 accounts by default; `TICKET_DESK_TEST_WORKSTATIONS=2000` makes as many as a large house has (a few minutes).

use std::sync::Arc;

use administration::workstation::{self, Credentials, Name, NewWorkstation, Origin};
use sqlx::mysql::{MySqlConnectOptions, MySqlConnection, MySqlSslMode};
use sqlx::{ConnectOptions as _, Connection as _};
use support::database::{Desk, Workstation};

support::on_each_server! { a_fleets_accounts_never_see_each_other }

fn size() -> usize {
    std::env::var("TICKET_DESK_TEST_WORKSTATIONS").ok().and_then(|size| size.parse().ok()).unwrap_or(100)
}

/// Bytes that are another password for each workstation and turn.
fn random() -> [u8; 24] {
    let bytes = [*uuid::Uuid::new_v4().as_bytes(), *uuid::Uuid::new_v4().as_bytes()].concat();
    *bytes.first_chunk().expect("enough bytes")
}

fn options(desk: &Desk, with: &Credentials) -> MySqlConnectOptions {
    let options =
        desk.admin().clone().ssl_mode(MySqlSslMode::Preferred).username(&with.account).password(&with.password);
    options.database(&desk.names.api).disable_statement_logging()
}

/// Whether an account may come in; a refusal in the server's words.
async fn comes_in(desk: &Desk, with: &Credentials) -> Result<(), String> {
    let connection: Result<MySqlConnection, _> = options(desk, with).connect().await;
    let connection = connection.map_err(|error| error.to_string())?;
    // The server may close the connection first.
    let _ = connection.close().await;
    Ok(())
}

async fn a_fleets_accounts_never_see_each_other(desk: Arc<Desk>) {
    let mut admin = desk.admin().connect().await.expect("connects");
    let mut fleet: Vec<(Name, Credentials)> = Vec::new();
    for number in 0..size() {
        let name = Name::parse(&format!("{}-{number}", desk.names.data)).expect("a good name");
        let new = NewWorkstation { name: name.clone(), origin: Origin::socket(), tls_required: false };
        fleet.push((name, workstation::create(&mut admin, &desk.names, &new, random()).await.expect("is made")));
    }
    assert_eq!(listed(&desk, &mut admin, &fleet).await, fleet.len());
    let mut passwords: Vec<&str> = fleet.iter().map(|(_, with)| with.password.as_str()).collect();
    passwords.sort_unstable();
    passwords.dedup();
    assert_eq!(passwords.len(), fleet.len(), "a password for each");

    let open: Vec<Workstation> = {
        let mut open = Vec::new();
        for (_, with) in fleet.iter().take(10) {
            open.push(Workstation::connect(options(&desk, with)).await);
        }
        open
    };
    for (index, workstation) in open.iter().enumerate() {
        workstation.call("api_version", &[]).await.expect("may call");
        let seen = workstation.run("SELECT DISTINCT USER FROM information_schema.PROCESSLIST", &[]).await;
        let own = fleet[index].1.account.clone();
        assert_eq!(seen, Ok(vec![own.clone().into()]), "nobody else's statements");
        let grantees = "SELECT DISTINCT CAST(GRANTEE AS CHAR) FROM information_schema.USER_PRIVILEGES";
        assert_eq!(workstation.run(grantees, &[]).await, Ok(vec![format!("'{own}'@'localhost'").into()]));
        let other = fleet[(index + 1) % fleet.len()].1.account.clone();
        for question in [
            "SHOW GRANTS FOR '{other}'@'localhost'",
            "SHOW CREATE USER '{other}'@'localhost'",
            "SELECT * FROM mysql.user",
        ] {
            assert!(workstation.raw(&question.replace("{other}", &other)).await.is_err(), "{question}");
        }
    }

    for (name, with) in &mut fleet {
        let renewed = workstation::rotate(&mut admin, &desk.names, name, random()).await.expect("is renewed");
        let old = std::mem::replace(with, renewed);
        assert_ne!(old.password, with.password);
        if name.as_str().ends_with('7') {
            let guess = Credentials { account: with.account.clone(), ..old.clone() };
            for former in [old, guess] {
                let stranger = comes_in(&desk, &former).await;
                assert!(stranger.is_err_and(|words| words.contains("denied")), "the old password no longer works");
            }
            comes_in(&desk, with).await.expect("the new one works");
        }
    }
    let ended = desk
        .number(&format!(
            "SELECT COUNT(*) FROM {} WHERE USER LIKE CONCAT('td_', REPLACE('{{data}}', '_', '\\\\_'), '-%')",
            desk.processes()
        ))
        .await;
    assert_eq!(ended, 0, "a renewed account's open connections ended");

    let (kept, revoked) = fleet.split_last().expect("a fleet");
    for (name, with) in revoked {
        workstation::revoke(&mut admin, &desk.names, name).await.expect("is revoked");
        if name.as_str().ends_with('7') {
            let stranger = comes_in(&desk, with).await;
            assert!(stranger.is_err_and(|words| words.contains("denied")), "a revoked workstation stays out");
        }
    }
    comes_in(&desk, &kept.1).await.expect("the others go on");
    workstation::revoke(&mut admin, &desk.names, &kept.0).await.expect("is revoked");
    assert_eq!(listed(&desk, &mut admin, &fleet).await, 0);
}

/// How many of a fleet are listed. Accounts that other desks are making at this moment have no rights yet, and are listed
/// with everybody's.
async fn listed(desk: &Desk, admin: &mut MySqlConnection, fleet: &[(Name, Credentials)]) -> usize {
    let list = workstation::list(admin, &desk.names).await.expect("can be listed");
    list.iter().filter(|listed| fleet.iter().any(|(name, _)| name.as_str() == listed.name)).count()
}
