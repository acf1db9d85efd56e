//! The session bus, and the services on it.

#[expect(clippy::unused_self, clippy::used_underscore_binding, reason = "the signatures are the specification's")]
mod notifications;
#[expect(clippy::unused_self, clippy::used_underscore_binding, reason = "the signature is the specification's")]
mod portal;
#[expect(clippy::used_underscore_binding, reason = "the signature is the plugin's")]
mod predecessor;
#[expect(clippy::unused_self, clippy::used_underscore_binding, reason = "the signature is the specification's")]
mod secrets;
#[expect(
    clippy::needless_pass_by_value,
    clippy::unused_self,
    clippy::used_underscore_binding,
    reason = "the signatures are the specification's"
)]
mod tray;

pub use notifications::{Notifications, Shown};
pub use portal::{Answer, Portal};
pub use predecessor::Predecessor;
pub use secrets::BrokenKeyring;
pub use tray::Tray;

use zbus::Connection;

/// A connection of the test's own.
pub struct Bus(Connection);

impl Bus {
    pub async fn connect(address: &str) -> Self {
        let builder = zbus::connection::Builder::address(address).expect("the bus told its address");
        Self(builder.build().await.expect("the bus answers"))
    }

    /// Whether the collection in which programs keep their secrets is locked.
    pub async fn keyring_is_locked(&self) -> bool {
        let (name, path) = ("org.freedesktop.secrets", "/org/freedesktop/secrets/aliases/default");
        let collection = zbus::Proxy::new(&self.0, name, path, "org.freedesktop.Secret.Collection").await;
        collection.expect("a path").get_property("Locked").await.expect("the keyring answers")
    }

    /// Whether somebody has the name.
    pub async fn has(&self, name: &str) -> bool {
        self.owner(name).await.is_some()
    }

    /// Who has the name.
    pub async fn owner(&self, name: &str) -> Option<String> {
        let bus = zbus::fdo::DBusProxy::new(&self.0).await.expect("every bus has it");
        let owner = bus.get_name_owner(name.try_into().expect("a name")).await;
        owner.ok().map(|owner| owner.to_string())
    }
}
