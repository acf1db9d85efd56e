//! A real MySQL on a Debian that has only MariaDB: Debian's unstable suite has one. Its packages, with every library
//! down to the C library, are unpacked into one directory of the user's cache and run from there by their own loader.
//! Nothing of the system is touched: the package lists, the downloads and the (empty) record of what is installed are
//! private.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use private_server::{Binary, Flavour, MYSQL_ROOT, Places};
use tokio::process::Command;

use crate::project::Project;
use crate::transcript::{Shows, Transcript};

const KEYRING: &str = "/usr/share/keyrings/debian-archive-keyring.gpg";
const PACKAGE: &str = "mysql-server-core";

/// Gets MySQL when this computer has none. Without it `cargo xtask test` says which tests it skips.
pub async fn ensure(project: &Project) -> Result<()> {
    if find(project).is_some() {
        return Ok(());
    }
    let cache = project.cache();
    fs::create_dir_all(cache).with_context(|| format!("cannot make {}", cache.display()))?;
    let lock = File::create(cache.join("setup.lock"))?;
    tokio::task::block_in_place(|| lock.lock()).context("cannot wait for another setup")?;
    // Whoever held the lock may have brought it.
    if find(project).is_some() {
        return Ok(());
    }
    let mut out = Transcript::new(project, "mysql", Shows::Nothing)?;
    out.say(&format!(
        "unpacks 60 MB from Debian's unstable suite into {}; log: {}",
        cache.display(),
        out.log().display()
    ));
    match bring(cache, &mut out).await {
        Ok(()) => out.say(&format!("ready, {} s", out.took().as_secs())),
        Err(error) => out.say(&format!("MySQL cannot be had here: {error:#}")),
    }
    Ok(())
}

fn find(project: &Project) -> Option<Binary> {
    Binary::find(Flavour::MySql, &Places::of_this_computer(Some(project.cache()))).ok()
}

async fn bring(cache: &Path, out: &mut Transcript) -> Result<()> {
    // Kept until all is done, so that a broken download goes on where it stopped.
    let work = Work::in_directory(cache.join("mysql-download"), &mirror().await?)?;
    out.run(work.apt_get().arg("update")).await?;
    out.run(work.apt_get().args(["install", "--yes", "--download-only", "--no-install-recommends", PACKAGE])).await?;

    let unpacked = tempfile::Builder::new().prefix(".mysql-").tempdir_in(cache)?;
    let root = unpacked.path().join("root");
    for package in work.packages()? {
        out.run(Command::new("dpkg-deb").arg("--extract").arg(package).arg(&root)).await?;
    }
    let places = Places { directories: Vec::new(), mysql_root: Some(root.clone()) };
    Binary::find(Flavour::MySql, &places).context("the unpacked server does not run")?;
    let place = cache.join(MYSQL_ROOT);
    if place.exists() {
        fs::remove_dir_all(&place).with_context(|| format!("cannot remove the broken {}", place.display()))?;
    }
    fs::rename(&root, &place).with_context(|| format!("cannot make {}", place.display()))?;
    fs::remove_dir_all(work.directory).context("cannot remove the downloads")
}

/// The mirror from which this system gets its packages; it has the unstable suite, too.
async fn mirror() -> Result<String> {
    let targets = Command::new("apt-get")
        .args(["indextargets", "--format", "$(REPO_URI)", "Created-By: Packages"])
        .output()
        .await
        .context("cannot ask apt for its sources")?;
    let text = String::from_utf8_lossy(&targets.stdout);
    let mirror = text.lines().find(|uri| uri.trim_end_matches('/').ends_with("/debian"));
    mirror.map(str::to_owned).context("apt has no Debian mirror among its sources")
}

/// apt with lists, cache and state of its own.
struct Work {
    directory: PathBuf,
}

impl Work {
    fn in_directory(directory: PathBuf, mirror: &str) -> Result<Self> {
        let make = || {
            for inner in ["lists/partial", "cache/archives/partial", "state"] {
                fs::create_dir_all(directory.join(inner))?;
            }
            fs::write(directory.join("sources.list"), format!("deb [signed-by={KEYRING}] {mirror} sid main\n"))?;
            // Nothing is installed here: apt fetches every library, not only those that this system lacks.
            fs::write(directory.join("state/status"), "")
        };
        make().with_context(|| format!("cannot prepare {}", directory.display()))?;
        Ok(Self { directory })
    }

    fn apt_get(&self) -> Command {
        let mut command = Command::new("apt-get");
        for (name, inner) in [
            ("Dir::State", "state"),
            ("Dir::State::status", "state/status"),
            ("Dir::State::Lists", "lists"),
            ("Dir::Cache", "cache"),
            ("Dir::Etc::sourcelist", "sources.list"),
        ] {
            let mut option = OsString::from(format!("{name}="));
            option.push(self.directory.join(inner));
            command.arg("-o").arg(option);
        }
        for option in [
            "Dir::Etc::sourceparts=/dev/null",
            "Dir::Etc::preferences=/dev/null",
            "Dir::Etc::preferencesparts=/dev/null",
            "APT::Default-Release=",
            // The download directory belongs to this user, and no lock of the system's is wanted.
            "APT::Sandbox::User=",
            "Debug::NoLocking=1",
            "Acquire::Languages=none",
            "Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false",
            "Acquire::Retries=3",
            "Acquire::http::Timeout=30",
        ] {
            command.args(["-o", option]);
        }
        command.arg("--quiet").env("LC_ALL", "C");
        command
    }

    fn packages(&self) -> Result<Vec<PathBuf>> {
        let archives = self.directory.join("cache/archives");
        let entries = fs::read_dir(&archives).with_context(|| format!("cannot read {}", archives.display()))?;
        Ok(entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|file| file.extension().is_some_and(|extension| extension == "deb"))
            .collect())
    }
}
