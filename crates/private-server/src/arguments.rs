//! The command line of the server program.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::binary::Binary;
use crate::flavour::Flavour;
use crate::options::{Options, ServerCertificate};

/// The server's log, inside its data directory.
pub(crate) fn log_file(data_dir: &Path) -> PathBuf {
    data_dir.join("server.log")
}

pub(crate) fn socket(private_dir: &Path) -> PathBuf {
    private_dir.join("server.sock")
}

fn option(name: &str, value: impl Into<OsString>) -> OsString {
    let mut word = OsString::from(format!("--{name}="));
    word.push(value.into());
    word
}

/// The first arguments of every run of the server program: no configuration file of the computer, and where its parts are. Also
/// one that only makes a data directory has a place of its own for temporary files: MariaDB removes those of others from
/// a shared one.
pub(crate) fn common(binary: &Binary, data_dir: &Path, private_dir: &Path) -> Vec<OsString> {
    let mut words = vec![OsString::from("--no-defaults"), option("datadir", data_dir), option("tmpdir", private_dir)];
    if let Some(root) = binary.root() {
        words.extend([
            option("basedir", root.join("usr")),
            option("lc-messages-dir", root.join("usr/share/mysql")),
            option("plugin-dir", root.join("usr/lib/mysql/plugin")),
            option("character-sets-dir", root.join("usr/share/mysql/charsets")),
        ]);
    }
    // Small logs: a new data directory is a copy, and a copy costs its size.
    words.push(match binary.flavour() {
        Flavour::MariaDb => "--innodb-log-file-size=32M".into(),
        Flavour::MySql => "--innodb-redo-log-capacity=64M".into(),
    });
    if owned_by_root(private_dir) {
        // Containers and CI run as root; the servers refuse that unless it is asked for.
        words.push("--user=root".into());
    }
    words
}

/// The whole line for a server that serves.
pub(crate) fn running(options: &Options, data_dir: &Path, private_dir: &Path, port: u16) -> Vec<OsString> {
    let mut words = common(&options.binary, data_dir, private_dir);
    words.extend([
        "--bind-address=127.0.0.1".into(),
        option("port", port.to_string()),
        option("pid-file", private_dir.join("server.pid")),
        "--skip-log-bin".into(),
        "--event-scheduler=OFF".into(),
        "--local-infile=OFF".into(),
        "--character-set-server=utf8mb4".into(),
        "--collation-server=utf8mb4_unicode_520_ci".into(),
        "--max-connections=1000".into(),
        // Each connection keeps its statements prepared; the default is enough for 160 connections.
        "--max-prepared-stmt-count=1000000".into(),
        // A call holds about 20 tables; a server that has to open one of them parses its triggers again.
        "--table-open-cache=8000".into(),
    ]);
    if cfg!(unix) {
        // Nobody is `localhost` over TCP then, so that the administrator without a password is reachable by socket only.
        words.push("--skip-name-resolve".into());
        words.push(option("socket", socket(private_dir)));
    }
    match options.binary.flavour() {
        Flavour::MariaDb => words.push(option("secure-file-priv", private_dir)),
        Flavour::MySql => words.extend(["--secure-file-priv=NULL".into(), "--mysqlx=OFF".into()]),
    }
    if !options.durable {
        words.push("--innodb-flush-log-at-trx-commit=2".into());
    }
    if let Some(ServerCertificate { ca, cert, key }) = &options.tls {
        words.extend([option("ssl-ca", ca), option("ssl-cert", cert), option("ssl-key", key)]);
    }
    words.extend(options.arguments.iter().cloned());
    words
}

/// Whether this process runs as root, seen from a directory that it has just made.
#[cfg(unix)]
fn owned_by_root(own: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(own).is_ok_and(|metadata| metadata.uid() == 0)
}

#[cfg(not(unix))]
fn owned_by_root(_own: &Path) -> bool {
    false
}
