//! The application's window beside an empty one that is built the same way: time until it can be used, and memory.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::Value;
use tokio::time::sleep;

use crate::build::{self, Program};
use crate::playground::{Playground, Route, write_connection_file};
use crate::process::run_quietly;
use crate::project::Project;
use crate::virtual_desktop::VirtualDesktop;
use crate::window::Window;
use ::bench::Series;
use desk::samples::people;

const RUNS: usize = 7;
/// After this time a window has come to rest.
const REST: Duration = Duration::from_secs(3);
/// The kernel counts process starts in hundredths of a second. Source: `proc_pid_stat(5)`, `sysconf(_SC_CLK_TCK)`.
const TICKS: u64 = 100;

/// One kind of window.
#[derive(Default)]
struct Kind {
    /// From the start of the process to the words on the screen.
    start: Series,
    /// Proportional set size of all its processes in the last run, in KiB.
    memory: u64,
}

/// The application, signed in, with its list on the screen; and an empty window.
struct Windows {
    application: Kind,
    empty: Kind,
}

/// Measures both, and says how they compare.
pub async fn report(project: &Project) -> Result<String> {
    Ok(beside_an_empty_window(&measure(project).await.context("measuring windows")?))
}

fn beside_an_empty_window(Windows { application, empty }: &Windows) -> String {
    let start = application.start.median().div_duration_f64(empty.start.median());
    // Kept in whole percents: no precision is lost that the figure has.
    let memory = application.memory * 100 / empty.memory.max(1);
    format!(
        "\nThe window beside an empty one of the same build ({}): {start:.2} times as long from the start of the process to \
         the list on the screen (median {} ms to {} ms), and the memory of all its processes is {memory} % of its ({} MiB to {} MiB, \
         proportional set size).\n",
        if cfg!(debug_assertions) { "debug" } else { "release" },
        application.start.median().as_millis(),
        empty.start.median().as_millis(),
        application.memory / 1024,
        empty.memory / 1024,
    )
}

async fn measure(project: &Project) -> Result<Windows> {
    build::ui(project).await?;
    build::program(project, Program::Shell).await?;
    let (application, empty) = (project.built_program(Program::Shell.name()), empty_window(project).await?);
    let playground = Playground::for_one_run(project, None).await?;
    playground.people_and_tickets().await?;
    let desktop = VirtualDesktop::start().await?;
    let files = tempfile::tempdir().context("cannot make a directory")?;
    let connection = files.path().join("connection.toml");
    write_connection_file(&connection, &playground.workstation("bench", Route::Socket).await?)?;
    let words = |path: &Path| path.display().to_string();
    let arguments = [
        "--profile".to_owned(),
        "bench".to_owned(),
        "--connection".to_owned(),
        words(&connection),
        "--data-dir".to_owned(),
        words(&files.path().join("data")),
    ];

    // Signed in once: the session is kept.
    let window = Window::open(&desktop, &application, &arguments).await?;
    window.fill("User name", people::PRIYA.username).await?;
    window.fill("Password", people::PASSWORD).await?;
    window.click("Sign in").await?;
    window.sees("Lamp above the reception flickers").await?;
    drop(window);

    let mut windows = Windows { application: Kind::default(), empty: Kind::default() };
    for _ in 0..RUNS {
        let shown = "Lamp above the reception flickers";
        one(&mut windows.application, &desktop, &application, &arguments, shown).await?;
        one(&mut windows.empty, &desktop, &empty, &[], "Nothing").await?;
    }
    Ok(windows)
}

async fn one(
    kind: &mut Kind,
    desktop: &VirtualDesktop,
    program: &Path,
    arguments: &[String],
    words: &str,
) -> Result<()> {
    let window = Window::open(desktop, program, arguments).await?;
    window.sees(words).await?;
    let now = uptime()?;
    let started = started(&window, program).context("the application's process is not found")?;
    kind.start.add(now.saturating_sub(started));
    sleep(REST).await;
    kind.memory = window.processes().into_iter().filter_map(proportional_set_size).sum();
    Ok(())
}

/// Builds the empty window and finds its program.
async fn empty_window(project: &Project) -> Result<PathBuf> {
    let mut build = project.cargo();
    build.args(["build", "--workspace", "--bench", "empty-window", "--message-format=json"]);
    let output = run_quietly(build.stderr(Stdio::null())).await?;
    let text = String::from_utf8_lossy(&output.stdout);
    let of_line = |line: &str| -> Option<PathBuf> {
        let message: Value = serde_json::from_str(line).ok()?;
        let is_ours = message.pointer("/target/name")?.as_str()? == "empty-window";
        is_ours.then(|| message.get("executable")?.as_str().map(PathBuf::from))?
    };
    text.lines().filter_map(of_line).next_back().context("cargo does not say where the empty window is")
}

/// Since the start of the system.
fn uptime() -> Result<Duration> {
    let text = fs::read_to_string("/proc/uptime").context("this needs Linux")?;
    let seconds = text.split(' ').next().and_then(|seconds| seconds.parse().ok());
    Ok(Duration::from_secs_f64(seconds.context("/proc/uptime is strange")?))
}

/// When the program was started, since the start of the system.
fn started(window: &Window, program: &Path) -> Option<Duration> {
    let is_it = |pid: &u32| fs::read_link(format!("/proc/{pid}/exe")).is_ok_and(|path| path == program);
    let pid = window.processes().into_iter().find(is_it)?;
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The 22nd field; the second one, in brackets, may hold spaces.
    let ticks: u64 = stat.rsplit_once(") ")?.1.split(' ').nth(19)?.parse().ok()?;
    Some(Duration::from_millis(ticks * 1000 / TICKS))
}

/// Memory with what is shared divided among those who share it, in KiB.
fn proportional_set_size(pid: u32) -> Option<u64> {
    let text = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).ok()?;
    text.lines().find_map(|line| line.strip_prefix("Pss:")?.trim().strip_suffix(" kB")?.parse().ok())
}
