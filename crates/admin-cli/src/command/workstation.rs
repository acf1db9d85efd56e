//! Accounts of workstations and their connection files.

use std::path::{Path, PathBuf};

use administration::install::Names;
use administration::random;
use administration::workstation::{self, Credentials, Name, NewWorkstation, Origin};
use database::connection_file::{ConnectionFile, Server, Tls};
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
            let address = server_for(&file, server)?;
            let (origin, tls_required) = rules(&address, from.as_deref(), without_tls)?;
            let new = NewWorkstation { name: Name::parse(&name)?, origin, tls_required };
            create(connection, names, locale, server, &new, address, &file).await
        }
        Workstation::List => list(connection, names, locale).await,
        Workstation::Rotate { name, file } => {
            let address = server_for(&file, server)?;
            rotate(connection, names, locale, &Name::parse(&name)?, address, &file).await
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
    address: Server,
    arguments: &FileArguments,
) -> Result<Answer, Failure> {
    // Where no file can be made, no account is made.
    ConnectionFile::new(address.clone(), &names.api, new.name.as_str())?;
    if needs_tls(&address) && !workstation::offers_tls(connection).await? {
        return Err(Failure::NoTls);
    }
    // The file is created first: if it cannot be written, no account is created.
    let mut output = NewFile::create(&arguments.file)?;
    let credentials = workstation::create(connection, names, new, random()?).await?;
    let answer = hand_out(address, names, &credentials, &mut output, &new.name, |account, file| {
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
    address: Server,
    arguments: &FileArguments,
) -> Result<Answer, Failure> {
    ConnectionFile::new(address.clone(), &names.api, name.as_str())?;
    let mut output = NewFile::create(&arguments.file)?;
    let credentials = workstation::rotate(connection, names, name, random()?).await?;
    hand_out(address, names, &credentials, &mut output, name, |account, file| {
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

fn hand_out(
    address: Server,
    names: &Names,
    credentials: &Credentials,
    output: &mut NewFile,
    name: &Name,
    text: impl FnOnce(&str, &Path) -> String,
) -> Result<Answer, Failure> {
    let Credentials { account, password, remaining } = credentials;
    let file = ConnectionFile::new(address, &names.api, account)?;
    let server = file.server().to_string();
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

/// Where the workstation finds the server: by default where the administrator found it.
fn server_for(file: &FileArguments, server: &ServerArguments) -> Result<Server, Failure> {
    let Some(address) = &file.address else { return server.server() };
    if address.starts_with('/') {
        return Ok(Server::Socket { path: PathBuf::from(address) });
    }
    let (host, port) = split_address(address, server.port)?;
    Ok(at(host, port, server.ca_certificate()?))
}

/// `HOST`, `HOST:PORT`, `ADDRESS` or `[ADDRESS]:PORT`; an IPv6 address without brackets has no port.
fn split_address(address: &str, default: u16) -> Result<(&str, u16), Failure> {
    let (host, port) = match address.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((host, rest)) => (host, rest.strip_prefix(':')),
        None => match address.split_once(':') {
            Some((host, port)) if !port.contains(':') => (host, Some(port)),
            _ => (address, None),
        },
    };
    let port = port.map_or(Some(default), |port| port.parse().ok().filter(|port| *port > 0));
    port.map(|port| (host, port)).ok_or_else(|| Failure::AddressPort(address.to_owned()))
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

    #[test]
    fn an_address_is_split_where_its_port_begins() {
        let split = |address| split_address(address, 3306).ok();
        assert_eq!(split("db.example.org"), Some(("db.example.org", 3306)));
        assert_eq!(split("db.example.org:3307"), Some(("db.example.org", 3307)));
        assert_eq!(split("::1"), Some(("::1", 3306)));
        assert_eq!(split("[::1]:3307"), Some(("::1", 3307)));
        assert_eq!(split("db.example.org:x"), None);
        assert_eq!(split("db.example.org:0"), None);
    }
}
