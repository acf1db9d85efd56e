//! Reads a connection from a file or from the fields of a form.

use database::connection_file::{CaCertificate, ConnectionFile, ConnectionFileError, DEFAULT_DATABASE, Server, Tls};
use model::{Code, ConnectionFields, ConnectionImport, Invalid};

use crate::error::DeskError;

/// Reads a connection file. The password comes with the request or is in the file.
pub(crate) fn from_file(request: ConnectionImport) -> Result<(ConnectionFile, String), DeskError> {
    let mut file = ConnectionFile::parse(&request.file)?;
    let inside = file.take_password().map(|password| password.to_string());
    let password = request.password.filter(|typed| !typed.is_empty()).or(inside);
    match password {
        Some(password) => Ok((file, password)),
        None => Err(Invalid { field: "password", code: Code::InputRequired, limit: None }.into()),
    }
}

/// Reads the fields of the connection form.
pub(crate) fn from_fields(request: ConnectionFields) -> Result<(ConnectionFile, String), DeskError> {
    let ConnectionFields { host, port, database, account, password, ca_certificate, plain } = request;
    let required = |field| DeskError::from(Invalid { field, code: Code::InputRequired, limit: None });
    let (host, account, database) = (host.trim(), account.trim(), database.trim());
    for (field, text) in [("host", host), ("account", account), ("password", &password)] {
        if text.is_empty() {
            return Err(required(field));
        }
    }
    let ca_certificate = ca_certificate.filter(|pem| !plain && !pem.trim().is_empty());
    let ca_certificate = ca_certificate.map(|pem| CaCertificate::parse(&pem)).transpose().map_err(by_field)?;
    let port = u16::try_from(port).map_err(|_| Invalid { field: "port", code: Code::InputInvalid, limit: None })?;
    let tls = if plain { Tls::None } else { Tls::Verified { ca_certificate } };
    let server = Server::Host { host: host.trim_matches(['[', ']']).to_owned(), port, tls };
    let database = if database.is_empty() { DEFAULT_DATABASE } else { database };
    let file = ConnectionFile::new(server, database, account).map_err(by_field)?;
    // A typed password follows the rules of one in a file.
    let mut file = file.with_password(&password).map_err(by_field)?;
    drop(file.take_password());
    Ok((file, password))
}

/// Turns a violated rule of the file into an error of the form's field.
fn by_field(error: ConnectionFileError) -> DeskError {
    let field = match error.field() {
        Some("host") => "host",
        Some("port") => "port",
        Some("database") => "database",
        Some("account") => "account",
        Some("password") => "password",
        Some("ca_certificate") => "caCertificate",
        Some("tls") => "plain",
        _ => return error.into(),
    };
    Invalid { field, code: Code::InputInvalid, limit: None }.into()
}
