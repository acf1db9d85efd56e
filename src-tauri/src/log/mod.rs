//! The log, on standard error and in a small file. Names, texts and secrets of people are
//! never logged.

mod rotating;

use std::io::Write;
use std::path::Path;
use std::sync::OnceLock;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

use self::rotating::Rotating;

/// The environment variable with the log filter, such as `debug` or `ticket_desk_desk=trace`.
const VARIABLE: &str = "TICKET_DESK_LOG";
const USUAL: &str = "warn,ticket_desk=info,ticket_desk_desk=info";

/// The directory of this start's files, once known.
static FILE: OnceLock<Rotating> = OnceLock::new();

/// Starts logging to standard error.
pub(crate) fn begin() {
    let filter = EnvFilter::try_from_env(VARIABLE).unwrap_or_else(|_| EnvFilter::new(USUAL));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(Both).init();
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        // A panic message may contain a person's text; its location does not.
        tracing::error!(at = panic.location().map(ToString::to_string), "panicked");
        usual(panic);
    }));
}

/// Logs to a file too. An unwritable directory is reported once; everything works without the file.
pub(crate) fn keep_in(directory: &Path) {
    match Rotating::open(directory) {
        Ok(file) => drop(FILE.set(file)),
        Err(error) => tracing::warn!(%error, "the log is not kept in a file"),
    }
}

struct Both;

impl MakeWriter<'_> for Both {
    type Writer = Line;

    fn make_writer(&self) -> Line {
        Line
    }
}

/// Receives whole lines.
struct Line;

impl Write for Line {
    fn write(&mut self, line: &[u8]) -> std::io::Result<usize> {
        if let Some(file) = FILE.get() {
            file.write(line);
        }
        std::io::stderr().write_all(line).map(|()| line.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        std::io::stderr().flush()
    }
}
