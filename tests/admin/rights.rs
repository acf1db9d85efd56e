//! What `check` finds about the owner and about rights that the desk did not give, and where an installation begins at all.

use std::sync::Arc;

use serde_json::json;
use sqlx::ConnectOptions as _;
use support::Flavour;
use support::database::Desk;
use support::server::Server;

use crate::tool::Tool;

support::on_each_server! {
    an_owner_that_somebody_changed_is_found_and_set_right,
    routines_without_their_owner_are_found_and_work_again,
    rights_beside_those_of_the_desk_are_found,
    nothing_is_installed_where_everybody_may_read,
    the_tables_of_something_else_are_left_alone,
}

mod mariadb_alone {
    #[test]
    fn a_server_that_everybody_may_read_gets_no_desk() {
        super::on_a_server_of_its_own(super::Flavour::MariaDb);
    }
}

mod mysql_alone {
    #[test]
    fn a_server_that_everybody_may_read_gets_no_desk() {
        super::on_a_server_of_its_own(super::Flavour::MySql);
    }
}

fn on_a_server_of_its_own(flavour: Flavour) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let server = Server::start(flavour).await;
        let mut root = server.administrator().connect().await.expect("the administrator connects");
        let mut does = async |sql: &str| sqlx::raw_sql(sql).execute(&mut root).await.map(drop).expect(sql);
        let tool = Tool::at(&server.administrator(), "ticket_desk");
        does("CREATE USER ''@'10.9.9.9'; GRANT SELECT ON *.* TO ''@'10.9.9.9'").await;
        assert!(tool.refuses(1, &["install"]).contains("''@'10.9.9.9'"));
        does("REVOKE SELECT ON *.* FROM ''@'10.9.9.9'").await;
        tool.says(&["install"]);
        tool.says(&["check"]);
        does("GRANT SELECT ON *.* TO ''@'10.9.9.9'").await;
        let found = tool.answers(4, &["check"]);
        assert_eq!(found["findings"][0]["kind"], "rights_of_everybody", "{found}");
    });
}

async fn an_owner_that_somebody_changed_is_found_and_set_right(desk: Arc<Desk>) {
    let tool = Tool::of(&desk);
    let owner = format!("'{}'@'localhost'", desk.names.owner);
    let role = format!("{}_role", desk.names.data);
    desk.execute(&format!("CREATE ROLE {role}")).await;
    for (change, problem) in [
        (format!("GRANT {role} TO {owner}"), "privileges"),
        (format!("ALTER USER {owner} ACCOUNT UNLOCK"), "unlocked"),
        (format!("GRANT DELETE ON {{data}}.* TO {owner}"), "privileges"),
        (format!("GRANT UPDATE (title) ON {{data}}.ticket_events_copy TO {owner}"), "privileges"),
        (format!("REVOKE INSERT ON {{data}}.messages FROM {owner}"), "privileges"),
    ] {
        desk.execute("CREATE TABLE IF NOT EXISTS {data}.ticket_events_copy (title INT)").await;
        desk.execute(&change).await;
        assert_eq!(tool.answers(4, &["check"])["owner"], json!([problem]), "{change}");
        let report = tool.answers(0, &["upgrade"]);
        assert_eq!(report["applied"], json!([desk.names.owner]), "{change}: it says what it set right");
        tool.says(&["check"]);
        assert!(tool.says(&["upgrade"]).contains("nothing was changed"), "{change}");
    }
    desk.execute(&format!("DROP ROLE {role}")).await;
}

async fn routines_without_their_owner_are_found_and_work_again(desk: Arc<Desk>) {
    let tool = Tool::of(&desk);
    let ada = desk.employee("ada").await;
    desk.execute("DROP USER '{owner}'@'localhost'").await;
    assert_eq!(tool.answers(4, &["check"])["owner"], json!(["missing"]));
    assert!(tool.run(&["check"]).out.contains("ticket-desk-admin upgrade"));
    tool.says(&["upgrade"]);
    tool.says(&["check"]);
    ada.creates("Printer").await;
}

async fn rights_beside_those_of_the_desk_are_found(desk: Arc<Desk>) {
    let tool = Tool::of(&desk);
    let ada = desk.employee("ada").await;
    let workstation = format!("'{}'@'localhost'", ada.workstation.options.get_username());
    let base = &desk.names.data;
    let (clerk, nobody) = (format!("'{base}_clerk'@'localhost'"), format!("''@'{base}.example.org'"));
    desk.execute(&format!("CREATE USER {clerk}; CREATE USER {nobody}")).await;
    tool.says(&["check"]);
    let mut grants = vec![
        (format!("SELECT, DELETE ON {{data}}.* TO {workstation}"), Some("rights_of_workstation")),
        (format!("SELECT (title) ON {{data}}.tickets TO {workstation}"), Some("rights_of_workstation")),
        (format!("EXECUTE ON PROCEDURE {{data}}.quota_take TO {workstation}"), Some("rights_of_workstation")),
        (format!("SELECT ON *.* TO {workstation}"), Some("rights_of_workstation")),
        (format!("FILE ON *.* TO {workstation}"), Some("rights_of_workstation")),
        (format!("SELECT ON {{data}}.* TO {nobody}"), Some("rights_of_everybody")),
        (format!("SELECT ON {{data}}.tickets TO {clerk}"), None),
    ];
    if desk.flavour == Flavour::MariaDb {
        grants.push(("SELECT ON {data}.* TO PUBLIC".to_owned(), Some("rights_of_everybody")));
    }
    for (grant, wrong) in grants {
        desk.execute(&format!("GRANT {grant}")).await;
        let found = tool.answers(if wrong.is_some() { 4 } else { 0 }, &["check"]);
        let kind = wrong.unwrap_or("rights_of_others");
        let subject = found["findings"].as_array().expect("a list").iter().find(|finding| finding["kind"] == kind);
        let subject = subject.unwrap_or_else(|| panic!("{grant}: {found}"))["subject"].to_string();
        let privilege = grant.split([' ', ',']).next().expect("a word");
        assert!(subject.contains(&format!(": {privilege}")), "{grant}: {subject}");
        desk.execute(&format!("REVOKE {}", grant.replace(" TO ", " FROM "))).await;
        tool.says(&["check"]);
    }
    desk.execute(&format!("DROP USER {clerk}; DROP USER {nobody}")).await;
}

async fn nothing_is_installed_where_everybody_may_read(desk: Arc<Desk>) {
    let base = format!("{}n", desk.names.data);
    let tool = Tool::at(desk.admin(), &base);
    let pattern = base.replace('_', r"\_");
    let nobody = format!("''@'{base}.example.org'");
    let everybody = if desk.flavour == Flavour::MariaDb { "PUBLIC" } else { nobody.as_str() };
    desk.execute(&format!("CREATE USER {nobody}; GRANT SELECT ON `{pattern}%`.* TO {everybody}")).await;
    let refusal = tool.refuses(1, &["install"]);
    assert!(refusal.contains(&format!("{pattern}%")), "it names the right: {refusal}");
    let made = format!("SELECT COUNT(*) FROM information_schema.SCHEMATA WHERE SCHEMA_NAME LIKE '{pattern}%'");
    assert_eq!(desk.number(&made).await, 0, "nothing is written");
    desk.execute(&format!("REVOKE SELECT ON `{pattern}%`.* FROM {everybody}; DROP USER {nobody}")).await;
}

async fn the_tables_of_something_else_are_left_alone(desk: Arc<Desk>) {
    let base = format!("{}c", desk.names.data);
    let tool = Tool::at(desk.admin(), &base);
    for schema in [base.clone(), format!("{base}_api")] {
        desk.execute(&format!(
            "CREATE DATABASE {schema}; CREATE TABLE {schema}.users (id INT); CREATE TABLE {schema}.tickets (id INT)"
        ))
        .await;
        let refusal = tool.refuses(1, &["install"]);
        assert!(refusal.contains(&schema) && refusal.contains("--schema"), "{refusal}");
        let tables = format!("SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA LIKE '{base}%'");
        assert_eq!(desk.number(&tables).await, 2, "nothing is written");
        desk.execute(&format!("DROP DATABASE {schema}")).await;
    }
    for of_the_server in ["mysql", "sys", "information_schema", "performance_schema", "test"] {
        let refusal = Tool::at(desk.admin(), of_the_server).refuses(2, &["install"]);
        assert!(refusal.contains("--schema"), "{refusal}");
    }
}
