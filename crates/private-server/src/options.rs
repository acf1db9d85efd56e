//! What to start, and where.

use std::path::PathBuf;

use crate::binary::Binary;

/// What the server shows to clients that ask for TLS: PEM files, all three readable by this user.
#[derive(Debug, Clone)]
pub struct ServerCertificate {
    /// Certificate of the authority that signed `cert`.
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
    /// Directory of the data; made and initialised when it is missing or empty, used again when it is not.
    pub data_dir: PathBuf,
    /// Where initialised data directories are kept as templates, so that the next new one is a copy (0.2 s instead of
    /// 3 s). `None`: initialise each time.
    pub template_cache: Option<PathBuf>,
    /// TCP port on 127.0.0.1; `None` picks a free one.
    pub port: Option<u16>,
    /// Certificate for TLS. `None`: MariaDB has no TLS then, MySQL makes a certificate that no client can verify.
    pub tls: Option<ServerCertificate>,
    /// Whether a commit survives a power cut. `false` is faster and still survives a kill of the server.
    pub durable: bool,
}
