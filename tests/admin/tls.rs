//! TLS, with a server whose certificate our own authority signed.

use std::path::{Path, PathBuf};

use database::{Database, Retry};
use model::Code;
use private_server::ServerCertificate;
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use sqlx::ConnectOptions as _;
use sqlx::mysql::MySqlSslMode;
use support::Flavour;
use support::server::Server;
use tempfile::{TempDir, tempdir};

use crate::tool::{Tool, open};

mod mariadb {
    #[test]
    fn a_workstation_comes_over_tls() {
        super::run(support::Flavour::MariaDb);
    }
}

mod mysql {
    #[test]
    fn a_workstation_comes_over_tls() {
        super::run(support::Flavour::MySql);
    }
}

fn run(flavour: Flavour) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(a_workstation_trusts_only_its_own_server(flavour));
}

async fn a_workstation_trusts_only_its_own_server(flavour: Flavour) {
    let directory = tempdir().expect("a directory");
    let ours = authority(&directory, "ours");
    let other = authority(&directory, "other");
    let server = Server::with_certificate(flavour, ours.sign(&directory, "127.0.0.1")).await;
    let tool = Tool::at(&server.administrator(), "ticket_desk");
    tool.says(&["install"]);

    let address = format!("127.0.0.1:{}", server.port());
    let made = |name: &str, ca: &Path| {
        let file = directory.path().join(format!("{name}.toml"));
        let place = file.to_str().expect("a path in UTF-8");
        let ca = ca.to_str().expect("a path in UTF-8");
        tool.says(&["--ca", ca, "workstation", "create", name, "--file", place, "--address", &address]);
        open(&file)
    };
    let good = made("good", &ours.file);
    assert_eq!(reached(good.clone()).await, Ok(()));
    let mut connection = good.clone().connect().await.expect("connects");
    let cipher: (String, String) =
        sqlx::query_as("SHOW SESSION STATUS LIKE 'Ssl_cipher'").fetch_one(&mut connection).await.expect("answers");
    assert!(!cipher.1.is_empty(), "the connection is encrypted");
    assert_eq!(tool.answers(0, &["workstation", "list"])["workstations"][0]["tlsRequired"], true);

    let in_the_clear = reached(good.clone().ssl_mode(MySqlSslMode::Disabled)).await;
    assert_eq!(in_the_clear, Err(Code::DatabaseRefused), "the server itself refuses this account without TLS");
    let elsewhere = reached(made("elsewhere", &other.file)).await;
    assert_eq!(elsewhere, Err(Code::DatabaseNotTrusted), "a certificate of another authority is refused");

    // The tool itself connects the same way, with the same checks.
    let account =
        "CREATE USER 'chief'@'127.0.0.1' IDENTIFIED BY 'pw'; GRANT ALL ON *.* TO 'chief'@'127.0.0.1' WITH GRANT OPTION";
    let mut root = server.administrator().connect().await.expect("the administrator connects");
    sqlx::raw_sql(account).execute(&mut root).await.expect("an administrator who comes by TCP");
    let chief = |ca: &Path| {
        Tool::bare()
            .variable("TICKET_DESK_ADMIN_PASSWORD", "pw")
            .with(&["--user", "chief", "--host", "127.0.0.1"])
            .with(&["--port", &server.port().to_string(), "--ca", ca.to_str().expect("a path in UTF-8")])
    };
    chief(&ours.file).says(&["check"]);
    assert!(chief(&other.file).refuses(3, &["check"]).contains("--ca"));

    drop(server);
    let wrong_name = ours.sign(&directory, "db.example.org");
    let server = Server::with_certificate(flavour, wrong_name).await;
    // Without an account for this address a server refuses the connection before it shows its certificate.
    let mut root = server.administrator().connect().await.expect("the administrator connects");
    sqlx::raw_sql("CREATE USER 'somebody'@'127.0.0.1'").execute(&mut root).await.expect("an account");
    let moved = good.port(server.port());
    assert_eq!(reached(moved).await, Err(Code::DatabaseNotTrusted), "a certificate for another name is not enough");
}

async fn reached(options: sqlx::mysql::MySqlConnectOptions) -> Result<(), Code> {
    Database::new(options, Retry::default()).reach().await.map_err(|error| error.code())
}

struct Authority {
    file: PathBuf,
    issuer: Issuer<'static, KeyPair>,
}

fn authority(directory: &TempDir, name: &str) -> Authority {
    let mut params = CertificateParams::new(Vec::new()).expect("no names");
    params.distinguished_name.push(DnType::CommonName, format!("Authority {name}"));
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let key = KeyPair::generate().expect("a key");
    let certificate = params.self_signed(&key).expect("a certificate");
    let file = directory.path().join(format!("{name}.pem"));
    std::fs::write(&file, certificate.pem()).expect("written");
    Authority { file, issuer: Issuer::new(params, key) }
}

impl Authority {
    /// A certificate for a server of this name.
    fn sign(&self, directory: &TempDir, server: &str) -> ServerCertificate {
        let mut params = CertificateParams::new(vec![server.to_owned()]).expect("a name");
        params.distinguished_name.push(DnType::CommonName, server);
        let key = KeyPair::generate().expect("a key");
        let certificate = params.signed_by(&key, &self.issuer).expect("a certificate");
        let place = |what: &str| directory.path().join(format!("{server}.{what}.pem"));
        std::fs::write(place("cert"), certificate.pem()).expect("written");
        std::fs::write(place("key"), key.serialize_pem()).expect("written");
        ServerCertificate { ca: self.file.clone(), cert: place("cert"), key: place("key") }
    }
}
