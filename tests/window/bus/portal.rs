//! The desktop's portal: <https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Screenshot.html>.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use zbus::message::Header;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};
use zbus::{Connection, fdo, interface};

const PATH: &str = "/org/freedesktop/portal/desktop";

/// What the person does in the portal's dialog.
#[derive(Debug, Clone, Default)]
pub enum Answer {
    /// They choose what is in this file.
    Picture(PathBuf),
    /// They think better of it.
    Cancelled,
    /// The portal fails.
    #[default]
    Refused,
}

struct Service(Arc<Mutex<Answer>>);

#[interface(name = "org.freedesktop.portal.Screenshot")]
impl Service {
    #[zbus(property, name = "version")]
    fn version(&self) -> u32 {
        2
    }

    async fn screenshot(
        &self,
        _parent_window: &str,
        options: HashMap<String, OwnedValue>,
        #[zbus(header)] header: Header<'_>,
        #[zbus(connection)] bus: &Connection,
    ) -> fdo::Result<OwnedObjectPath> {
        let sender = header.sender().expect("every call has one").to_owned();
        let token: &str = options["handle_token"].downcast_ref().expect("a text");
        let name = sender.trim_start_matches(':').replace('.', "_");
        let request = format!("{PATH}/request/{name}/{token}");
        let answer = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let (code, results) = match answer {
            Answer::Picture(file) => {
                let address = format!("file://{}", file.display().to_string().replace(' ', "%20"));
                (0_u32, HashMap::from([("uri", Value::from(address))]))
            }
            Answer::Cancelled => (1, HashMap::new()),
            Answer::Refused => (2, HashMap::new()),
        };
        let interface = "org.freedesktop.portal.Request";
        bus.emit_signal(Some(sender), request.as_str(), interface, "Response", &(code, results)).await?;
        OwnedObjectPath::try_from(request).map_err(|error| fdo::Error::Failed(error.to_string()))
    }
}

/// The portal of this session, until it is dropped.
pub struct Portal {
    answer: Arc<Mutex<Answer>>,
    _connection: Connection,
}

impl Portal {
    pub async fn serve(address: &str) -> Self {
        let answer = Arc::<Mutex<Answer>>::default();
        let builder = zbus::connection::Builder::address(address).expect("the bus told its address");
        let builder = builder.serve_at(PATH, Service(answer.clone())).expect("a path");
        let connection = builder.name("org.freedesktop.portal.Desktop").expect("a name").build().await;
        Self { answer, _connection: connection.expect("nobody else is the portal") }
    }

    /// What the person does the next times.
    pub fn answers(&self, answer: Answer) {
        *self.answer.lock().unwrap_or_else(PoisonError::into_inner) = answer;
    }
}
