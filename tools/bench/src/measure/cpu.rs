//! What the operating system says of the server's process. Linux only: elsewhere there are no figures.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result};
use tokio::time::sleep;

/// CPU time in a second of a server that has nothing to do.
const QUIET: Duration = Duration::from_millis(15);

/// The CPU time of a process: the sum over its threads in nanoseconds (`proc(5)`, `schedstat`). A thread that ends takes its
/// time with it, so connections stay open while it is read; [`Cpu::ticks`] has no such condition and a resolution of 10 ms.
#[derive(Debug, Clone)]
pub struct Cpu {
    process: PathBuf,
}

impl Cpu {
    pub fn of(pid: u32) -> Self {
        Self { process: PathBuf::from(format!("/proc/{pid}")) }
    }

    /// So far, of the threads that live.
    pub fn threads(&self) -> Result<Duration> {
        let mut nanoseconds = 0;
        for thread in fs::read_dir(self.process.join("task")).context("CPU times need Linux")?.filter_map(Result::ok) {
            let text = fs::read_to_string(thread.path().join("schedstat")).unwrap_or_default();
            nanoseconds += text.split(' ').next().and_then(|first| first.parse::<u64>().ok()).unwrap_or_default();
        }
        Ok(Duration::from_nanos(nanoseconds))
    }

    /// Waits until the server's own threads have hardly anything left to do: what a start leaves them, and pages that were changed,
    /// would be counted with the calls. After two minutes it is measured as it is.
    pub async fn settle(&self) -> Result<()> {
        for _ in 0..120 {
            let before = self.threads()?;
            sleep(Duration::from_secs(1)).await;
            if self.threads()?.saturating_sub(before) < QUIET {
                break;
            }
        }
        Ok(())
    }

    /// So far, of the process, in hundredths of a second.
    pub fn ticks(&self) -> Result<Duration> {
        let text = fs::read_to_string(self.process.join("stat")).context("CPU times need Linux")?;
        ticks(&text).context("/proc/PID/stat is strange")
    }
}

/// User and system time out of `/proc/PID/stat`: the fields 14 and 15; the second one, in brackets, may hold spaces.
fn ticks(stat: &str) -> Option<Duration> {
    let fields: Vec<&str> = stat.rsplit_once(") ")?.1.split(' ').collect();
    let field = |index: usize| fields.get(index)?.parse::<u64>().ok();
    Some(Duration::from_millis((field(11)? + field(12)?) * 10))
}

/// The resident memory of a process in KiB.
pub fn resident(pid: u32) -> Result<u64> {
    let text = fs::read_to_string(format!("/proc/{pid}/status")).context("memory figures need Linux")?;
    let of_line = |line: &str| line.strip_prefix("VmRSS:")?.trim().strip_suffix(" kB")?.trim().parse().ok();
    text.lines().find_map(of_line).context("/proc/PID/status is strange")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_found_behind_a_name_with_spaces() {
        let stat = "42 (my server) x) S 1 42 42 0 -1 4194560 100 0 0 0 250 50 0 0 20 0 30 0 100 1 1";
        assert_eq!(ticks(stat), Some(Duration::from_secs(3)));
        assert_eq!(ticks("42 (x) S 1"), None);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn this_process_has_used_some_time_and_memory() {
        let own = Cpu::of(std::process::id());
        let before = own.threads().unwrap();
        let mut sum = 0_u64;
        while own.threads().unwrap() <= before {
            sum = (0..100_000).fold(sum, u64::wrapping_add);
        }
        assert!(own.ticks().is_ok());
        assert!(resident(std::process::id()).unwrap() > 1_000);
    }
}
