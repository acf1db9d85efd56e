//! The texts for failures of the libraries. Messages of the server or the system stay as they are.

use administration::AdministrationError;
use administration::install::{InstallError, InvalidName};
use database::DatabaseError;
use database::connection_file::{ConnectionFileError, Problem};
use i18n::{Locale, Message, messages, of_family};

pub(super) fn name(InvalidName(name): &InvalidName) -> Message {
    messages::admin_error_name(name)
}

pub(super) fn administration(error: &AdministrationError) -> Message {
    match error {
        AdministrationError::Database(error) => messages::admin_error_refused(error),
        AdministrationError::PersonUnknown(username) => messages::admin_error_person_unknown(username),
        AdministrationError::PersonHasTickets { username, open } => {
            messages::admin_error_person_has_tickets(*open, username)
        }
        AdministrationError::CategoryUnknown(name) => messages::admin_error_category_unknown(name),
        AdministrationError::CategoryExists(name) => messages::admin_error_category_exists(name),
        AdministrationError::CategoryIsDefault(name) => messages::admin_error_category_is_default(name),
        AdministrationError::CategoryRetired(name) => messages::admin_error_category_retired(name),
        AdministrationError::WorkstationName(name) => messages::admin_error_workstation_name(name),
        AdministrationError::WorkstationOrigin(origin) => messages::admin_error_workstation_origin(origin),
        AdministrationError::WorkstationExists(name) => messages::admin_error_workstation_exists(name),
        AdministrationError::WorkstationUnknown(name) => messages::admin_error_workstation_unknown(name),
        AdministrationError::WorkstationNameUsedUp(name) => messages::admin_error_workstation_used_up(name),
        AdministrationError::NoTls => messages::admin_error_server_without_tls(),
        AdministrationError::InvitationUnknown(number) => messages::admin_error_invitation_unknown(number),
        AdministrationError::Unexpected(what) => messages::admin_error_unexpected(what),
        AdministrationError::NotWritten(error) => messages::admin_error_export(error),
        AdministrationError::Random(error) => messages::admin_error_random(error),
        AdministrationError::Derivation(error) => messages::admin_error_derivation(error),
    }
}

pub(super) fn install(error: &InstallError) -> Message {
    match error {
        InstallError::Name(error) => name(error),
        InstallError::ServerTooOld { found } => messages::admin_error_server_too_old(found),
        InstallError::Busy { holder: Some(holder) } => messages::admin_error_install_busy(holder),
        InstallError::Busy { holder: None } => messages::admin_error_install_busy_unknown(),
        InstallError::BusyElsewhere { server, holder, until } => {
            messages::admin_error_install_busy_elsewhere(holder, server, until)
        }
        InstallError::SchemaTaken { schema } => messages::admin_error_schema_taken(schema),
        InstallError::OpenToEverybody { account, schemas } => messages::admin_error_open_to_everybody(account, schemas),
        InstallError::Blocked { doing, by } => {
            let list: Vec<String> = by.iter().map(ToString::to_string).collect();
            if list.is_empty() {
                messages::admin_error_install_blocked_unknown(doing)
            } else {
                messages::admin_error_install_blocked(list.join(", "), doing)
            }
        }
        InstallError::MissingPrivilege { doing, message } => messages::admin_error_privilege(doing, message),
        InstallError::BinaryLogTrust { doing } => messages::admin_error_binary_log(doing),
        InstallError::StepChanged { step } => messages::admin_error_step_changed(step),
        InstallError::DatabaseNewer { step } => messages::admin_error_database_newer(step),
        InstallError::Random(error) => messages::admin_error_random(error),
        InstallError::Database { doing, source } => messages::admin_error_doing(doing, source),
    }
}

pub(super) fn database(error: &DatabaseError, locale: Locale) -> Message {
    match error {
        DatabaseError::Refused(code) => messages::admin_error_refused(code),
        DatabaseError::OverQuota { .. } => messages::admin_error_refused(error.code()),
        DatabaseError::HostUnknown(_) => messages::admin_error_host_unknown(),
        DatabaseError::Unreachable(error) => messages::admin_error_unreachable(error),
        DatabaseError::TimedOut(seconds) | DatabaseError::TooSlow(seconds) => messages::admin_error_timed_out(seconds),
        DatabaseError::AccountRefused(error) => messages::admin_error_account(error),
        DatabaseError::NotTrusted(error) => messages::admin_error_not_trusted(error),
        DatabaseError::NotInstalled(error) => messages::admin_error_not_installed(error),
        DatabaseError::Upgrading(error) => messages::admin_error_upgrading(error),
        DatabaseError::TooOld(version) => messages::admin_error_api_too_old(version),
        DatabaseError::TooNew(version) => messages::admin_error_api_too_new(version),
        DatabaseError::Garbled(error) => messages::admin_error_unreachable(error),
        DatabaseError::Conflict(error)
        | DatabaseError::Busy(error)
        | DatabaseError::Switching(error)
        | DatabaseError::Full(error)
        | DatabaseError::TooManyConnections(error) => messages::admin_error_busy(error),
        DatabaseError::Interrupted { cause } => {
            messages::admin_error_perhaps_done(locale.format(&database(cause, locale)))
        }
        DatabaseError::Defect(error) => messages::admin_error_defect(error),
    }
}

pub(super) fn connection_file(error: &ConnectionFileError, locale: Locale) -> String {
    let message = match &error.problem {
        Problem::TooLarge => messages::admin_error_file_too_large(),
        Problem::Syntax(_) | Problem::Unknown(_) | Problem::Format => messages::admin_error_file_malformed(),
        Problem::Missing(field) => messages::admin_error_file_missing(field),
        Problem::Kind(field, _) | Problem::Rule(field, _) => {
            let rule = of_family("admin-error-field", field).text("field", field);
            return locale.find(&rule).unwrap_or_else(|| locale.format(&messages::admin_error_value(field)));
        }
    };
    locale.format(&message)
}
