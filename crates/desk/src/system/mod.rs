//! The system around the services: host, clock, keyring, counts and background work.

mod background;
mod counts;
mod database_clock;
mod secrets;

use std::sync::Arc;

use time::OffsetDateTime;

pub(crate) use self::background::Background;
use self::counts::CountsDisplay;
pub(crate) use self::database_clock::DatabaseClock;
use self::secrets::Secrets;
use crate::clock::Clock;
use crate::error::DeskError;
use crate::host::Host;

/// What every service may use of the system. It knows no service.
pub(crate) struct System {
    pub(crate) host: Arc<dyn Host>,
    /// This workstation's clock: for what a person sets by it, such as quiet hours.
    pub(crate) clock: Arc<dyn Clock>,
    /// How far the database's clock is from it.
    pub(crate) database_clock: DatabaseClock,
    pub(crate) secrets: Secrets,
    pub(crate) counts: CountsDisplay,
    pub(crate) background: Background,
}

impl System {
    pub(crate) fn new(host: Arc<dyn Host>, clock: Arc<dyn Clock>) -> Self {
        Self {
            secrets: Secrets::new(Arc::clone(&host)),
            counts: CountsDisplay::new(Arc::clone(&host), Arc::clone(&clock)),
            background: Background::default(),
            database_clock: DatabaseClock::default(),
            host,
            clock,
        }
    }

    /// The database's time, as far as it is known: for everything whose age is shown.
    pub(crate) fn now(&self) -> OffsetDateTime {
        self.database_clock.at(self.clock.now())
    }

    /// Asks the host on a thread that may block.
    pub(crate) async fn ask_host<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&dyn Host) -> T + Send + 'static,
    ) -> Result<T, DeskError> {
        let host = Arc::clone(&self.host);
        let answer = tokio::task::spawn_blocking(move || ask(&*host)).await;
        answer.map_err(|error| DeskError::Internal(error.to_string()))
    }
}
