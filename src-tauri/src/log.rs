//! What the application says of itself, to standard error. Names, texts and secrets of people are never part of it.

use tracing_subscriber::EnvFilter;

/// The environment variable that says how much: a filter such as `debug` or `ticket_desk_desk=trace`.
const VARIABLE: &str = "TICKET_DESK_LOG";
const USUAL: &str = "warn,ticket_desk=info,ticket_desk_desk=info";

/// Begins to log.
pub(crate) fn begin() {
    let filter = EnvFilter::try_from_env(VARIABLE).unwrap_or_else(|_| EnvFilter::new(USUAL));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}
