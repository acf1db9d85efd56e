//! What the kernel says of the processes of a window (`proc(5)`).

use std::fs;
use std::time::Duration;

use anyhow::{Context, Result};

/// The kernel counts process starts in hundredths of a second (`sysconf(_SC_CLK_TCK)`).
const TICKS: u32 = 100;

/// Since the start of the system.
pub fn uptime() -> Result<Duration> {
    let text = fs::read_to_string("/proc/uptime").context("this needs Linux")?;
    let seconds = text.split(' ').next().and_then(|seconds| seconds.parse().ok());
    Ok(Duration::from_secs_f64(seconds.context("/proc/uptime is strange")?))
}

/// When a process was started, since the start of the system.
pub fn started(pid: u32) -> Result<Duration> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).context("the process is gone")?;
    // The 22nd field; the second one, in brackets, may hold spaces.
    let ticks = stat.rsplit_once(") ").and_then(|(_, fields)| fields.split(' ').nth(19)?.parse::<u32>().ok());
    Ok(Duration::from_secs(1) * ticks.context("/proc/PID/stat is strange")? / TICKS)
}

/// Memory with what is shared divided among those who share it (proportional set size), in KiB.
pub fn memory(pids: &[u32]) -> u64 {
    let of = |pid: &u32| {
        let text = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).ok()?;
        text.lines().find_map(|line| line.strip_prefix("Pss:")?.trim().strip_suffix(" kB")?.parse::<u64>().ok())
    };
    pids.iter().filter_map(of).sum()
}

/// The work of all threads of some processes so far.
#[derive(Debug, Default, Clone, Copy)]
pub struct Work {
    pub cpu: Duration,
    /// How often a thread has gone to sleep, after it woke up for something.
    pub sleeps: u32,
}

/// Reads it. Threads that have ended are not counted.
pub fn work(pids: &[u32]) -> Work {
    let mut work = Work::default();
    let threads = pids.iter().filter_map(|pid| fs::read_dir(format!("/proc/{pid}/task")).ok());
    for thread in threads.flatten().flatten() {
        let read = |name: &str| fs::read_to_string(thread.path().join(name)).unwrap_or_default();
        let nanoseconds = read("schedstat").split(' ').next().and_then(|first| first.parse().ok());
        work.cpu += Duration::from_nanos(nanoseconds.unwrap_or_default());
        let status = read("status");
        let sleeps = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
        work.sleeps += sleeps.and_then(|count| count.trim().parse::<u32>().ok()).unwrap_or_default();
    }
    work
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn this_process_has_a_start_memory_and_work() {
        let own = std::process::id();
        assert!(started(own).unwrap() <= uptime().unwrap());
        assert!(memory(&[own]) > 1_000, "a test needs more than a mebibyte");
        let before = work(&[own]);
        std::thread::yield_now();
        std::thread::park_timeout(Duration::from_millis(2));
        let after = work(&[own]);
        assert!(after.sleeps > before.sleeps, "it slept");
        assert!(after.cpu > Duration::ZERO);
    }
}
