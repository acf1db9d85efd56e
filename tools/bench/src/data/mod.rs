//! Databases of a volume, filled once and kept under `target/bench` for as long as the schema stays as it is.

mod lives;
mod load;
mod people;
mod progress;
mod script;
mod texts;
mod volume;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result};
use include_dir::{Dir, include_dir};
use private_server::private_installation::PrivateInstallation;
use private_server::{Binary, Flavour, Options, PrivateServer};
use sha2::{Digest as _, Sha256};

pub use people::token;
pub use volume::{BUSY, DECLINER, FINISHER, RECEIVER, REQUESTER, Volume};

static SCHEMA: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../migrations/schema");
static LOADER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/data");

/// Copied for each run, so that measuring changes nothing; a bigger one is measured where it lies.
const COPIED: u64 = 2 * 1024 * 1024 * 1024;

/// With more connections MariaDB shares threads between them, as docs/ADMIN.md advises: a poll that wakes a thread of its own costs
/// twice as much as one that meets a thread at work.
const MANY: u32 = 1_000;

/// Where databases are kept, and what initialised data directories are copied from.
#[derive(Debug, Clone)]
pub struct Places {
    /// Filled databases.
    pub kept: PathBuf,
    /// Initialised data directories of the servers.
    pub templates: PathBuf,
}

/// A running server with a filled database.
pub struct Filled {
    // Dropped in this order: the server is gone before its data are.
    pub desk: PrivateInstallation,
    pub volume: Volume,
    options: Options,
    scratch: Option<PathBuf>,
}

impl Filled {
    /// "MariaDB 10.11.19"
    pub fn server(&self) -> String {
        format!("{} {}", self.desk.server().flavour(), self.desk.server().version())
    }

    /// Ends the server and starts it again on the same port.
    pub async fn restart(self) -> Result<Self> {
        let Self { desk, volume, options, scratch } = self;
        desk.stop().await?;
        let server = PrivateServer::start(options.clone()).await?;
        Ok(Self { desk: PrivateInstallation::install(server).await?, volume, options, scratch })
    }

    /// Ends the server and removes the copy.
    pub async fn stop(self) -> Result<()> {
        self.desk.stop().await?;
        match self.scratch {
            Some(scratch) => {
                fs::remove_dir_all(&scratch).with_context(|| format!("cannot remove {}", scratch.display()))
            }
            None => Ok(()),
        }
    }
}

/// The directory of a kept database; its name changes with the schema and with the loader.
fn directory(places: &Places, flavour: Flavour, volume: Volume) -> PathBuf {
    let mut digest = Sha256::new();
    add(&mut digest, &SCHEMA);
    add(&mut digest, &LOADER);
    let key = format!("{:x}", digest.finalize());
    places.kept.join(format!("{}-{volume}-{}", flavour.slug(), key.get(..12).unwrap_or_default()))
}

fn add(digest: &mut Sha256, directory: &Dir<'_>) {
    let mut files: Vec<_> = directory.files().collect();
    files.sort_by_key(|file| file.path());
    for file in files {
        digest.update(file.path().to_string_lossy().as_bytes());
        digest.update(file.contents());
    }
    directory.dirs().for_each(|inner| add(digest, inner));
}

/// Fills a database unless it is kept already, and answers its directory.
pub async fn fill(places: &Places, binary: &Binary, volume: Volume) -> Result<PathBuf> {
    let directory = directory(places, binary.flavour(), volume);
    let whole = whole(&directory);
    if whole.exists() {
        return Ok(directory);
    }
    remove_others(places, binary.flavour(), volume, &directory)?;
    let started = Instant::now();
    let server = PrivateServer::start(Options {
        binary: binary.clone(),
        data_dir: directory.clone(),
        template_cache: Some(places.templates.clone()),
        port: None,
        tls: None,
        durable: false,
        arguments: loading(binary.flavour(), volume),
    })
    .await?;
    let desk = PrivateInstallation::install(server).await?;
    load::load(desk.server(), volume).await?;
    // Brings the triggers back.
    administration::install::install(&desk.server().administrator(), &administration::install::Names::default())
        .await?;
    load::verify(&mut desk.administrator().await?, volume).await?;
    desk.stop().await?;
    fs::write(&whole, "")?;
    eprintln!("{} {volume}: loaded in {} s", binary.flavour(), started.elapsed().as_secs());
    Ok(directory)
}

/// Says that a directory holds everything.
fn whole(directory: &Path) -> PathBuf {
    directory.with_extension("whole")
}

/// Databases of this kind for a schema or a loader that is no more.
fn remove_others(places: &Places, flavour: Flavour, volume: Volume, keep: &Path) -> Result<()> {
    fs::create_dir_all(&places.kept).with_context(|| format!("cannot make {}", places.kept.display()))?;
    let prefix = format!("{}-{volume}-", flavour.slug());
    for entry in fs::read_dir(&places.kept)?.filter_map(Result::ok) {
        let path = entry.path();
        if path == keep || !entry.file_name().to_string_lossy().starts_with(&prefix) {
            continue;
        }
        if path.is_dir() { fs::remove_dir_all(&path)? } else { fs::remove_file(&path)? }
    }
    Ok(())
}

/// Starts a server on a filled database. `connections` is how many it must take.
pub async fn open(places: &Places, binary: &Binary, volume: Volume, connections: u32) -> Result<Filled> {
    let kept = fill(places, binary, volume).await?;
    let scratch = if size(&kept)? > COPIED { None } else { Some(copy(&kept)?) };
    let mut options = Options {
        binary: binary.clone(),
        data_dir: scratch.clone().unwrap_or(kept),
        template_cache: Some(places.templates.clone()),
        port: None,
        tls: None,
        durable: true,
        arguments: measuring(binary.flavour(), volume, connections),
    };
    let server = PrivateServer::start(options.clone()).await?;
    options.port = Some(server.port());
    let desk = PrivateInstallation::install(server).await?;
    let ready = "UPDATE ticket_desk.settings SET value = '1000000' WHERE name LIKE '%_hourly' OR name = 'work_limit';
                 UPDATE ticket_desk.sessions SET last_used_at = UTC_TIMESTAMP(6)";
    sqlx::raw_sql(ready).execute(&mut desk.administrator().await?).await.context("cannot lift the limits")?;
    Ok(Filled { desk, volume, options, scratch })
}

fn copy(kept: &Path) -> Result<PathBuf> {
    let scratch = kept.with_extension("copy");
    if scratch.exists() {
        fs::remove_dir_all(&scratch)?;
    }
    let copied = std::process::Command::new("cp").args(["-a", "--reflink=auto"]).arg(kept).arg(&scratch).status()?;
    anyhow::ensure!(copied.success(), "cannot copy {}", kept.display());
    Ok(scratch)
}

/// Bytes of the files in a directory and below.
pub fn size(directory: &Path) -> Result<u64> {
    let mut bytes = 0;
    for entry in fs::read_dir(directory)? {
        let entry = entry?;
        let about = entry.metadata()?;
        bytes += if about.is_dir() { size(&entry.path())? } else { about.len() };
    }
    Ok(bytes)
}

fn words(words: &[&str]) -> Vec<OsString> {
    words.iter().map(OsString::from).collect()
}

/// Nothing that is only needed after a power cut: a load that fails is begun again.
fn loading(flavour: Flavour, volume: Volume) -> Vec<OsString> {
    let mut arguments = words(&[
        pool(volume),
        "--innodb-flush-log-at-trx-commit=0",
        "--innodb-doublewrite=0",
        "--innodb-autoinc-lock-mode=2",
    ]);
    arguments.push(redo(flavour, volume).into());
    arguments
}

fn measuring(flavour: Flavour, volume: Volume, connections: u32) -> Vec<OsString> {
    let mut arguments = words(&[pool(volume), redo(flavour, volume)]);
    arguments.push(format!("--max-connections={connections}").into());
    if flavour == Flavour::MariaDb && connections > MANY {
        arguments.push("--thread-handling=pool-of-threads".into());
    }
    arguments
}

fn pool(volume: Volume) -> &'static str {
    match volume.tickets() {
        0..50_000 => "--innodb-buffer-pool-size=256M",
        50_000..300_000 => "--innodb-buffer-pool-size=1G",
        _ => "--innodb-buffer-pool-size=3G",
    }
}

fn redo(flavour: Flavour, volume: Volume) -> &'static str {
    match (flavour, volume.tickets() < 50_000) {
        (Flavour::MariaDb, true) => "--innodb-log-file-size=64M",
        (Flavour::MariaDb, false) => "--innodb-log-file-size=1G",
        (Flavour::MySql, true) => "--innodb-redo-log-capacity=128M",
        (Flavour::MySql, false) => "--innodb-redo-log-capacity=1G",
    }
}
