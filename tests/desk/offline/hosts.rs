//! A connection file that names several hosts: the desk is the same one, whichever of them serves.

use fault_proxy::{Fault, FaultProxy};
use model::{Connection, ConnectionImport};

use super::proxied_world::ProxiedWorld;
use crate::host::RecordingHost;
use crate::world::sign_up;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_desk_keeps_everything_when_its_host_changes() {
    let proxied = ProxiedWorld::new().await;
    let other = FaultProxy::to("127.0.0.1", proxied.world.port).await.expect("a port is free");
    let file = proxied.world.connection_file("anna").await;
    let one = format!("host = \"127.0.0.1\"\nport = {}\n", proxied.world.port);
    let several = format!("hosts = [\"127.0.0.1:{}\", \"127.0.0.1:{}\"]\n", proxied.proxy.port(), other.port());
    assert!(file.contains(&one), "{file}");
    let station = proxied.world.unconnected("anna").await;
    let import = ConnectionImport { file: file.replace(&one, &several), password: None };
    station.desk.connection_import(import).await.expect("one of them serves");
    station.desk.person_sign_up(sign_up("anna", "")).await.expect("signs up");
    station.until("the first look", RecordingHost::watches).await;
    station.types("create#2", r#"{"title":"half a sent"}"#).await;

    proxied.proxy.set(Fault::Cut);
    station.created("Printer").await;
    let station = station.restart().await;
    assert_eq!(station.profile().await.username, "anna", "the same person, by the same key of the keyring");
    assert_eq!(station.drafts().await.len(), 1, "and the same drafts");
    let Connection::Online { server, .. } = station.desk.connection_retry(()).await.expect("tried") else {
        panic!("the second host serves")
    };
    assert!(server.contains(&other.port().to_string()), "{server}");
    proxied.proxy.set(Fault::None);
    other.set(Fault::Cut);
    station.created("Keys").await;
    assert_eq!(proxied.world.count("SELECT COUNT(*) FROM data.tickets").await, 2);
}
