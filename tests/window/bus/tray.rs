//! A recording tray: <https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/>.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};
use zbus::{Connection, Proxy, interface};

use crate::wait::{LIMIT, until};

/// Sender and path of each item.
type Items = Arc<Mutex<Vec<(String, String)>>>;

struct Watcher(Items);

#[interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    fn register_status_notifier_item(&self, service: &str, #[zbus(header)] header: zbus::message::Header<'_>) {
        let sender = header.sender().map(ToString::to_string).unwrap_or_default();
        let path = if service.starts_with('/') { service } else { "/StatusNotifierItem" };
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push((sender, path.to_owned()));
    }

    fn register_status_notifier_host(&self, _service: &str) {}

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn protocol_version(&self) -> i32 {
        0
    }

    #[zbus(property)]
    fn registered_status_notifier_items(&self) -> Vec<String> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .iter()
            .map(|(sender, path)| format!("{sender}{path}"))
            .collect()
    }
}

/// An entry of a menu.
#[derive(Debug)]
struct Entry {
    id: i32,
    words: String,
    enabled: bool,
}

/// A menu as `com.canonical.dbusmenu` sends it: number, properties, children.
type Layout = (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>);

/// The tray of this session.
pub struct Tray {
    items: Items,
    connection: Connection,
}

impl Tray {
    pub async fn serve(address: &str) -> Self {
        let items = Items::default();
        let builder = zbus::connection::Builder::address(address).expect("the bus told its address");
        let builder = builder.serve_at("/StatusNotifierWatcher", Watcher(Arc::clone(&items))).expect("a path");
        let connection = builder.name("org.kde.StatusNotifierWatcher").expect("a name").build().await;
        Self { items, connection: connection.expect("nobody else has a tray on this bus") }
    }

    /// Waits until the menu of the newest application has an entry with this text.
    pub async fn shows(&self, words: &str) -> i32 {
        let found = until(LIMIT, async || {
            let entries = self.entries().await.map_err(|error| error.to_string())?;
            let found = entries.iter().find(|entry| entry.words == words).map(|entry| entry.id);
            found.ok_or_else(|| format!("{entries:?}"))
        });
        found.await.unwrap_or_else(|seen| panic!("the tray's menu has no {words:?}; seen last: {seen}"))
    }

    /// Waits until an entry begins with this text, and returns the whole text.
    pub async fn begins_with(&self, words: &str) -> String {
        let found = until(LIMIT, async || {
            let entries = self.entries().await.map_err(|error| error.to_string())?;
            let found = entries.iter().map(|entry| &entry.words).find(|label| label.starts_with(words)).cloned();
            found.ok_or_else(|| format!("{entries:?}"))
        });
        found.await.unwrap_or_else(|seen| panic!("the tray's menu has no {words:?}; seen last: {seen}"))
    }

    /// Whether an entry can be chosen.
    pub async fn is_enabled(&self, words: &str) -> bool {
        self.shows(words).await;
        self.entries().await.is_ok_and(|entries| entries.iter().any(|entry| entry.words == words && entry.enabled))
    }

    /// Chooses an entry of the menu.
    pub async fn choose(&self, words: &str) {
        let id = self.shows(words).await;
        let menu = self.menu().await.expect("it was read just now");
        let chosen = menu.call_method("Event", &(id, "clicked", Value::from(0_i32), 0_u32)).await;
        chosen.expect("the menu answers");
    }

    async fn entries(&self) -> zbus::Result<Vec<Entry>> {
        let menu = self.menu().await?;
        let reply = menu.call_method("GetLayout", &(0_i32, -1_i32, vec!["label", "enabled"])).await?;
        let (_, (_, _, children)): (u32, Layout) = reply.body().deserialize()?;
        Ok(children.into_iter().filter_map(entry).collect())
    }

    async fn menu(&self) -> zbus::Result<Proxy<'static>> {
        let last = self.items.lock().unwrap_or_else(PoisonError::into_inner).last().cloned();
        let (sender, path) = last.ok_or_else(|| zbus::Error::Failure("nothing is in the tray".to_owned()))?;
        let item = Proxy::new(&self.connection, sender.clone(), path, "org.kde.StatusNotifierItem").await?;
        let menu: OwnedObjectPath = item.get_property("Menu").await?;
        Proxy::new(&self.connection, sender, menu, "com.canonical.dbusmenu").await
    }
}

fn entry(child: OwnedValue) -> Option<Entry> {
    let (id, properties, _) = Layout::try_from(child).ok()?;
    let words = String::try_from(properties.get("label")?.try_clone().ok()?).ok()?.replace('_', "");
    // Left out if it is the default.
    let enabled = properties.get("enabled").and_then(|value| bool::try_from(value).ok()).unwrap_or(true);
    Some(Entry { id, words, enabled })
}
