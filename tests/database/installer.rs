//! Building and upgrading the database.

use std::sync::Arc;

use store::install::{check, install};
use support::database::Desk;

support::on_each_server! {
    a_second_installation_has_nothing_to_do,
}

async fn a_second_installation_has_nothing_to_do(desk: Arc<Desk>) {
    let report = install(&desk.admin, &desk.names).await.expect("installs again");
    assert!(report.is_unchanged(), "{report:?}");
    let found = check(&desk.admin, &desk.names).await.expect("can be checked");
    assert!(found.is_current(), "{found:?}");
}
