//! Programs that end with the test that started them.

use std::fs::File;
use std::path::Path;
use std::process::{Output, Stdio};

use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};
use tokio::time::timeout;

use crate::wait::LIMIT;

/// A running program and everything that it starts.
pub struct Program {
    child: Child,
    group: u32,
}

impl Program {
    /// Starts it in a process group of its own.
    pub fn start(command: &mut Command) -> Self {
        let child = command.process_group(0).kill_on_drop(true).stdin(Stdio::piped()).spawn();
        let child = child.unwrap_or_else(|error| panic!("{command:?}: {error}"));
        let group = child.id().expect("it has just been started");
        Self { child, group }
    }

    /// The first line that it prints: where it is to be found.
    pub async fn first_line(&mut self) -> String {
        let output = self.child.stdout.take().expect("its output is ours");
        let line = timeout(LIMIT, BufReader::new(output).lines().next_line()).await;
        line.expect("it says where it is").expect("its output can be read").expect("it did not end at once")
    }

    /// Gives it a line and closes its input.
    pub async fn tell(&mut self, line: &[u8]) {
        use tokio::io::AsyncWriteExt as _;
        self.child.stdin.take().expect("its input is ours").write_all(line).await.expect("it listens");
    }

    /// Its exit code, once it has ended by itself.
    pub async fn ended(&mut self) -> Option<i32> {
        let status = timeout(LIMIT, self.child.wait()).await.unwrap_or_else(|_| panic!("it did not end"));
        status.expect("it can be waited for").code()
    }

    /// Whether it runs.
    pub fn runs(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // Its children are in its group; it may have ended already.
        let group = format!("-{}", self.group);
        drop(std::process::Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status());
    }
}

/// Runs a short program to its end.
pub async fn run(command: &mut Command) -> Output {
    let ended = timeout(LIMIT, command.kill_on_drop(true).stdin(Stdio::null()).output()).await;
    ended.unwrap_or_else(|_| panic!("{command:?} did not end")).unwrap_or_else(|error| panic!("{command:?}: {error}"))
}

/// A file for what a program says, kept beside the screenshots.
pub fn log(directory: &Path, name: &str) -> Stdio {
    let file = File::options().create(true).append(true).open(directory.join(format!("{name}.log")));
    file.map(Stdio::from).expect("the directory of screenshots can be written")
}
