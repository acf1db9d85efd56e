//! Where the database server is.

use std::net::IpAddr;
use std::path::PathBuf;

use super::certificate::CaCertificate;
use super::{ConnectionFileError, Problem};

/// Where the database server is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Server {
    /// On this computer, behind a Unix socket.
    Socket {
        /// Its absolute path.
        path: PathBuf,
    },
    /// Somewhere in the network, or behind a port of this computer.
    Host {
        /// A name or an IP address (without brackets).
        host: String,
        /// The TCP port.
        port: u16,
        /// How the route to it is protected.
        tls: Tls,
    },
}

/// How the route to the server is protected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tls {
    /// Not at all; only for an address of this computer.
    None,
    /// Encrypted, and the server proves that it is the requested host.
    Verified {
        /// An authority to trust besides the public ones.
        ca_certificate: Option<CaCertificate>,
    },
}

/// A host and its port, as people write them: `db.example.org`, `db.example.org:3307`, `::1` or `[::1]:3307`. An IPv6
/// address without brackets has no port.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HostPort<'a> {
    /// A name or an address, without brackets.
    pub host: &'a str,
    /// The port, if one is given.
    pub port: Option<u16>,
}

impl<'a> HostPort<'a> {
    /// Reads them; `None` when the port is none.
    #[must_use]
    pub fn parse(text: &'a str) -> Option<Self> {
        let (host, port) = match text.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            Some((host, "")) => (host, None),
            Some((host, rest)) => (host, Some(rest.strip_prefix(':')?)),
            None => match text.split_once(':') {
                Some((host, port)) if !port.contains(':') => (host, Some(port)),
                _ => (text, None),
            },
        };
        let number = |port: &str| port.parse().ok().filter(|port| *port > 0);
        match port {
            Some(port) => Some(Self { host, port: Some(number(port)?) }),
            None => Some(Self { host, port: None }),
        }
    }
}

impl Server {
    /// Whether the route stays within this computer.
    #[must_use]
    pub fn is_this_computer(&self) -> bool {
        match self {
            Self::Socket { .. } => true,
            Self::Host { host, .. } => {
                host.eq_ignore_ascii_case("localhost")
                    || host.parse::<IpAddr>().is_ok_and(|address| address.to_canonical().is_loopback())
            }
        }
    }

    pub(super) fn check(&self) -> Result<(), ConnectionFileError> {
        match self {
            Self::Socket { path } => {
                let holds = path.is_absolute()
                    && path.to_str().is_some_and(|path| path.len() <= 107 && !path.contains(char::is_control));
                if holds { Ok(()) } else { Err(Problem::Rule("socket", "must be an absolute path").into()) }
            }
            Self::Host { host, .. } if !is_host(host) => {
                Err(Problem::Rule("host", "must be a host name or an IP address, without port or brackets").into())
            }
            Self::Host { port: 0, .. } => Err(Problem::Rule("port", "must be a number from 1 to 65535").into()),
            Self::Host { tls: Tls::None, .. } if !self.is_this_computer() => Err(Problem::Rule(
                "tls",
                "must be \"verified\": without TLS everybody on the way could read along, so only addresses of this computer may go without",
            )
            .into()),
            Self::Host { .. } => Ok(()),
        }
    }
}

impl std::fmt::Display for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Socket { path } => path.display().fmt(f),
            Self::Host { host, port, .. } if host.contains(':') => write!(f, "[{host}]:{port}"),
            Self::Host { host, port, .. } => write!(f, "{host}:{port}"),
        }
    }
}

/// An address, or labels of ASCII letters, digits, dashes and underscores. A name in another script is written in its
/// `xn--` form, because that is what resolvers and certificates compare.
pub(super) fn is_host(host: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
    };
    host.parse::<IpAddr>().is_ok() || host.len() <= 253 && host.strip_suffix('.').unwrap_or(host).split('.').all(label)
}
