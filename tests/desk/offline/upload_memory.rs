//! A file passes through the application chunk by chunk: an upload takes little memory, however large it is.

use std::fs;

use super::killed_upload::{STEPS, queue, start, until_at};
use super::proxied_world::ProxiedWorld;
use crate::files::content;

/// The file's chunks of 256 KiB: three times as much as the application may use for them.
const CHUNKS: usize = 96;
/// In KiB.
const ROOM: u64 = 8 * 1024;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_large_upload_takes_little_memory() {
    let proxied = ProxiedWorld::new().await;
    let profile = tempfile::tempdir().expect("a directory");
    queue(&proxied, profile.path(), &content(CHUNKS, 1)).await;
    proxied.world.as_owner(STEPS).await;
    let (gate, end) = (proxied.world.gate("begin").await, proxied.world.gate("end").await);
    let mut application = start(profile.path());
    let id = application.id().expect("it runs");
    until_at(&proxied, "begin").await;
    // Resets the peak that the kernel records: <https://docs.kernel.org/filesystems/proc.html>.
    fs::write(format!("/proc/{id}/clear_refs"), "5").expect("our own process");
    let before = resident(id, "VmRSS");
    gate.let_go().await;
    until_at(&proxied, "end").await;
    let peak = resident(id, "VmHWM");
    assert!(peak < before + ROOM, "{before} KiB grew to {peak}");
    end.let_go().await;
    proxied.world.until("SELECT COUNT(completed_at) FROM data.attachments", 1).await;
    application.kill().await.expect("it lives");
}

/// A line of the kernel's memory report on this process, in KiB.
fn resident(id: u32, name: &str) -> u64 {
    let status = fs::read_to_string(format!("/proc/{id}/status")).expect("it runs");
    let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':')).expect("it is noted");
    line.trim().trim_end_matches(" kB").parse().expect("a number")
}
