//! The server's process, tied to ours: it must not outlive us, not even when we are killed.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::binary::Binary;
use crate::error::PrivateServerError;

/// Runs the server and kills it as soon as standard input ends, which it does when our process ends for whatever reason;
/// then removes the private directory (`$0`), which nobody else would do in that case. The interrupt key, a closed
/// terminal and `timeout` reach every process of their group; they are for us alone to act on.
#[cfg(unix)]
const WATCH: &str = r#"
trap '' INT HUP TERM
exec 3<&0
"$@" 3<&- </dev/null >&2 &
server=$!
echo "$server"
exec >&-
( read -r end <&3; kill -KILL "$server" ) 2>/dev/null &
watch=$!
wait "$server"
status=$?
kill -KILL "$watch" 2>/dev/null
rm -rf -- "$0"
exit "$status"
"#;

#[derive(Debug)]
pub(crate) struct Guard {
    child: Child,
    pid: u32,
}

impl Guard {
    pub(crate) fn start(
        binary: &Binary,
        options: &[OsString],
        log: &Path,
        private_dir: &Path,
    ) -> Result<Self, PrivateServerError> {
        let log_file = fresh_log(log).map_err(|source| PrivateServerError::directory(log, source))?;
        let mut server = binary.command();
        server.args(options);
        let start = || -> io::Result<Self> {
            let mut child = watched(&server, private_dir).stderr(log_file).spawn()?;
            let pid = server_pid(&mut child)?;
            Ok(Self { child, pid })
        };
        start().map_err(|source| PrivateServerError::CannotRun { program: binary.program().to_owned(), source })
    }

    pub(crate) fn pid(&self) -> u32 {
        self.pid
    }

    pub(crate) fn is_running(&mut self) -> Result<bool, PrivateServerError> {
        match self.child.try_wait() {
            Ok(status) => Ok(status.is_none()),
            Err(source) => Err(PrivateServerError::Unwatchable { source }),
        }
    }

    pub(crate) fn kill(&mut self) -> Result<(), PrivateServerError> {
        self.end().map_err(|source| PrivateServerError::Unwatchable { source })
    }

    fn end(&mut self) -> io::Result<()> {
        if cfg!(unix) {
            // The watching shell sees the end of its input, kills the server and ends with it.
            drop(self.child.stdin.take());
        } else {
            self.child.kill()?;
        }
        self.child.wait().map(|_status| ())
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        if let Err(error) = self.end() {
            tracing::warn!(%error, pid = self.pid, "the private server could not be ended");
        }
    }
}

/// An empty log; the one of the run before is kept beside it.
fn fresh_log(log: &Path) -> io::Result<File> {
    if log.exists() {
        fs::rename(log, PathBuf::from(format!("{}.before", log.display())))?;
    }
    File::create(log)
}

#[cfg(unix)]
fn watched(server: &Command, private_dir: &Path) -> Command {
    let mut command = Command::new("/bin/sh");
    command.args(["-c", WATCH]).arg(private_dir).arg(server.get_program()).args(server.get_args());
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    command
}

#[cfg(unix)]
fn server_pid(child: &mut Child) -> io::Result<u32> {
    let answer = child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
    let mut line = String::new();
    io::BufRead::read_line(&mut io::BufReader::new(answer), &mut line)?;
    line.trim().parse().map_err(|_| io::Error::other("the watching shell did not start the server"))
}

#[cfg(not(unix))]
fn watched(server: &Command, _private_dir: &Path) -> Command {
    let mut command = Command::new(server.get_program());
    command.args(server.get_args()).arg("--console").stdin(Stdio::null()).stdout(Stdio::null());
    command
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "where a shell starts the server, it may not answer")]
fn server_pid(child: &mut Child) -> io::Result<u32> {
    Ok(child.id())
}
