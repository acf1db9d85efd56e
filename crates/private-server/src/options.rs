//! What to start, and where.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::binary::Binary;

/// The certificate that the server offers for TLS: three PEM files, readable by this user.
#[derive(Debug, Clone)]
pub struct ServerCertificate {
    /// The certificate of the authority that signed `cert`.
    pub ca: PathBuf,
    /// The server's own certificate.
    pub cert: PathBuf,
    /// Its private key.
    pub key: PathBuf,
}

/// What to start, and where.
#[derive(Debug, Clone)]
pub struct Options {
    /// The server program.
    pub binary: Binary,
    /// The data directory; created and initialised if it is missing or empty, reused otherwise.
    pub data_dir: PathBuf,
    /// Where to keep initialised data directories as templates, so that a new one is a copy (0.2 s instead of 3 s).
    /// `None`: initialise each time.
    pub template_cache: Option<PathBuf>,
    /// TCP port on 127.0.0.1; `None` picks a free one.
    pub port: Option<u16>,
    /// Certificate for TLS. `None`: MariaDB has no TLS then, MySQL makes a certificate that no client can verify.
    pub tls: Option<ServerCertificate>,
    /// Whether a commit survives a power cut. `false` is faster and still survives a kill of the server.
    pub durable: bool,
    /// Further options of the server program. They overrule ours.
    pub arguments: Vec<OsString>,
}
