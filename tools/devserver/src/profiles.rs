//! One desk for each profile, opened when a browser first asks for it.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use desk::{Config, Desk, DeskError, SystemClock};
use fault_proxy::FaultProxy;
use model::{ConnectionImport, Language};
use tokio::sync::Mutex;

use crate::faulty;
use crate::host::BrowserHost;

#[derive(Clone)]
pub(crate) struct Profile {
    pub(crate) desk: Desk,
    pub(crate) host: Arc<BrowserHost>,
    /// The proxy on its route to the database, with `--faults`.
    pub(crate) proxy: Option<Arc<FaultProxy>>,
}

pub(crate) struct Profiles {
    data: PathBuf,
    connections: Option<PathBuf>,
    language: Language,
    faults: bool,
    open: Mutex<HashMap<String, Profile>>,
}

impl Profiles {
    pub(crate) fn new(data: PathBuf, connections: Option<PathBuf>, language: Language, faults: bool) -> Self {
        Self { data, connections, language, faults, open: Mutex::default() }
    }

    /// The profile of that name. A name is letters, digits and dashes: it becomes a directory.
    pub(crate) async fn get(&self, name: &str) -> Result<Profile, DeskError> {
        if name.is_empty() || name.len() > 40 || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
            return Err(DeskError::Malformed("a profile's name is letters, digits and dashes".into()));
        }
        let mut open = self.open.lock().await;
        if let Some(profile) = open.get(name) {
            return Ok(profile.clone());
        }
        let host = Arc::new(BrowserHost::new(self.data.join(name).join("saved")));
        let desk = Desk::open(Config {
            host: Arc::clone(&host) as _,
            clock: Arc::new(SystemClock),
            directory: self.data.join(name),
            workstation: format!("browser {name}"),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            language: self.language,
            managed: None,
            log_directory: None,
            development: true,
        })
        .await?;
        let proxy = self.connect(name, &desk).await;
        let profile = Profile { desk, host, proxy };
        open.insert(name.to_owned(), profile.clone());
        Ok(profile)
    }

    /// Secrets are kept in memory only, so the connection file is imported at each start of the server.
    async fn connect(&self, name: &str, desk: &Desk) -> Option<Arc<FaultProxy>> {
        let file = std::fs::read_to_string(self.connections.as_ref()?.join(format!("{name}.toml"))).ok()?;
        let (file, proxy) = if self.faults {
            let (file, proxy) = faulty::route(&file).await.inspect_err(|error| tracing::warn!(name, %error)).ok()?;
            (file, Some(Arc::new(proxy)))
        } else {
            (file, None)
        };
        if let Err(error) = desk.connection_import(ConnectionImport { file, password: None }).await {
            tracing::warn!(profile = name, %error, "its connection file was not taken over");
        }
        proxy
    }

    pub(crate) async fn shutdown(&self) {
        for (_, profile) in self.open.lock().await.drain() {
            profile.desk.shutdown().await;
        }
    }
}
