//! Why something was not done, in English. What the library says is English already.

use database::DatabaseError;

use crate::failure::Failure;

pub(super) fn words(failure: &Failure) -> String {
    match failure {
        Failure::SocketAndHost => "--socket and --host exclude each other; leave one of them out".into(),
        Failure::Unreadable { file, error } => format!("{} cannot be read: {error}", file.display()),
        Failure::Certificate { file, error } => format!("{}: {error}", file.display()),
        Failure::Schema(error) => format!("--schema: {error}"),
        Failure::NothingToUpgrade => "there is no desk to upgrade; run “ticket-desk-admin install” first".into(),
        Failure::NoteTooLong(longest) => format!("--note may have at most {longest} characters; shorten it"),
        Failure::SinceNotBeforeUntil => "--since has to be before --until".into(),
        Failure::Interrupted => "interrupted before everything was written; run this again".into(),
        Failure::FileExists(file) => format!("{} exists already; remove it or name another file", file.display()),
        Failure::NotWritten { file, error } => {
            format!("{} cannot be written: {error}; name another place with --file", file.display())
        }
        Failure::NoPassword(error) => {
            format!("no password could be read: {error}; give it in a file with --password-file")
        }
        Failure::AddressPort(address) => format!("--address {address}: the port is not a number from 1 to 65535"),
        Failure::NoTls => "the server offers no TLS, and without it everybody on the way could read passwords and tickets; \
             give the server a certificate first. For a tunnel that ends on the workstation, name its end there with --address \
             127.0.0.1:PORT and add --without-tls-i-accept-that-everything-can-be-read"
            .into(),
        Failure::WithoutTlsElsewhere => "Ticket Desk itself goes without TLS only to an address of its own computer: name the \
             tunnel's end on the workstation with --address 127.0.0.1:PORT, and leave out --ca"
            .into(),
        Failure::OriginElsewhere => "the file's address is of one computer and --from lets another one in, as through a tunnel; \
             if that is meant, add --without-tls-i-accept-that-everything-can-be-read"
            .into(),
        Failure::Administration(error) => error.to_string(),
        Failure::Install(error) => error.to_string(),
        Failure::Database { doing, error } => {
            let doing = doing.as_ref().map(|doing| format!("{doing}: ")).unwrap_or_default();
            format!("{doing}{error}{}", advice(error))
        }
        Failure::ConnectionFile(error) => format!("no connection file can be written: {error}"),
        Failure::Internal(reason) => reason.clone(),
    }
}

fn advice(error: &DatabaseError) -> &'static str {
    match error {
        DatabaseError::HostUnknown(_) => "; check --host",
        DatabaseError::Unreachable(_) | DatabaseError::TimedOut(_) => {
            "; check --host, --port or --socket, and that the server runs"
        }
        DatabaseError::AccountRefused(_) => {
            "; check --user and the password. On the server itself, root usually comes in through the socket: \
             --socket /run/mysqld/mysqld.sock"
        }
        DatabaseError::NotTrusted(_) => {
            "; over a network the server needs a certificate for its name; give the one of its authority with --ca, or run \
             this on the server with --socket"
        }
        DatabaseError::NotInstalled(_) => {
            "; run “ticket-desk-admin install” first, or check --schema and the account's rights"
        }
        DatabaseError::Busy(_) => "; try again in a moment",
        DatabaseError::TooOld(_) => "; run “ticket-desk-admin upgrade”",
        DatabaseError::TooNew(_) => "; use the newest ticket-desk-admin",
        DatabaseError::Refused(_) | DatabaseError::Interrupted { .. } | DatabaseError::Defect(_) => "",
    }
}
