//! An administrator of a managed server: nearly every privilege, but neither SUPER nor the right to end others' connections.

use std::sync::Arc;

use administration::install::{InstallError, Names, check, install};
use administration::workstation::{self, Name, NewWorkstation, Origin};
use sqlx::ConnectOptions as _;
use sqlx::mysql::{MySqlConnectOptions, MySqlSslMode};
use support::Flavour;
use support::database::Desk;

support::on_each_server! {
    a_managed_server_is_installed_upgraded_and_run,
    the_missing_privilege_is_named,
}

const PRIVILEGES: &str = "SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, RELOAD, PROCESS, REFERENCES, INDEX, ALTER,
    SHOW DATABASES, CREATE TEMPORARY TABLES, LOCK TABLES, EXECUTE, CREATE VIEW, SHOW VIEW, CREATE ROUTINE, ALTER ROUTINE,
    CREATE USER, EVENT, TRIGGER";

async fn managed(desk: &Desk, name: &str, more: &str) -> MySqlConnectOptions {
    let account = format!("{}_{name}", desk.names.data);
    desk.execute(&format!(
        "CREATE USER '{account}'@'localhost' IDENTIFIED BY 'managed';
         GRANT {PRIVILEGES}{more} ON *.* TO '{account}'@'localhost' WITH GRANT OPTION"
    ))
    .await;
    desk.admin().clone().ssl_mode(MySqlSslMode::Preferred).username(&account).password("managed")
}

async fn leaves(desk: &Desk, admin: &MySqlConnectOptions) {
    desk.execute(&format!("DROP USER '{}'@'localhost'", admin.get_username())).await;
}

async fn a_managed_server_is_installed_upgraded_and_run(desk: Arc<Desk>) {
    let definer = if desk.flavour == Flavour::MySql { ", SET_ANY_DEFINER, SHOW_ROUTINE" } else { ", SET USER" };
    let admin = managed(&desk, "m", definer).await;
    let base = format!("{}m", desk.names.data);
    let names = Names::new(&base, &format!("{base}_api"), &format!("{base}_owner")).expect("good names");
    install(&admin, &names).await.expect("is installed");
    desk.execute(&format!("UPDATE {base}.installed_objects SET checksum = ''")).await;
    let report = install(&admin, &names).await.expect("is upgraded, though routines name the owner account");
    assert!(report.applied.len() > 70, "{report:?}");
    assert!(check(&admin, &names).await.expect("can be checked").is_current());

    let mut connection = admin.connect().await.expect("connects");
    let name = Name::parse(&base.replace('_', "-")).expect("a name");
    let new = NewWorkstation { name: name.clone(), origin: Origin::socket(), tls_required: false };
    let random = || administration::random().expect("random bytes");
    workstation::create(&mut connection, &names, &new, random()).await.expect("is created");
    workstation::rotate(&mut connection, &names, &name, random()).await.expect("is rotated");
    workstation::revoke(&mut connection, &names, &name).await.expect("is revoked");

    desk.execute(&format!("DROP DATABASE {base}_api; DROP DATABASE {base}; DROP USER '{base}_owner'@'localhost'"))
        .await;
    leaves(&desk, &admin).await;
}

async fn the_missing_privilege_is_named(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let admin = managed(&desk, "n", "").await;
    desk.execute("UPDATE {data}.installed_objects SET checksum = '' WHERE kind = 'trigger'").await;
    let refused = install(&admin, &desk.names).await.expect_err("nobody may name the owner account");
    assert!(matches!(&refused, InstallError::MissingPrivilege { .. }), "{refused:?}");
    let privilege = if desk.flavour == Flavour::MySql { "SET_ANY_DEFINER" } else { "SET USER" };
    assert!(refused.to_string().contains(privilege), "{refused}");
    ada.creates("The desk is open all the same").await;
    leaves(&desk, &admin).await;
}
