//! A recording notification service: <https://specifications.freedesktop.org/notification-spec/latest/>.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use zbus::fdo::DBusProxy;
use zbus::message::Header;
use zbus::object_server::SignalEmitter;
use zbus::zvariant::OwnedValue;
use zbus::{Connection, interface};

use crate::wait::{LIMIT, until};

const PATH: &str = "/org/freedesktop/Notifications";

/// A notification as it was shown.
#[derive(Debug, Clone)]
pub struct Shown {
    pub id: u32,
    /// The profile of the application that sent it.
    pub profile: String,
    pub title: String,
    pub body: String,
    /// Whether it has been withdrawn since.
    pub withdrawn: bool,
}

type Log = Arc<Mutex<Vec<Shown>>>;

struct Service(Log);

#[interface(name = "org.freedesktop.Notifications")]
impl Service {
    #[expect(clippy::too_many_arguments, reason = "the signature is the specification's")]
    async fn notify(
        &self,
        _app_name: &str,
        replaces_id: u32,
        _app_icon: &str,
        summary: &str,
        body: &str,
        _actions: Vec<String>,
        _hints: HashMap<String, OwnedValue>,
        _expire_timeout: i32,
        #[zbus(header)] header: Header<'_>,
        #[zbus(connection)] bus: &Connection,
    ) -> u32 {
        let profile = profile(bus, &header).await.unwrap_or_default();
        let mut log = lock(&self.0);
        let id = if replaces_id == 0 { u32::try_from(log.len()).unwrap_or(u32::MAX) + 1 } else { replaces_id };
        let (title, body) = (summary.to_owned(), body.to_owned());
        log.push(Shown { id, profile, title, body, withdrawn: false });
        id
    }

    async fn close_notification(&self, id: u32, #[zbus(signal_emitter)] emitter: SignalEmitter<'_>) {
        for shown in lock(&self.0).iter_mut().filter(|shown| shown.id == id) {
            shown.withdrawn = true;
        }
        // 3: closed by a call.
        Self::notification_closed(&emitter, id, 3).await.expect("the bus answers");
    }

    fn get_capabilities(&self) -> Vec<&str> {
        vec!["actions", "body", "body-markup"]
    }

    fn get_server_information(&self) -> (&str, &str, &str, &str) {
        ("recorder", "ticket-desk", "1", "1.2")
    }

    #[zbus(signal)]
    async fn notification_closed(emitter: &SignalEmitter<'_>, id: u32, reason: u32) -> zbus::Result<()>;

    #[zbus(signal)]
    async fn action_invoked(emitter: &SignalEmitter<'_>, id: u32, action_key: &str) -> zbus::Result<()>;
}

/// The profile of the application behind a connection, by its command line.
async fn profile(bus: &Connection, header: &Header<'_>) -> Option<String> {
    let sender = header.sender()?.to_owned();
    let process = DBusProxy::new(bus).await.ok()?.get_connection_unix_process_id(sender.into()).await.ok()?;
    let words = std::fs::read_to_string(format!("/proc/{process}/cmdline")).ok()?;
    words.split('\0').skip_while(|word| *word != "--profile").nth(1).map(str::to_owned)
}

/// The notifications shown on this bus.
pub struct Notifications {
    log: Log,
    connection: Connection,
}

impl Notifications {
    pub async fn serve(address: &str) -> Self {
        let log = Log::default();
        let builder = zbus::connection::Builder::address(address).expect("the bus told its address");
        let builder = builder.serve_at(PATH, Service(Arc::clone(&log))).expect("a path");
        let connection = builder.name("org.freedesktop.Notifications").expect("a name").build().await;
        Self { log, connection: connection.expect("nobody else shows notifications on this bus") }
    }

    pub fn all(&self) -> Vec<Shown> {
        lock(&self.log).clone()
    }

    /// Waits for a notification with this title.
    pub async fn titled(&self, title: &str) -> Shown {
        let found = until(LIMIT, async || {
            let all = self.all();
            all.iter().find(|shown| shown.title == title).cloned().ok_or(all)
        });
        found.await.unwrap_or_else(|all| panic!("no notification is called {title:?}; there were {all:#?}"))
    }

    /// Clicks on its body.
    pub async fn click(&self, shown: &Shown) {
        let emitter = SignalEmitter::new(&self.connection, PATH).expect("a path");
        Service::action_invoked(&emitter, shown.id, "default").await.expect("the bus answers");
    }

    /// Whether it has been withdrawn.
    pub fn is_withdrawn(&self, shown: &Shown) -> bool {
        self.all().iter().any(|other| other.id == shown.id && other.withdrawn)
    }
}

fn lock(log: &Log) -> std::sync::MutexGuard<'_, Vec<Shown>> {
    log.lock().unwrap_or_else(PoisonError::into_inner)
}
