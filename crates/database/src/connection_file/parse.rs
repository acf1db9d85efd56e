//! Reads a connection file.

use std::path::PathBuf;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::certificate::CaCertificate;
use super::{ConnectionFile, ConnectionFileError, DEFAULT_DATABASE, Problem, Server, Tls};

/// Room for a long chain of certificates, and for nothing that could slow a reader down.
const LARGEST: usize = 256 * 1024;
/// The only format so far.
const FORMAT: i64 = 1;
const FIELDS: [&str; 10] =
    ["format", "host", "port", "socket", "database", "account", "password", "tls", "ca_certificate", "keep_cache"];

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
        let server = fields.server()?;
        let database = fields.text("database")?.unwrap_or(DEFAULT_DATABASE);
        let account = fields.text("account")?.ok_or(Problem::Missing("account"))?;
        let mut file = fields.placed(Self::new(server, database, account))?;
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

    fn server(&self) -> Result<Server, ConnectionFileError> {
        let refuse = |field, rule| Err(ConnectionFileError::from(Problem::Rule(field, rule)).at(self.line(field)));
        let (host, socket, tls, ca) =
            (self.text("host")?, self.text("socket")?, self.text("tls")?, self.text("ca_certificate")?);
        let host = match (host, socket) {
            (Some(_), Some(_)) => return refuse("socket", "cannot stand beside “host”: one of them only"),
            (None, None) => return Err(Problem::Missing("host").into()),
            (None, Some(path)) => {
                for field in ["port", "tls", "ca_certificate"] {
                    if self.value(field).is_some() {
                        return refuse(field, "has no meaning beside “socket”");
                    }
                }
                return Ok(Server::Socket { path: PathBuf::from(path) });
            }
            (Some(host), None) => host.to_owned(),
        };
        let Ok(port) = u16::try_from(self.number("port")?.unwrap_or(3306)) else {
            return refuse("port", "must be a number from 1 to 65535");
        };
        let ca_certificate = ca.map(|pem| self.placed(CaCertificate::parse(pem))).transpose()?;
        let tls = match (tls, ca_certificate) {
            (None | Some("verified"), ca_certificate) => Tls::Verified { ca_certificate },
            (Some("none"), None) => Tls::None,
            (Some("none"), Some(_)) => return refuse("ca_certificate", "has no meaning beside tls = \"none\""),
            (Some(_), _) => return refuse("tls", "must be \"verified\" or \"none\""),
        };
        Ok(Server::Host { host, port, tls })
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
