//! A keyring that answers nonsense: <https://specifications.freedesktop.org/secret-service-spec/latest/>.

use zbus::zvariant::OwnedValue;
use zbus::{Connection, interface};

struct Service;

#[interface(name = "org.freedesktop.Secret.Service")]
impl Service {
    /// Neither a key nor a session. Nothing else of the specification is there at all.
    fn open_session(&self, _algorithm: &str, _input: OwnedValue) -> &'static str {
        "nonsense"
    }
}

/// The keyring of this session, until it is dropped.
pub struct BrokenKeyring {
    _connection: Connection,
}

impl BrokenKeyring {
    pub async fn serve(address: &str) -> Self {
        let builder = zbus::connection::Builder::address(address).expect("the bus told its address");
        let builder = builder.serve_at("/org/freedesktop/secrets", Service).expect("a path");
        let connection = builder.name("org.freedesktop.secrets").expect("a name").build().await;
        Self { _connection: connection.expect("nobody else keeps secrets on this bus") }
    }
}
