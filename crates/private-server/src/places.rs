//! Where this computer keeps server programs, and where we keep files that can be recreated.

use std::env;
use std::path::{Path, PathBuf};

/// Name of the unpacked MySQL inside the cache directory.
pub const MYSQL_ROOT: &str = "mysql-root";

/// This user's cache directory: `$XDG_CACHE_HOME/ticket-desk`, `~/.cache/ticket-desk`, on
/// Windows `%LOCALAPPDATA%\\ticket-desk`. `None` when the environment names neither.
#[must_use]
pub fn cache_directory() -> Option<PathBuf> {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    set("XDG_CACHE_HOME")
        .or_else(|| set("HOME").map(|home| home.join(".cache")))
        .or_else(|| set("LOCALAPPDATA"))
        .map(|caches| caches.join("ticket-desk"))
}

/// Where to look for server programs.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// Directories with programs, searched in order.
    pub directories: Vec<PathBuf>,
    /// A directory with MySQL and its libraries, unpacked from packages of another system release.
    pub mysql_root: Option<PathBuf>,
}

impl Places {
    /// The search path, the directories where the systems' packages put servers (not on every user's search path), and
    /// `mysql-root` in the given cache directory.
    #[must_use]
    pub fn of_this_computer(cache: Option<&Path>) -> Self {
        const BESIDE_THE_PATH: [&str; 8] = [
            "/usr/sbin",
            "/usr/libexec",
            "/usr/local/sbin",
            "/opt/homebrew/bin",
            "/opt/homebrew/opt/mariadb/bin",
            "/opt/homebrew/opt/mysql/bin",
            "/usr/local/opt/mariadb/bin",
            "/usr/local/opt/mysql/bin",
        ];
        let mut directories: Vec<PathBuf> =
            env::var_os("PATH").map(|path| env::split_paths(&path).collect()).unwrap_or_default();
        directories.extend(BESIDE_THE_PATH.map(PathBuf::from));
        if cfg!(windows) {
            directories.extend(windows_program_directories());
        }
        Self { directories, mysql_root: cache.map(|cache| cache.join(MYSQL_ROOT)) }
    }
}

/// `C:\Program Files\MariaDB 11.4\bin`, `C:\Program Files\MySQL\MySQL Server 8.4\bin`: the installers do not extend the path.
fn windows_program_directories() -> Vec<PathBuf> {
    let Some(programs) = env::var_os("ProgramFiles").map(PathBuf::from) else { return Vec::new() };
    [programs.clone(), programs.join("MySQL")]
        .iter()
        .flat_map(|parent| files_in(parent))
        .filter(|directory| {
            let name = directory.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("MariaDB") || name.starts_with("MySQL Server")
        })
        .map(|directory| directory.join("bin"))
        .collect()
}

pub(crate) fn files_in(directory: &Path) -> impl Iterator<Item = PathBuf> {
    std::fs::read_dir(directory).into_iter().flatten().filter_map(Result::ok).map(|entry| entry.path())
}
