//! One line that tells how far a load is.

use std::io::{IsTerminal as _, Write as _};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// How often the line is written where nobody watches.
const SELDOM: Duration = Duration::from_secs(30);

pub struct Progress {
    what: String,
    total: u64,
    started: Instant,
    state: Mutex<State>,
}

struct State {
    done: u64,
    /// Where this run began: an earlier one may have done a part.
    first: Option<u64>,
    written: Option<Instant>,
}

impl Progress {
    pub fn new(what: &str, total: u64) -> Self {
        let state = State { done: 0, first: None, written: None };
        Self { what: what.to_owned(), total, started: Instant::now(), state: Mutex::new(state) }
    }

    /// So many more are done.
    pub fn add(&self, count: u64) {
        let Ok(mut state) = self.state.lock() else { return };
        state.done = (state.done + count).min(self.total);
        let done = state.done;
        let first = *state.first.get_or_insert(done);
        let terminal = std::io::stderr().is_terminal();
        if !terminal && state.written.is_some_and(|written| written.elapsed() < SELDOM) && state.done < self.total {
            return;
        }
        state.written = Some(Instant::now());
        let line = line(&self.what, state.done, self.total, first, self.started.elapsed());
        let mut out = std::io::stderr().lock();
        // Nobody is there to read it then.
        let _ = if terminal { write!(out, "\r\x1b[K{line}") } else { writeln!(out, "{line}") };
        let _ = out.flush();
    }

    /// Ends the line.
    pub fn end() {
        if std::io::stderr().is_terminal() {
            eprintln!();
        }
    }
}

fn line(what: &str, done: u64, total: u64, first: u64, took: Duration) -> String {
    let percent = done * 100 / total.max(1);
    let bar = "█".repeat(usize::try_from(percent / 5).unwrap_or_default());
    let left = match done - first {
        0 => "…".to_owned(),
        here => minutes(took.as_secs() * (total - done) / here),
    };
    format!("{what} {bar:░<20} {percent:3} %  {done} of {total}, {} gone, {left} left", minutes(took.as_secs()))
}

fn minutes(seconds: u64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_tells_what_is_left_from_what_this_run_did() {
        let line = line("MySQL 1k: tickets", 750, 1_000, 500, Duration::from_secs(100));
        assert!(line.contains(" 75 %"), "{line}");
        assert!(line.contains("1:40 gone, 1:40 left"), "{line}");
        assert_eq!(line.matches('█').count(), 15, "{line}");
    }
}
