//! Reads a connection file.

use std::path::PathBuf;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::certificate::CaCertificate;
use super::server::is_host;
use super::{ConnectionFile, ConnectionFileError, DEFAULT_DATABASE, HostPort, Problem, Server, Tls};

/// Room for a long chain of certificates, and for nothing that could slow a reader down.
const LARGEST: usize = 256 * 1024;
/// The only format so far.
const FORMAT: i64 = 1;
const FIELDS: [&str; 11] = [
    "format",
    "host",
    "hosts",
    "port",
    "socket",
    "database",
    "account",
    "password",
    "tls",
    "ca_certificate",
    "keep_cache",
];
const DEFAULT_PORT: u16 = 3306;

impl ConnectionFile {
    /// Reads the text of a connection file.
    ///
    /// # Errors
    /// With the line and the field that are wrong and what to do; never with a value of the file.
    pub fn parse(text: &str) -> Result<Self, ConnectionFileError> {
        if text.len() > LARGEST {
            return Err(Problem::TooLarge.into());
        }
        let fields = Fields::read(text.strip_prefix('\u{FEFF}').unwrap_or(text))?;
        if fields.number("format")?.is_some_and(|format| format != FORMAT) {
            return Err(ConnectionFileError::from(Problem::Format).at(fields.line("format")));
        }
        let (server, others) = fields.servers()?;
        let database = fields.text("database")?.unwrap_or(DEFAULT_DATABASE);
        let account = fields.text("account")?.ok_or(Problem::Missing("account"))?;
        let mut file = fields.placed(Self::new(server, database, account))?;
        if !others.is_empty() {
            file = fields.placed(file.with_others(others))?;
        }
        if fields.truth("keep_cache")? == Some(false) {
            file = file.without_cache();
        }
        match fields.text("password")? {
            Some(password) => fields.placed(file.with_password(password)),
            None => Ok(file),
        }
    }
}

struct Fields<'a> {
    text: &'a str,
    table: DeTable<'a>,
}

impl<'a> Fields<'a> {
    fn read(text: &'a str) -> Result<Self, ConnectionFileError> {
        // The parser's own words name what it expected, not what it found: no value of the file is repeated.
        let table = DeTable::parse(text).map_err(|error| {
            let line = error.span().map(|span| line_of(text, span.start));
            ConnectionFileError { line, problem: Problem::Syntax(error.message().to_owned()) }
        })?;
        let table = table.into_inner();
        if let Some(key) = table.keys().find(|key| !FIELDS.contains(&key.get_ref().as_ref())) {
            let name = key.get_ref().escape_debug().take(40).collect();
            return Err(ConnectionFileError::from(Problem::Unknown(name)).at(Some(line_of(text, key.span().start))));
        }
        Ok(Self { text, table })
    }

    fn value(&self, field: &'static str) -> Option<&Spanned<DeValue<'a>>> {
        self.table.get(field)
    }

    fn line(&self, field: &'static str) -> Option<usize> {
        self.value(field).map(|value| line_of(self.text, value.span().start))
    }

    fn text(&self, field: &'static str) -> Result<Option<&str>, ConnectionFileError> {
        self.typed(field, "text in quotes", |value| value.as_str())
    }

    fn number(&self, field: &'static str) -> Result<Option<i64>, ConnectionFileError> {
        self.typed(field, "a whole number", |value| {
            value.as_integer().and_then(|number| i64::from_str_radix(number.as_str(), number.radix()).ok())
        })
    }

    fn truth(&self, field: &'static str) -> Result<Option<bool>, ConnectionFileError> {
        self.typed(field, "true or false", DeValue::as_bool)
    }

    fn typed<'b, T>(
        &'b self,
        field: &'static str,
        kind: &'static str,
        read: impl Fn(&'b DeValue<'a>) -> Option<T>,
    ) -> Result<Option<T>, ConnectionFileError> {
        let Some(value) = self.value(field) else { return Ok(None) };
        match read(value.get_ref()) {
            Some(value) => Ok(Some(value)),
            None => Err(ConnectionFileError::from(Problem::Kind(field, kind)).at(self.line(field))),
        }
    }

    /// Where the server is, and the others of the same database.
    fn servers(&self) -> Result<(Server, Vec<Server>), ConnectionFileError> {
        let refuse = |field, rule| Err(ConnectionFileError::from(Problem::Rule(field, rule)).at(self.line(field)));
        let (host, socket, tls, ca) =
            (self.text("host")?, self.text("socket")?, self.text("tls")?, self.text("ca_certificate")?);
        let hosts = self.hosts()?;
        if let Some(path) = socket {
            if host.is_some() || hosts.is_some() {
                return refuse("socket", "cannot stand beside “host” or “hosts”: one of them only");
            }
            for field in ["port", "tls", "ca_certificate"] {
                if self.value(field).is_some() {
                    return refuse(field, "has no meaning beside “socket”");
                }
            }
            return Ok((Server::Socket { path: PathBuf::from(path) }, Vec::new()));
        }
        let addresses: Vec<(String, u16)> = match (host, hosts) {
            (Some(_), Some(_)) => return refuse("hosts", "cannot stand beside “host”: one of them only"),
            (None, None) => return Err(Problem::Missing("host").into()),
            (Some(host), None) => {
                let Ok(port) = u16::try_from(self.number("port")?.unwrap_or(DEFAULT_PORT.into())) else {
                    return refuse("port", "must be a number from 1 to 65535");
                };
                vec![(host.to_owned(), port)]
            }
            (None, Some(_)) if self.value("port").is_some() => {
                return refuse("port", "has no meaning beside “hosts”: write it as in \"db.example.org:3307\"");
            }
            (None, Some(hosts)) => hosts,
        };
        let ca_certificate = ca.map(|pem| self.placed(CaCertificate::parse(pem))).transpose()?;
        let tls = match (tls, ca_certificate) {
            (None | Some("verified"), ca_certificate) => Tls::Verified { ca_certificate },
            (Some("none"), None) => Tls::None,
            (Some("none"), Some(_)) => return refuse("ca_certificate", "has no meaning beside tls = \"none\""),
            (Some(_), _) => return refuse("tls", "must be \"verified\" or \"none\""),
        };
        let mut servers =
            addresses.into_iter().map(|(host, port)| Server::Host { host, port, tls: tls.clone() }).collect::<Vec<_>>();
        if servers.is_empty() {
            return refuse("hosts", "must name at least one server");
        }
        let first = servers.remove(0);
        Ok((first, servers))
    }

    /// The servers of `hosts`, if there is such a field.
    fn hosts(&self) -> Result<Option<Vec<(String, u16)>>, ConnectionFileError> {
        let Some(value) = self.value("hosts") else { return Ok(None) };
        let wrong = || {
            let kind = "a list of servers, such as [\"db1.example.org\", \"db2.example.org:3307\"]";
            ConnectionFileError::from(Problem::Kind("hosts", kind)).at(self.line("hosts"))
        };
        let list = value.get_ref().as_array().ok_or_else(wrong)?;
        let mut hosts = Vec::new();
        for entry in list {
            let entry = entry.get_ref().as_str().and_then(HostPort::parse);
            let entry = entry.filter(|entry| is_host(entry.host)).ok_or_else(wrong)?;
            hosts.push((entry.host.to_owned(), entry.port.unwrap_or(DEFAULT_PORT)));
        }
        Ok(Some(hosts))
    }

    /// Adds to an error the line of its field.
    fn placed<T>(&self, result: Result<T, ConnectionFileError>) -> Result<T, ConnectionFileError> {
        result.map_err(|error| {
            let line = error.field().and_then(|field| self.line(field));
            error.at(line)
        })
    }
}

fn line_of(text: &str, position: usize) -> usize {
    1 + text.bytes().take(position).filter(|byte| *byte == b'\n').count()
}
