//! Errors of a private server, with messages that say what to do next.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::flavour::Flavour;

const EXCERPT_LINES: usize = 15;

/// Why a private server could not be found, started or stopped.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PrivateServerError {
    /// The server program is not on this computer.
    #[error("{flavour} is not installed on this computer; {}", .flavour.how_to_install())]
    NotInstalled {
        /// The server that was looked for.
        flavour: Flavour,
    },
    /// The data directory holds something that this server did not make.
    #[error(
        "{} is not a data directory of {flavour}; name an empty directory, or remove this one if its content is not needed",
        .path.display()
    )]
    ForeignDirectory {
        /// The directory.
        path: PathBuf,
        /// The server that was to use it.
        flavour: Flavour,
    },
    /// A directory or file could not be created, read or copied.
    #[error("cannot use {}: {source}; check the free space and that you may write there", .path.display())]
    Directory {
        /// What was to be used.
        path: PathBuf,
        /// The operating system's reason.
        source: io::Error,
    },
    /// The program that makes a new data directory failed.
    #[error("{flavour} could not make its data directory; its last words:\n{log}")]
    DidNotInitialise {
        /// The server.
        flavour: Flavour,
        /// The end of what the program printed.
        log: String,
    },
    /// The server program cannot be run at all.
    #[error("cannot run {}: {source}", .program.display())]
    CannotRun {
        /// The program.
        program: PathBuf,
        /// The operating system's reason.
        source: io::Error,
    },
    /// The requested port belongs to another program.
    #[error("port {port} on 127.0.0.1 is taken by another program; end that program or choose another port")]
    PortTaken {
        /// The port.
        port: u16,
    },
    /// No port is free.
    #[error("no port on 127.0.0.1 can be had: {source}")]
    NoPort {
        /// The operating system's reason.
        source: io::Error,
    },
    /// The server ended or did not answer.
    #[error(
        "{flavour} did not start: {reason}. Another server may be using the data directory, or the disk is full. \
         The log is {}; its end:\n{log}",
        .log_file.display()
    )]
    DidNotStart {
        /// The server.
        flavour: Flavour,
        /// It ended or did not answer.
        reason: &'static str,
        /// The end of the log.
        log: String,
        /// The whole log.
        log_file: PathBuf,
    },
    /// The server did not end when it was asked to, and was killed.
    #[error("{flavour} did not stop when asked and was killed; its next start recovers the data")]
    DidNotStop {
        /// The server.
        flavour: Flavour,
    },
    /// The state of the server process cannot be asked for.
    #[error("cannot watch the server process: {source}")]
    Unwatchable {
        /// The operating system's reason.
        source: io::Error,
    },
}

impl PrivateServerError {
    pub(crate) fn directory(path: &Path, source: io::Error) -> Self {
        Self::Directory { path: path.to_owned(), source }
    }
}

/// The last lines of a log file; empty when there is none.
pub(crate) fn log_excerpt(file: &Path) -> String {
    excerpt(&String::from_utf8_lossy(&fs::read(file).unwrap_or_default()))
}

/// The last lines of a text.
pub(crate) fn excerpt(text: &str) -> String {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let from = lines.len().saturating_sub(EXCERPT_LINES);
    lines.get(from..).unwrap_or_default().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_is_the_end_without_empty_lines() {
        let lines: Vec<String> = (1..=40).map(|n| format!("line {n}")).collect();
        let end = excerpt(&lines.join("\n\n"));
        assert_eq!(end.lines().count(), EXCERPT_LINES);
        assert!(end.starts_with("line 26") && end.ends_with("line 40"), "{end}");
    }

    #[test]
    fn a_missing_log_is_an_empty_excerpt() {
        assert_eq!(log_excerpt(Path::new("no/such/file")), "");
    }
}
