//! What the application says of itself, to standard error and to a file that is kept small. Names, texts and secrets of people are
//! never part of it.

mod rotating;

use std::io::Write;
use std::path::Path;
use std::sync::OnceLock;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

use self::rotating::Rotating;

/// The environment variable that says how much: a filter such as `debug` or `ticket_desk_desk=trace`.
const VARIABLE: &str = "TICKET_DESK_LOG";
const USUAL: &str = "warn,ticket_desk=info,ticket_desk_desk=info";

/// Where the files of this start are, once that is known.
static FILE: OnceLock<Rotating> = OnceLock::new();

/// Begins to log to standard error.
pub(crate) fn begin() {
    let filter = EnvFilter::try_from_env(VARIABLE).unwrap_or_else(|_| EnvFilter::new(USUAL));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(Both).init();
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        // The words of a panic may hold what a person wrote; where it happened does not.
        tracing::error!(at = panic.location().map(ToString::to_string), "panicked");
        usual(panic);
    }));
}

/// Goes on in a file too. A directory that cannot be written is told once, and everything works without.
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

/// Receives each line whole.
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
