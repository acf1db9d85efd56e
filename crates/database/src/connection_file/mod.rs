//! The connection file, which an administrator hands out: where the database is, and the workstation's account.
//!
//! Over a network only TLS with a verified server certificate is possible; an address of this computer may go without.
//! Every [`ConnectionFile`] keeps that rule, whether it was parsed or created.

mod certificate;
mod error;
mod parse;
mod server;
mod write;

use sqlx::mysql::{MySqlConnectOptions, MySqlSslMode};
use zeroize::Zeroizing;

pub use certificate::CaCertificate;
pub use error::{ConnectionFileError, Problem};
pub use server::{HostPort, Server, Tls};

/// The schema of the public procedures, unless the administrator chose another name.
pub const DEFAULT_DATABASE: &str = "ticket_desk_api";

/// How many prepared statements a connection keeps: enough for every public procedure, because all connections share
/// the server's limit.
pub const STATEMENTS: usize = 48;

/// The most servers in one file: more than any cluster has that a workstation could try one by one.
const MOST_HOSTS: usize = 9;

/// How one workstation reaches the shared database.
#[derive(Clone, PartialEq, Eq)]
pub struct ConnectionFile {
    server: Server,
    /// Tried in this order when the one before does not serve; each is reached as the first one is.
    others: Vec<Server>,
    database: String,
    account: String,
    password: Option<Zeroizing<String>>,
    keep_cache: bool,
}

impl ConnectionFile {
    /// Creates a file without password. `database` is the schema of the public procedures.
    ///
    /// # Errors
    /// When a value does not follow its rule; see [`Problem`].
    pub fn new(server: Server, database: &str, account: &str) -> Result<Self, ConnectionFileError> {
        server.check()?;
        let named = |text: &str, longest: usize, also: &[char]| {
            (1..=longest).contains(&text.len()) && text.chars().all(|c| c.is_ascii_alphanumeric() || also.contains(&c))
        };
        if !named(database, 64, &['_']) {
            return Err(Problem::Rule("database", "must be the name of a schema: letters, digits and _").into());
        }
        if !named(account, 32, &['_', '-', '.']) {
            return Err(Problem::Rule("account", "must be 1 to 32 letters, digits and _ - .").into());
        }
        Ok(Self {
            server,
            others: Vec::new(),
            database: database.to_owned(),
            account: account.to_owned(),
            password: None,
            keep_cache: true,
        })
    }

    /// Adds the account's password.
    ///
    /// # Errors
    /// When the password is empty, longer than 256 characters, or holds control characters.
    pub fn with_password(self, password: &str) -> Result<Self, ConnectionFileError> {
        if !(1..=256).contains(&password.chars().count()) || password.chars().any(char::is_control) {
            return Err(Problem::Rule("password", "must be 1 to 256 characters on one line").into());
        }
        Ok(Self { password: Some(Zeroizing::new(password.to_owned())), ..self })
    }

    /// Adds the other servers of the same database, in the order in which they are tried.
    ///
    /// # Errors
    /// When one is no host, is reached by another kind of TLS than the first, or is named twice.
    pub fn with_others(self, others: Vec<Server>) -> Result<Self, ConnectionFileError> {
        let wrong = |rule| Err(Problem::Rule("hosts", rule).into());
        if others.len() >= MOST_HOSTS {
            return wrong("must name at most 9 servers");
        }
        for (index, other) in others.iter().enumerate() {
            other.check()?;
            let (Server::Host { tls: first, .. }, Server::Host { tls, .. }) = (&self.server, other) else {
                return wrong("can name hosts only, no socket");
            };
            if first != tls {
                return wrong("must all be of this computer, or all be reached with TLS");
            }
            if *other == self.server || others.iter().take(index).any(|before| before == other) {
                return wrong("names a server twice");
            }
        }
        Ok(Self { others, ..self })
    }

    /// For workstations that several people share: signing out wipes the person's cache.
    #[must_use]
    pub fn without_cache(self) -> Self {
        Self { keep_cache: false, ..self }
    }

    /// Whether a person's cache may stay on the workstation after they sign out.
    #[must_use]
    pub fn keep_cache(&self) -> bool {
        self.keep_cache
    }

    /// Takes the password out, so that it can be stored separately.
    pub fn take_password(&mut self) -> Option<Zeroizing<String>> {
        self.password.take()
    }

    /// Where the server is: the first one, if there are several. It names the database, whichever of them is in use.
    #[must_use]
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// Every server, in the order in which they are tried.
    pub fn servers(&self) -> impl Iterator<Item = &Server> {
        std::iter::once(&self.server).chain(&self.others)
    }

    /// Every server, as people read it.
    #[must_use]
    pub fn place(&self) -> String {
        self.servers().map(Server::to_string).collect::<Vec<_>>().join(", ")
    }

    /// The schema of the public procedures.
    #[must_use]
    pub fn database(&self) -> &str {
        &self.database
    }

    /// The workstation, whose account gets another number when its password is rotated: `td_a` of `td_a.2`.
    #[must_use]
    pub fn workstation(&self) -> &str {
        self.account.split_once('.').map_or(&self.account, |(workstation, _)| workstation)
    }

    /// The workstation's account.
    #[must_use]
    pub fn account(&self) -> &str {
        &self.account
    }

    /// The options to connect to the first server with. Besides the handshake they cost one round trip, for the character set.
    #[must_use]
    pub fn connect_options(&self, password: &str) -> MySqlConnectOptions {
        self.options_of(&self.server, password)
    }

    /// The options of every server, in their order.
    #[must_use]
    pub fn routes(&self, password: &str) -> Vec<MySqlConnectOptions> {
        self.servers().map(|server| self.options_of(server, password)).collect()
    }

    fn options_of(&self, server: &Server, password: &str) -> MySqlConnectOptions {
        let options = server.connect_options();
        options.username(&self.account).password(password).database(&self.database).statement_cache_capacity(STATEMENTS)
    }
}

impl Server {
    /// How to reach the server, without account or schema. The kind of encryption is explicit, so that nobody on the
    /// way can talk the connection out of it; texts are utf8mb4; the SQL mode and the time zone are the procedures' own
    /// matter.
    #[must_use]
    pub fn connect_options(&self) -> MySqlConnectOptions {
        let options = MySqlConnectOptions::new()
            .charset("utf8mb4")
            .collation("utf8mb4_unicode_520_ci")
            .set_names(true)
            .pipes_as_concat(false)
            .no_engine_substitution(false)
            .timezone(None);
        match self {
            // Nobody is on the way through a socket. MySQL takes a password there in the clear, which the driver sends
            // only within TLS; MariaDB, which may have none, takes a scrambled one.
            Self::Socket { path } => options.socket(path).ssl_mode(MySqlSslMode::Preferred),
            Self::Host { host, port, tls: Tls::None } => {
                options.host(host).port(*port).ssl_mode(MySqlSslMode::Disabled)
            }
            Self::Host { host, port, tls: Tls::Verified { ca_certificate } } => {
                let options = options.host(host).port(*port).ssl_mode(MySqlSslMode::VerifyIdentity);
                match ca_certificate {
                    Some(pem) => options.ssl_ca_from_pem(pem.as_str().as_bytes().to_vec()),
                    None => options,
                }
            }
        }
    }
}

impl std::fmt::Debug for ConnectionFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ConnectionFile")
            .field("server", &self.server)
            .field("others", &self.others)
            .field("database", &self.database)
            .field("account", &self.account)
            .field("password", &self.password.as_ref().map(|_| "…"))
            .field("keep_cache", &self.keep_cache)
            .finish()
    }
}

#[cfg(test)]
mod tests;
