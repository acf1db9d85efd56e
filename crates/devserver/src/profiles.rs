//! One desk for each profile, opened when a browser first asks for it.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use desk::{Desk, DeskError, Surroundings, SystemClock};
use model::ConnectionImport;
use tokio::sync::Mutex;

use crate::host::BrowserHost;

#[derive(Clone)]
pub(crate) struct Profile {
    pub(crate) desk: Desk,
    pub(crate) host: Arc<BrowserHost>,
}

pub(crate) struct Profiles {
    data: PathBuf,
    connections: Option<PathBuf>,
    open: Mutex<HashMap<String, Profile>>,
}

impl Profiles {
    pub(crate) fn new(data: PathBuf, connections: Option<PathBuf>) -> Self {
        Self { data, connections, open: Mutex::default() }
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
        let host = Arc::new(BrowserHost::new());
        let desk = Desk::open(Surroundings {
            host: Arc::clone(&host) as _,
            clock: Arc::new(SystemClock),
            directory: self.data.join(name),
            workstation: format!("browser {name}"),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        })
        .await?;
        self.connect(name, &desk).await;
        let profile = Profile { desk, host };
        open.insert(name.to_owned(), profile.clone());
        Ok(profile)
    }

    /// Secrets live in memory only, so the connection file is taken over at each start of the server.
    async fn connect(&self, name: &str, desk: &Desk) {
        let Some(directory) = &self.connections else { return };
        let Ok(file) = std::fs::read_to_string(directory.join(format!("{name}.toml"))) else { return };
        if let Err(error) = desk.connection_import(ConnectionImport { file, password: None }).await {
            tracing::warn!(profile = name, %error, "its connection file was not taken over");
        }
    }

    pub(crate) async fn shutdown(&self) {
        for (_, profile) in self.open.lock().await.drain() {
            profile.desk.shutdown().await;
        }
    }
}
