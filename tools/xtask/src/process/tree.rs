//! Ending a process together with its descendants.

use std::collections::HashMap;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

const TIMEOUT: Duration = Duration::from_secs(5);
const PAUSE: Duration = Duration::from_millis(20);

/// Asks `root` and its descendants to end, waits a few seconds, and kills what is left. `reap` waits for `root`, our child, and
/// returns whether it has ended.
pub fn end(root: u32, mut reap: impl FnMut() -> bool) {
    let mut tree = descendants(root);
    tree.push(root);
    signal("TERM", &tree);
    let deadline = Instant::now() + TIMEOUT;
    loop {
        let ended = reap();
        let alive = parents();
        tree.retain(|pid| if *pid == root { !ended } else { alive.contains_key(pid) });
        if tree.is_empty() {
            return;
        }
        if Instant::now() > deadline {
            signal("KILL", &tree);
            reap();
            return;
        }
        sleep(PAUSE);
    }
}

#[cfg(all(test, target_os = "linux"))]
pub fn is_alive(pid: u32) -> bool {
    parents().contains_key(&pid)
}

pub fn descendants(root: u32) -> Vec<u32> {
    let parents = parents();
    let mut found = vec![root];
    let mut next = 0;
    while let Some(&parent) = found.get(next) {
        found.extend(parents.iter().filter(|(_, of)| **of == parent).map(|(pid, _)| *pid));
        next += 1;
    }
    found.split_off(1)
}

/// Every process that is not a zombie, with its parent.
#[cfg(target_os = "linux")]
fn parents() -> HashMap<u32, u32> {
    std::fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let pid = entry.file_name().to_str()?.parse().ok()?;
            let stat = std::fs::read_to_string(entry.path().join("stat")).ok()?;
            // "12 (name) S 1 …": the name may hold spaces and brackets, so count from its end.
            let (_, after) = stat.rsplit_once(") ")?;
            let mut fields = after.split(' ');
            let state = fields.next()?;
            (state != "Z").then_some(())?;
            Some((pid, fields.next()?.parse().ok()?))
        })
        .collect()
}

#[cfg(all(unix, not(target_os = "linux")))]
fn parents() -> HashMap<u32, u32> {
    let listed = Command::new("ps").args(["-A", "-o", "pid=,ppid="]).output().map(|output| output.stdout);
    String::from_utf8_lossy(&listed.unwrap_or_default())
        .lines()
        .filter_map(|line| {
            let mut fields = line.split_whitespace();
            Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
        })
        .collect()
}

/// Windows ends a tree by itself (`taskkill /T`), so there is none to read.
#[cfg(not(unix))]
fn parents() -> HashMap<u32, u32> {
    HashMap::new()
}

#[cfg(unix)]
fn signal(name: &str, pids: &[u32]) {
    // The shell's own `kill`: the program of that name is not on every system. It fails when a process has just ended.
    let pids = pids.iter().map(u32::to_string);
    let script = format!("kill -{name} \"$@\"");
    let _ = Command::new("sh").args(["-c", &script, "kill"]).args(pids).stderr(Stdio::null()).status();
}

#[cfg(not(unix))]
fn signal(_name: &str, pids: &[u32]) {
    for pid in pids {
        let _ = Command::new("taskkill").args(["/T", "/F", "/PID", &pid.to_string()]).stdout(Stdio::null()).status();
    }
}
