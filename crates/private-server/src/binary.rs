//! The server programs of this computer.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::PrivateServerError;
use crate::flavour::Flavour;
use crate::places::{Places, files_in};

/// One server program that answered when it was asked for its version.
#[derive(Debug, Clone)]
pub struct Binary {
    flavour: Flavour,
    version: String,
    program: PathBuf,
    unpacked: Option<Unpacked>,
}

/// An installation that is not where it was built to be.
#[derive(Debug, Clone)]
struct Unpacked {
    root: PathBuf,
    /// Its own loader, which is run with the server program as an argument.
    loader: PathBuf,
    /// Its own libraries, the C library among them.
    libraries: PathBuf,
}

impl Binary {
    /// The server of one flavour.
    ///
    /// # Errors
    /// [`PrivateServerError::NotInstalled`] when there is none in these places.
    pub fn find(flavour: Flavour, places: &Places) -> Result<Self, PrivateServerError> {
        let unpacked = places.mysql_root.as_deref().filter(|_| flavour == Flavour::MySql).and_then(Self::unpacked);
        unpacked
            .into_iter()
            .chain(
                places
                    .directories
                    .iter()
                    .flat_map(|directory| flavour.program_names().iter().map(|name| executable(directory, name)))
                    .filter_map(Self::installed),
            )
            .find(|binary| binary.flavour == flavour)
            .ok_or(PrivateServerError::NotInstalled { flavour })
    }

    /// Every server program on this computer, MariaDB first.
    #[must_use]
    pub fn find_all(places: &Places) -> Vec<Self> {
        Flavour::ALL.into_iter().filter_map(|flavour| Self::find(flavour, places).ok()).collect()
    }

    fn installed(program: PathBuf) -> Option<Self> {
        program.is_file().then(|| Self::identified(program, None))?
    }

    fn unpacked(root: &Path) -> Option<Self> {
        let program = root.join("usr/sbin/mysqld");
        program.is_file().then(|| Self::identified(program, Some(Unpacked::at(root)?)))?
    }

    /// Asks the program itself: `mysqld` is a link to MariaDB on many systems.
    fn identified(program: PathBuf, unpacked: Option<Unpacked>) -> Option<Self> {
        let output = command(&program, unpacked.as_ref()).args(["--no-defaults", "--version"]).output().ok()?;
        let (flavour, version) = identify(&String::from_utf8_lossy(&output.stdout))?;
        Some(Self { flavour, version, program, unpacked })
    }

    /// Which server it is.
    #[must_use]
    pub fn flavour(&self) -> Flavour {
        self.flavour
    }

    /// The version, such as `10.11.19`.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The server program's file.
    #[must_use]
    pub fn program(&self) -> &Path {
        &self.program
    }

    pub(crate) fn root(&self) -> Option<&Path> {
        self.unpacked.as_ref().map(|unpacked| unpacked.root.as_path())
    }

    /// The command that runs the server; its options are to follow.
    pub(crate) fn command(&self) -> Command {
        command(&self.program, self.unpacked.as_ref())
    }

    /// MariaDB's own program that makes a data directory, beside the server or on the search path.
    pub(crate) fn mariadb_install_db(&self) -> Option<PathBuf> {
        const NAMES: [&str; 2] = ["mariadb-install-db", "mysql_install_db"];
        let beside = self.program.parent()?;
        [beside.to_owned(), beside.join("../bin"), beside.join("../scripts")]
            .iter()
            .flat_map(|directory| NAMES.map(|name| executable(directory, name)))
            .find(|file| file.is_file())
    }
}

fn executable(directory: &Path, name: &str) -> PathBuf {
    directory.join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

impl Unpacked {
    /// Finds `usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2`, or its like on other processors.
    fn at(root: &Path) -> Option<Self> {
        files_in(&root.join("usr/lib")).find_map(|libraries| {
            let loader = files_in(&libraries)
                .find(|file| file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("ld-linux")))?;
            Some(Self { root: root.to_owned(), loader, libraries })
        })
    }
}

fn command(program: &Path, unpacked: Option<&Unpacked>) -> Command {
    let Some(unpacked) = unpacked else { return Command::new(program) };
    let mut command = Command::new(&unpacked.loader);
    command.arg("--library-path").arg(&unpacked.libraries).arg(program);
    command
}

/// Reads `mysqld  Ver 9.7.4-2 for Linux on x86_64 ((Debian))`, `mariadbd  Ver 10.11.19-MariaDB-0+deb12u1 for …`.
fn identify(answer: &str) -> Option<(Flavour, String)> {
    let (_, after) = answer.split_once(" Ver ")?;
    let full = after.split_whitespace().next()?;
    let number = full.split('-').next()?.to_owned();
    number.starts_with(|first: char| first.is_ascii_digit()).then_some(())?;
    let flavour = if full.contains("MariaDB") { Flavour::MariaDb } else { Flavour::MySql };
    Some((flavour, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_known_by_its_answer_and_not_by_its_name() {
        let mariadb = "mysqld  Ver 10.11.19-MariaDB-0+deb12u1 for debian-linux-gnu on x86_64 (Debian 12)";
        assert_eq!(identify(mariadb), Some((Flavour::MariaDb, "10.11.19".to_owned())));
        let mysql = "/opt/x/usr/sbin/mysqld  Ver 9.7.4-2 for Linux on x86_64 ((Debian))";
        assert_eq!(identify(mysql), Some((Flavour::MySql, "9.7.4".to_owned())));
        let homebrew = "mysqld  Ver 8.4.6 for macos15.4 on arm64 (Homebrew)";
        assert_eq!(identify(homebrew), Some((Flavour::MySql, "8.4.6".to_owned())));
        assert_eq!(identify("mysqld: command not found"), None);
    }

    #[test]
    fn an_empty_place_says_what_to_install() {
        let message = match Binary::find(Flavour::MariaDb, &Places::default()) {
            Ok(binary) => format!("found {binary:?}"),
            Err(error) => error.to_string(),
        };
        assert!(message.contains("apt install mariadb-server"), "{message}");
    }
}
