//! Why something was not done, in German. What the server or the system says stays as they say it.

use administration::AdministrationError;
use administration::install::{InstallError, InvalidName};
use database::DatabaseError;
use database::connection_file::{ConnectionFileError, Problem};

use crate::failure::Failure;

pub(super) fn words(failure: &Failure) -> String {
    match failure {
        Failure::SocketAndHost => "--socket und --host schließen einander aus; lassen Sie eines davon weg".into(),
        Failure::Unreadable { file, error } => format!("{} lässt sich nicht lesen: {error}", file.display()),
        Failure::Certificate { file, error } => format!("{}: {}", file.display(), connection_file(error)),
        Failure::Schema(error) => format!("--schema: {}", name(error)),
        Failure::NothingToUpgrade => {
            "Ticket Desk ist hier noch nicht installiert; führen Sie zuerst „ticket-desk-admin install“ aus".into()
        }
        Failure::NoteTooLong(longest) => format!("--note darf höchstens {longest} Zeichen haben; kürzen Sie den Text"),
        Failure::SinceNotBeforeUntil => "--since muss vor --until liegen".into(),
        Failure::Interrupted => "unterbrochen, bevor alles geschrieben war; führen Sie den Befehl noch einmal aus".into(),
        Failure::FileExists(file) => {
            format!("{} gibt es schon; löschen Sie die Datei oder nennen Sie eine andere", file.display())
        }
        Failure::NotWritten { file, error } => {
            format!("{} lässt sich nicht schreiben: {error}; nennen Sie mit --file einen anderen Ort", file.display())
        }
        Failure::NoPassword(error) => {
            format!("das Passwort ließ sich nicht lesen: {error}; geben Sie es mit --password-file in einer Datei an")
        }
        Failure::AddressPort(address) => format!("--address {address}: Der Port ist keine Zahl von 1 bis 65535"),
        Failure::NoTls => "der Server bietet kein TLS an, und ohne TLS könnten alle auf dem Weg Passwörter und Tickets mitlesen; \
             geben Sie dem Server zuerst ein Zertifikat. Für einen Tunnel, der auf dem Arbeitsplatz endet, nennen Sie dessen Ende \
             dort mit --address 127.0.0.1:PORT und ergänzen --without-tls-i-accept-that-everything-can-be-read"
            .into(),
        Failure::WithoutTlsElsewhere => "Ticket Desk selbst verzichtet nur bei einer Adresse des eigenen Computers auf TLS: Nennen \
             Sie mit --address 127.0.0.1:PORT das Ende des Tunnels auf dem Arbeitsplatz, und lassen Sie --ca weg"
            .into(),
        Failure::OriginElsewhere => "die Adresse in der Datei gehört zu einem einzigen Computer, --from lässt aber einen anderen zu, \
             wie bei einem Tunnel; wenn das so gemeint ist, ergänzen Sie --without-tls-i-accept-that-everything-can-be-read"
            .into(),
        Failure::Administration(error) => administration(error),
        Failure::Install(error) => install(error),
        Failure::Database { doing, error } => {
            let doing = doing.as_ref().map(|doing| format!(" ({doing})")).unwrap_or_default();
            format!("{}{doing}", database(error))
        }
        Failure::ConnectionFile(error) => {
            format!("die Verbindungsdatei lässt sich so nicht schreiben: {}", connection_file(error))
        }
        Failure::Internal(reason) => format!("etwas ist unerwartet schiefgegangen: {reason}"),
    }
}

fn name(InvalidName(name): &InvalidName) -> String {
    format!(
        "„{name}“ kann auf dem Server kein Name sein; erlaubt sind 1 bis 30 Zeichen aus a–z, 0–9 und _, und drei verschiedene Namen"
    )
}

fn administration(error: &AdministrationError) -> String {
    match error {
        AdministrationError::Database(error) => format!("die Datenbank hat abgelehnt: {error}"),
        AdministrationError::PersonUnknown(username) => {
            format!("niemand hat den Benutzernamen „{username}“; „person list“ zeigt alle")
        }
        AdministrationError::PersonHasTickets { username, open } => format!(
            "„{username}“ hat selbst noch offene Tickets ({open}); wer Tickets bearbeitet, hat keine: Sie werden zuerst \
             abgeschlossen oder zurückgezogen"
        ),
        AdministrationError::WorkstationName(name) => format!(
            "„{name}“ kann kein Name eines Arbeitsplatzes sein; erlaubt sind 1 bis 29 Kleinbuchstaben, Ziffern, - und _, am \
             Anfang ein Buchstabe oder eine Ziffer"
        ),
        AdministrationError::WorkstationOrigin(origin) => format!(
            "von „{origin}“ kann kein Arbeitsplatz kommen; nennen Sie einen Rechnernamen, eine Adresse oder ein Muster wie 10.20.%"
        ),
        AdministrationError::WorkstationExists(name) => format!(
            "den Arbeitsplatz „{name}“ gibt es schon; heben Sie ihn mit „workstation revoke“ zuerst auf, geben Sie ihm mit \
             „workstation rotate“ ein neues Passwort, oder wählen Sie einen anderen Namen"
        ),
        AdministrationError::WorkstationUnknown(name) => {
            format!("einen Arbeitsplatz „{name}“ gibt es nicht; „workstation list“ zeigt alle")
        }
        AdministrationError::ConnectionsRemain(name) => format!(
            "Verbindungen des Arbeitsplatzes „{name}“ sind nach fünf Sekunden noch offen, weil der Server Arbeit zurücknimmt; \
             führen Sie den Befehl noch einmal aus"
        ),
        AdministrationError::NoTls => {
            "der Server bietet kein TLS an, daher könnte sich niemand sicher verbinden; geben Sie dem Server zuerst ein Zertifikat"
                .into()
        }
        AdministrationError::InvitationUnknown(number) => {
            format!("mit „{number}“ ist keine offene Einladung gemeint; „invite list“ zeigt die Nummern")
        }
        AdministrationError::Unexpected(what) => {
            format!("in der Datenbank steht etwas Unerwartetes ({what}); „ticket-desk-admin check“ vergleicht sie mit dieser Version")
        }
        AdministrationError::NotWritten(error) => format!("der Export lässt sich nicht schreiben: {error}"),
        AdministrationError::Random(error) => format!("das System gibt keine Zufallszahlen her: {error}"),
        AdministrationError::Derivation(error) => format!("aus dem Passwort ließ sich kein Schlüssel ableiten: {error}"),
    }
}

fn install(error: &InstallError) -> String {
    match error {
        InstallError::Name(error) => name(error),
        InstallError::ServerTooOld { found } => {
            format!("der Server ist {found}; Ticket Desk braucht MySQL 8.4 oder MariaDB 10.11 oder neuer")
        }
        InstallError::Busy { holder } => {
            let holder = holder.map_or_else(|| "unbekannt".to_owned(), |id| id.to_string());
            format!(
                "gerade läuft eine andere Installation (Verbindung {holder}); warten Sie darauf, oder beenden Sie diese Verbindung"
            )
        }
        InstallError::MissingPrivilege { doing, message } => format!(
            "dem Konto fehlt ein Recht ({doing}: {message}); verwenden Sie ein Konto, das Schemas, Konten, Routinen und Trigger für \
             andere anlegen darf, etwa root"
        ),
        InstallError::BinaryLogTrust { doing } => format!(
            "der Server schreibt ein Binärprotokoll und lässt nur SUPER Trigger anlegen ({doing}); setzen Sie \
             log_bin_trust_function_creators = 1, oder verwenden Sie ein Konto mit SUPER"
        ),
        InstallError::StepChanged { step } => format!(
            "der Schritt {step} des Schemas ist mit anderem Text gelaufen; dieses Programm und die Datenbank gehören nicht zusammen. \
             Verwenden Sie das Programm, mit dem installiert wurde, oder ein neueres"
        ),
        InstallError::DatabaseNewer { step } => {
            format!(
                "die Datenbank ist neuer als dieses Programm (sie hat den Schritt {step}); verwenden Sie ein neueres"
            )
        }
        InstallError::Random(error) => format!("das System gibt keine Zufallszahlen her: {error}"),
        InstallError::Database { doing, source } => format!("die Datenbank hat abgelehnt ({doing}): {source}"),
    }
}

fn database(error: &DatabaseError) -> String {
    match error {
        DatabaseError::Refused(code) => format!("abgelehnt: {code}"),
        DatabaseError::HostUnknown(_) => "der Rechnername ist nicht bekannt; prüfen Sie --host".into(),
        DatabaseError::Unreachable(error) => {
            format!("nicht erreichbar: {error}; prüfen Sie --host, --port oder --socket, und ob der Server läuft")
        }
        DatabaseError::TimedOut(seconds) => format!(
            "keine Antwort innerhalb von {seconds} Sekunden; prüfen Sie --host, --port oder --socket, und ob der Server läuft"
        ),
        DatabaseError::AccountRefused(error) => format!(
            "Konto abgelehnt: {error}; prüfen Sie --user und das Passwort. Auf dem Server selbst kommt root meist über den Socket: \
             --socket /run/mysqld/mysqld.sock"
        ),
        DatabaseError::NotTrusted(error) => format!(
            "dem Zertifikat ist nicht zu trauen: {error}; über ein Netz braucht der Server ein Zertifikat für seinen Namen. Nennen \
             Sie mit --ca das seiner Zertifizierungsstelle, oder führen Sie den Befehl mit --socket auf dem Server aus"
        ),
        DatabaseError::NotInstalled(error) => format!(
            "nicht installiert: {error}; führen Sie zuerst „ticket-desk-admin install“ aus, oder prüfen Sie --schema und die Rechte \
             des Kontos"
        ),
        DatabaseError::TooOld(version) => {
            format!(
                "die Datenbank hat nur die Version {version} der Schnittstelle; führen Sie „ticket-desk-admin upgrade“ aus"
            )
        }
        DatabaseError::TooNew(version) => {
            format!(
                "die Datenbank verlangt Version {version} der Schnittstelle; verwenden Sie das neueste ticket-desk-admin"
            )
        }
        DatabaseError::Busy(error) => format!("ausgelastet: {error}; versuchen Sie es gleich noch einmal"),
        DatabaseError::Interrupted { cause } => format!("{}; vielleicht ist es schon geschehen", database(cause)),
        DatabaseError::Defect(error) => format!("unerwartete Antwort der Datenbank: {error}"),
    }
}

fn connection_file(error: &ConnectionFileError) -> String {
    match &error.problem {
        Problem::TooLarge => "die Datei ist größer als 256 KiB und kann keine Verbindungsdatei sein".into(),
        Problem::Syntax(_) | Problem::Unknown(_) | Problem::Format => "die Datei lässt sich nicht lesen".into(),
        Problem::Missing(field) => format!("„{field}“ fehlt"),
        Problem::Kind(field, _) | Problem::Rule(field, _) => format!("„{field}“ {}", rule(field)),
    }
}

/// What a field of a connection file has to be.
fn rule(field: &str) -> &'static str {
    match field {
        "host" => "muss ein Rechnername oder eine IP-Adresse sein, ohne Port und ohne Klammern",
        "port" => "muss eine Zahl von 1 bis 65535 sein",
        "socket" => "muss ein vollständiger Pfad sein",
        "database" => "muss der Name eines Schemas sein: Buchstaben, Ziffern und _",
        "account" => "muss aus 1 bis 32 Buchstaben, Ziffern und _ - . bestehen",
        "ca_certificate" => "muss ein Zertifikat im Format PEM sein",
        _ => "hat einen Wert, der dort nicht stehen kann",
    }
}
