//! Child processes that end with this program, together with all their descendants.

mod tree;

use std::ffi::OsStr;
use std::process::{ExitStatus, Output, Stdio};

use anyhow::{Context, Result, bail};
use tokio::process::{Child, Command};

/// A started process. Dropping it ends it and all its descendants: a test runner leaves no browser behind.
#[derive(Debug)]
pub struct Running {
    child: Child,
    name: String,
}

impl Running {
    pub fn start(command: &mut Command) -> Result<Self> {
        let name = words(command);
        let child = command.spawn().with_context(|| format!("cannot run {name}"))?;
        Ok(Self { child, name })
    }

    /// Its number, unless it has ended and was waited for.
    pub fn id(&self) -> Option<u32> {
        self.child.id()
    }

    /// Whether it has not ended yet.
    pub fn is_running(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Its descendants.
    pub fn descendants(&self) -> Vec<u32> {
        self.child.id().map(tree::descendants).unwrap_or_default()
    }

    pub async fn wait(&mut self) -> Result<ExitStatus> {
        self.child.wait().await.with_context(|| format!("cannot watch {}", self.name))
    }

    /// Its standard input, when it was started with a pipe for it.
    pub fn take_input(&mut self) -> Result<tokio::process::ChildStdin> {
        self.child.stdin.take().with_context(|| format!("{} was started without a pipe", self.name))
    }

    /// Its standard output, when it was started with a pipe for it.
    pub fn take_output(&mut self) -> Result<tokio::process::ChildStdout> {
        self.child.stdout.take().with_context(|| format!("{} was started without a pipe", self.name))
    }

    /// Its standard error, when it was started with a pipe for it.
    pub fn take_errors(&mut self) -> Result<tokio::process::ChildStderr> {
        self.child.stderr.take().with_context(|| format!("{} was started without a pipe", self.name))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // No number: it has ended and was waited for.
        if let Some(pid) = self.child.id() {
            tree::end(pid, || matches!(self.child.try_wait(), Ok(Some(_))));
        }
    }
}

/// Runs a program with our terminal and waits; anything but success is an error.
pub async fn run(command: &mut Command) -> Result<()> {
    let name = words(command);
    let status = Running::start(command.stdin(Stdio::null()))?.wait().await?;
    if !status.success() {
        bail!("`{name}` failed ({status})");
    }
    Ok(())
}

/// Runs a program silently; on failure the error carries what it printed.
pub async fn run_quietly(command: &mut Command) -> Result<Output> {
    let name = words(command);
    command.stdin(Stdio::null()).kill_on_drop(true);
    let output = command.output().await.with_context(|| format!("cannot run {name}"))?;
    if !output.status.success() {
        let said = [output.stdout, output.stderr].concat();
        bail!("`{name}` failed ({}):\n{}", output.status, String::from_utf8_lossy(&said).trim_end());
    }
    Ok(output)
}

/// Whether a program can be found on the search path.
pub fn is_on_path(program: &str) -> bool {
    let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    std::env::var_os("PATH").is_some_and(|path| std::env::split_paths(&path).any(|place| place.join(&file).is_file()))
}

/// How a command is named in messages: its program and arguments.
pub fn words(command: &Command) -> String {
    let command = command.as_std();
    let short = |word: &OsStr| word.to_string_lossy().into_owned();
    let program = std::path::Path::new(command.get_program()).file_name().map_or_else(String::new, short);
    std::iter::once(program).chain(command.get_args().map(short)).collect::<Vec<_>>().join(" ")
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_failing_program_is_an_error_with_its_output() {
        let error = run_quietly(Command::new("sh").args(["-c", "echo no space left >&2; exit 3"])).await.unwrap_err();
        assert!(error.to_string().contains("no space left"), "{error}");
    }

    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn dropping_a_process_ends_its_descendants_too() {
        use tokio::io::{AsyncBufReadExt, BufReader};
        // The grandchild is in a session of its own, as browsers and servers like to be.
        let mut command = Command::new("sh");
        command.args(["-c", "setsid sleep 600 & echo $!; wait"]).stdout(Stdio::piped());
        let mut running = Running::start(&mut command).unwrap();
        let output = running.take_output().unwrap();
        let grandchild = BufReader::new(output).lines().next_line().await.unwrap().unwrap();
        let grandchild = grandchild.parse().unwrap();
        assert!(tree::is_alive(grandchild));
        drop(running);
        assert!(!tree::is_alive(grandchild), "the grandchild outlived its grandparent");
    }
}
