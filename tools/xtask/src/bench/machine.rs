//! What was measured, and on what.

use std::fs;

use crate::project::Project;

/// Processor, cores, memory and system.
pub fn describe() -> String {
    let processor = first(&fs::read_to_string("/proc/cpuinfo").unwrap_or_default(), "model name");
    let memory = first(&fs::read_to_string("/proc/meminfo").unwrap_or_default(), "MemTotal");
    let gibibytes = memory.and_then(|text| text.split(' ').next()?.parse::<u64>().ok()).map(|kib| kib / 1024 / 1024);
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let processor = processor.unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    let memory = gibibytes.map_or_else(String::new, |gibibytes| format!(", {gibibytes} GiB"));
    format!("{processor}, {cores} cores{memory}, {}", std::env::consts::OS)
}

/// The value of the first line with this name.
fn first(text: &str, name: &str) -> Option<String> {
    let (_, value) = text.lines().find_map(|line| line.strip_prefix(name)?.split_once(':'))?;
    Some(value.trim().to_owned())
}

/// The commit of the working copy, with `+` if files differ from it.
pub async fn commit(project: &Project) -> String {
    let git = async |arguments: &[&str]| {
        let output =
            tokio::process::Command::new("git").args(arguments).current_dir(project.path("")).output().await.ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let Some(commit) = git(&["rev-parse", "--short", "HEAD"]).await else { return "unknown".to_owned() };
    let changed = git(&["status", "--porcelain", "--untracked-files=no"]).await.is_some_and(|text| !text.is_empty());
    format!("{commit}{}", if changed { "+" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_of_a_name_is_taken() {
        let text = "processor\t: 0\nmodel name\t: Fast: One\nmodel name\t: Other\n";
        assert_eq!(first(text, "model name").as_deref(), Some("Fast: One"));
        assert_eq!(first(text, "MemTotal"), None);
    }
}
