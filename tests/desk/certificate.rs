//! Over a network the server has to prove its identity.

use std::path::Path;

use database::connection_file::{CaCertificate, Tls};
use model::{Code, Connection, ConnectionImport};
use private_server::ServerCertificate;
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use time::{Duration, OffsetDateTime};

use crate::world::World;

struct Authority {
    pem: String,
    issuer: Issuer<'static, KeyPair>,
}

impl Authority {
    fn new() -> Self {
        let mut params = CertificateParams::new(Vec::new()).expect("no names");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().expect("a key");
        let pem = params.self_signed(&key).expect("signed").pem();
        Self { pem, issuer: Issuer::new(params, key) }
    }

    /// A certificate for `name` that ended or ends so far from now.
    fn certify(&self, name: &str, ends_in: Duration, directory: &Path) -> ServerCertificate {
        let mut params = CertificateParams::new(vec![name.to_owned()]).expect("a name");
        params.not_before = OffsetDateTime::now_utc() - Duration::days(30);
        params.not_after = OffsetDateTime::now_utc() + ends_in;
        let key = KeyPair::generate().expect("a key");
        let certificate = params.signed_by(&key, &self.issuer).expect("signed").pem();
        let write = |file: &str, text: &str| {
            let path = directory.join(file);
            std::fs::write(&path, text).expect("written");
            path
        };
        ServerCertificate {
            ca: write("ca.pem", &self.pem),
            cert: write("cert.pem", &certificate),
            key: write("key.pem", &key.serialize_pem()),
        }
    }

    fn tls(&self) -> Tls {
        Tls::Verified { ca_certificate: Some(CaCertificate::parse(&self.pem).expect("a certificate")) }
    }
}

/// The answer to a workstation that trusts `authority`.
async fn come(world: &World, authority: &Authority) -> Result<Connection, Code> {
    let station = world.unconnected("new").await;
    let file = world.connection_file_to("new", "localhost", world.port, authority.tls()).await;
    let import = ConnectionImport { file, password: None };
    station.desk.connection_import(import).await.map_err(|error| error.code())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_a_certificate_of_the_right_authority_is_accepted() {
    let directory = tempfile::tempdir().expect("a directory");
    let (ours, theirs) = (Authority::new(), Authority::new());
    let certificate = ours.certify("localhost", Duration::days(30), directory.path());
    let world = World::with_own_certificate(certificate).await;
    assert!(matches!(come(&world, &ours).await, Ok(Connection::Online { .. })));
    assert_eq!(come(&world, &theirs).await, Err(Code::DatabaseNotTrusted));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_certificate_for_another_name_is_refused() {
    let directory = tempfile::tempdir().expect("a directory");
    let ours = Authority::new();
    let certificate = ours.certify("db.example.org", Duration::days(30), directory.path());
    let world = World::with_own_certificate(certificate).await;
    assert_eq!(come(&world, &ours).await, Err(Code::DatabaseNotTrusted));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_certificate_that_has_ended_is_refused() {
    let directory = tempfile::tempdir().expect("a directory");
    let ours = Authority::new();
    let certificate = ours.certify("localhost", Duration::days(-1), directory.path());
    let world = World::with_own_certificate(certificate).await;
    assert_eq!(come(&world, &ours).await, Err(Code::DatabaseNotTrusted));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_offers_no_encryption_is_refused() {
    let world = World::with_own_server().await;
    assert_eq!(come(&world, &Authority::new()).await, Err(Code::DatabaseNotTrusted));
}
