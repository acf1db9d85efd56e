//! Accounts of workstations and their connection files.

use std::path::{Path, PathBuf};

use administration::install::Names;
use administration::random;
use administration::workstation::{self, Credentials, Name, NewWorkstation, Origin};
use database::connection_file::{ConnectionFile, HostPort, Server, Tls};
use i18n::{Locale, messages};
use serde_json::json;
use sqlx::mysql::MySqlConnection;

use crate::answer::{Answer, table_or};
use crate::arguments::{FileArguments, ServerArguments, Workstation};
use crate::connection::at;
use crate::failure::Failure;
use crate::new_file::NewFile;

pub async fn run(
    connection: &mut MySqlConnection,
    names: &Names,
    locale: Locale,
    server: &ServerArguments,
    command: Workstation,
) -> Result<Answer, Failure> {
    match command {
        Workstation::Create { name, file, from, without_tls } => {
            let servers = servers_for(&file, server)?;
            let (origin, tls_required) = rules(&servers.0, from.as_deref(), without_tls)?;
            let new = NewWorkstation { name: Name::parse(&name)?, origin, tls_required };
            create(connection, names, locale, server, &new, &servers, &file).await
        }
        Workstation::List => list(connection, names, locale).await,
        Workstation::Rotate { name, file } => {
            let servers = servers_for(&file, server)?;
            rotate(connection, names, locale, &Name::parse(&name)?, &servers, &file).await
        }
        Workstation::Unlock { name } => {
            let name = Name::parse(&name)?;
            workstation::unlock(connection, names, &name).await?;
            Answer::new(
                locale.format(&messages::admin_workstation_unlocked(name.as_str())),
                &json!({ "name": name.as_str(), "unlocked": true }),
            )
        }
        Workstation::Revoke { name } => {
            let name = Name::parse(&name)?;
            let remaining = workstation::revoke(connection, names, &name).await?.remaining;
            Answer::new(
                locale.format(&messages::admin_workstation_revoked(&name)) + &remaining_text(&remaining, locale),
                &json!({ "name": name.as_str(), "revoked": true, "remainingConnections": remaining }),
            )
        }
    }
}

async fn create(
    connection: &mut MySqlConnection,
    names: &Names,
    locale: Locale,
    server: &ServerArguments,
    new: &NewWorkstation,
    servers: &(Server, Vec<Server>),
    arguments: &FileArguments,
) -> Result<Answer, Failure> {
    // Where no file can be made, no account is made.
    new_file(servers, names, new.name.as_str())?;
    if needs_tls(&servers.0) && !workstation::offers_tls(connection).await? {
        return Err(Failure::NoTls);
    }
    // The file is created first: if it cannot be written, no account is created.
    let mut output = NewFile::create(&arguments.file)?;
    let credentials = workstation::create(connection, names, new, random()?).await?;
    let answer = hand_out(servers, names, &credentials, &mut output, &new.name, |account, file| {
        locale.format(&messages::admin_workstation_created(account, file.display(), server.spelled()))
    });
    if answer.is_err() {
        // Nobody knows the password of this account, which would block another attempt.
        workstation::revoke(connection, names, &new.name).await?;
    }
    answer
}

async fn rotate(
    connection: &mut MySqlConnection,
    names: &Names,
    locale: Locale,
    name: &Name,
    servers: &(Server, Vec<Server>),
    arguments: &FileArguments,
) -> Result<Answer, Failure> {
    new_file(servers, names, name.as_str())?;
    let mut output = NewFile::create(&arguments.file)?;
    let credentials = workstation::rotate(connection, names, name, random()?).await?;
    hand_out(servers, names, &credentials, &mut output, name, |account, file| {
        locale.format(&messages::admin_workstation_rotated(account, file.display()))
            + &remaining_text(&credentials.remaining, locale)
    })
}

/// What is left of a former account, as a paragraph of its own.
fn remaining_text(remaining: &[u64], locale: Locale) -> String {
    if remaining.is_empty() {
        return String::new();
    }
    let ids: Vec<String> = remaining.iter().map(ToString::to_string).collect();
    format!("\n{}", locale.format(&messages::admin_workstation_remaining(ids.join(", "))))
}

/// The file of an account, without its password.
fn new_file((server, others): &(Server, Vec<Server>), names: &Names, account: &str) -> Result<ConnectionFile, Failure> {
    Ok(ConnectionFile::new(server.clone(), &names.api, account)?.with_others(others.clone())?)
}

fn hand_out(
    servers: &(Server, Vec<Server>),
    names: &Names,
    credentials: &Credentials,
    output: &mut NewFile,
    name: &Name,
    text: impl FnOnce(&str, &Path) -> String,
) -> Result<Answer, Failure> {
    let Credentials { account, password, remaining } = credentials;
    let file = new_file(servers, names, account)?;
    let server = file.place();
    output.write(&file.with_password(password)?.to_text())?;
    let path = output.path().display().to_string();
    Answer::new(
        text(account, output.path()),
        &json!({
            "name": name.as_str(), "account": account, "server": server, "file": path,
            "remainingConnections": remaining,
        }),
    )
}

async fn list(connection: &mut MySqlConnection, names: &Names, locale: Locale) -> Result<Answer, Failure> {
    let workstations = workstation::list(connection, names).await?;
    let rows: Vec<[String; 5]> = workstations
        .iter()
        .map(|workstation| {
            let tls = if workstation.tls_required {
                messages::admin_workstation_tls_required()
            } else {
                messages::admin_workstation_tls_optional()
            };
            let password = if workstation.without_password {
                messages::admin_workstation_without_password()
            } else {
                messages::admin_workstation_with_password()
            };
            let connections = workstation.connections.to_string();
            let (tls, password) = (locale.format(&tls), locale.format(&password));
            [workstation.name.clone(), workstation.origin.clone(), tls, password, connections]
        })
        .collect();
    let columns = [
        messages::admin_workstation_column_name(),
        messages::admin_workstation_column_from(),
        messages::admin_workstation_column_tls(),
        messages::admin_workstation_column_password(),
        messages::admin_workstation_column_connections(),
    ];
    let table = table_or(&messages::admin_workstation_none(), &columns, &rows, locale);
    Answer::new(table, &json!({ "workstations": workstations }))
}

/// Where the workstation finds the database: where the administrator found it, unless told otherwise. The servers are tried in
/// the order in which they were told.
fn servers_for(file: &FileArguments, server: &ServerArguments) -> Result<(Server, Vec<Server>), Failure> {
    let mut servers = Vec::new();
    for address in &file.address {
        servers.push(if address.starts_with('/') {
            Server::Socket { path: PathBuf::from(address) }
        } else {
            let HostPort { host, port } =
                HostPort::parse(address).ok_or_else(|| Failure::AddressPort(address.to_owned()))?;
            at(host, port.unwrap_or(server.port), server.ca_certificate()?)
        });
    }
    if servers.is_empty() {
        return Ok((server.server()?, servers));
    }
    let first = servers.remove(0);
    Ok((first, servers))
}

/// From where the account may connect, and whether it requires TLS, which follows from its connection file.
fn rules(server: &Server, from: Option<&str>, without_tls: bool) -> Result<(Origin, bool), Failure> {
    let origin = from.map(Origin::parse).transpose()?;
    let own = match server {
        Server::Socket { .. } => Some(Origin::socket()),
        Server::Host { host, .. } if server.is_this_computer() => Some(Origin::parse(host)?),
        Server::Host { .. } => None,
    };
    if needs_tls(server) {
        if without_tls {
            return Err(Failure::WithoutTlsElsewhere);
        }
        return Ok((origin.or(own).unwrap_or_else(Origin::anywhere), true));
    }
    match origin {
        None if without_tls => Ok((Origin::anywhere(), false)),
        None => Ok((own.unwrap_or_else(Origin::socket), false)),
        Some(origin) if without_tls || own.as_ref() == Some(&origin) => Ok((origin, false)),
        Some(_) => Err(Failure::OriginElsewhere),
    }
}

fn needs_tls(server: &Server) -> bool {
    matches!(server, Server::Host { tls: Tls::Verified { .. }, .. })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ruled(host: &str, from: Option<&str>, without_tls: bool) -> Option<(String, bool)> {
        let (origin, tls) = rules(&at(host, 3306, None), from, without_tls).ok()?;
        Some((origin.as_str().to_owned(), tls))
    }

    #[test]
    fn over_a_network_an_account_needs_tls_whatever_is_said() {
        assert_eq!(ruled("db.example.org", None, false), Some(("%".into(), true)));
        assert_eq!(ruled("db.example.org", Some("10.%"), false), Some(("10.%".into(), true)));
        assert_eq!(ruled("db.example.org", None, true), None);
    }

    #[test]
    fn without_tls_an_account_is_for_this_computer_only() {
        assert_eq!(ruled("localhost", None, false), Some(("127.0.0.1".into(), false)));
        assert_eq!(ruled("::1", None, false), Some(("::1".into(), false)));
        assert_eq!(ruled("127.0.0.1", Some("10.%"), false), None);
        assert_eq!(ruled("127.0.0.1", Some("10.%"), true), Some(("10.%".into(), false)));
        assert_eq!(ruled("127.0.0.1", None, true), Some(("%".into(), false)));
    }
}
