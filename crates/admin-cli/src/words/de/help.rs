//! The command line in German.

use cli::{GERMAN, Translation};

pub(crate) const COMMAND_LINE: Translation = Translation { frame: &GERMAN, about, after, argument, rule };

fn about(path: &str) -> Option<&'static str> {
    Some(match path {
        "" => "Verwaltet die Datenbank von Ticket Desk",
        "install" => "Ticket Desk in der Datenbank anlegen; was schon da ist, bleibt",
        "upgrade" => "Die Datenbank auf den Stand dieser Version bringen",
        "check" => "Die Datenbank mit dieser Version vergleichen, ohne etwas zu ändern",
        "invite" => "Eine Person einladen: für die Bearbeitung oder bei geschlossener Registrierung",
        "invite responder" => {
            "Einen Code erzeugen, mit dem sich eine Person für die Bearbeitung registriert; er wird einmal gezeigt"
        }
        "invite employee" => {
            "Einen Code erzeugen, mit dem sich eine Person für die Belegschaft registriert, wenn die Registrierung geschlossen ist; er wird einmal gezeigt"
        }
        "invite list" => "Alle Einladungen ohne ihre Codes zeigen, die neueste zuerst",
        "invite revoke" => "Eine Einladung zurücknehmen, die noch niemand benutzt hat",
        "person" => "Personen ansehen, ausschließen und wieder zulassen",
        "person list" => "Alle zeigen",
        "person deactivate" => "Eine Person ausschließen: Sitzungen enden, Tickets in Arbeit gehen in den Pool zurück",
        "person reactivate" => "Eine Person wieder zulassen",
        "person change-role" => {
            "Einer Person eine andere Rolle geben: Sitzungen enden, Tickets in Arbeit gehen in den Pool zurück"
        }
        "person unlock" => "Fehlversuche bei der Anmeldung vergessen, damit eine Person nicht warten muss",
        "person reset-password" => {
            "Einer Person ein vorläufiges Passwort geben, das einmal gezeigt wird; ihre Sitzungen enden"
        }
        "workstation" => "Computer zulassen: ein Konto für jeden Arbeitsplatz",
        "workstation create" => "Ein Konto und seine Verbindungsdatei anlegen",
        "workstation list" => "Die Arbeitsplätze zeigen und wie viele Verbindungen sie offen haben",
        "workstation rotate" => {
            "Einem Arbeitsplatz ein neues Passwort und eine neue Verbindungsdatei geben und seine Verbindungen beenden"
        }
        "workstation revoke" => "Das Konto eines Arbeitsplatzes löschen und seine Verbindungen beenden",
        "sign-up" => "Bestimmen, ob sich alle für die Belegschaft registrieren dürfen",
        "sign-up open" => "Wer einen verbundenen Arbeitsplatz hat, darf sich für die Belegschaft registrieren",
        "sign-up close" => "Ohne Einladung registriert sich niemand",
        "audit" => "Prüfen, ob der Verlauf vollständig ist, und ihn exportieren",
        "audit verify" => {
            "Die Kette der Prüfsummen jedes Tickets nachrechnen und die erste Stelle melden, an der sie nicht stimmt"
        }
        "audit export" => {
            "Den Verlauf von Tickets in eine Datei oder die Standardausgabe schreiben und dabei prüfen, ob er vollständig ist"
        }
        _ => return None,
    })
}

fn argument(path: &str, name: &str) -> Option<&'static str> {
    Some(match (path, name) {
        ("", "host") => "Name oder Adresse des Servers [Vorgabe: 127.0.0.1]",
        ("", "port") => "Sein TCP-Port",
        ("", "socket") => "Sein Unix-Socket, statt --host, auf dem Computer des Servers selbst",
        ("", "user") => "Konto, das Schemas und Konten anlegen darf",
        ("", "password_file") => "Datei, deren erste Zeile das Passwort des Kontos ist",
        ("", "ca") => {
            "Zertifikat (PEM) der Stelle, die das Zertifikat des Servers ausgestellt hat; ohne diese Angabe gelten die öffentlichen"
        }
        ("", "schema") => "Name der Schemas, wenn ein Server mehrere Ticket Desks trägt",
        ("", "json") => {
            "In JSON antworten: ein Dokument auf der Standardausgabe oder ein Fehler auf der Fehlerausgabe; die Sprache ändert daran nichts"
        }
        ("", "language") => "Sprache von Antworten und Hilfe [Vorgabe: die der Umgebung]",
        ("invite responder" | "invite employee", "note") => "Für wen sie ist, in Ihren Worten",
        ("invite responder" | "invite employee", "days") => "Wie viele Tage sie gilt",
        ("invite revoke", "number") => "Ihre Nummer aus der Liste oder deren Anfang",
        (
            "person deactivate"
            | "person reactivate"
            | "person change-role"
            | "person unlock"
            | "person reset-password",
            "username",
        ) => "Der Benutzername",
        ("person change-role", "role") => {
            "Was die Person von jetzt an ist: employee (Belegschaft, erstellt Tickets) oder responder (bearbeitet sie)"
        }
        ("workstation create", "name") => "Name des Arbeitsplatzes: Kleinbuchstaben, Ziffern, - und _",
        ("workstation rotate" | "workstation revoke", "name") => "Name des Arbeitsplatzes",
        ("workstation create" | "workstation rotate", "file") => {
            "Die Verbindungsdatei, die geschrieben wird; sie enthält ein Passwort und darf noch nicht existieren"
        }
        ("workstation create" | "workstation rotate", "address") => {
            "Wo der Arbeitsplatz den Server findet, wenn nicht dort, wo Sie ihn finden: HOST, HOST:PORT oder der Pfad eines Sockets"
        }
        ("workstation create", "from") => {
            "Von wo er sich verbinden darf: Rechnername, Adresse oder ein Muster wie 10.20.% [Vorgabe: von überall, oder nur von diesem Computer, wenn die Adresse in der Datei seine eigene ist]"
        }
        ("workstation create", "without_tls") => {
            "Das Konto ohne TLS von --from zulassen, für einen Tunnel, der bei --address auf dem Arbeitsplatz endet"
        }
        ("audit export", "file") => {
            "Die Datei, die geschrieben wird; sie darf noch nicht existieren [Vorgabe: Standardausgabe]"
        }
        ("audit export", "format") => {
            "Wie Ereignisse geschrieben werden: csv für Tabellen (was wie eine Formel aussieht, beginnt mit einem Apostroph), jsonl für Programme (ein JSON-Objekt je Zeile)"
        }
        ("audit export", "ticket") => "Nur Ereignisse dieses Tickets; mehrfach möglich",
        ("audit export", "since") => {
            "Nur Ereignisse von diesem Zeitpunkt an: 2026-01-31 (von Mitternacht an, UTC) oder 2026-01-31T08:00:00+01:00"
        }
        ("audit export", "until") => "Nur Ereignisse vor diesem Zeitpunkt",
        ("audit export", "person") => {
            "Nur Ereignisse, mit denen diese Person zu tun hatte: als handelnde, als Erstellerin des Tickets oder in der Bearbeitung"
        }
        _ => return None,
    })
}

fn rule(argument: &str) -> Option<&'static str> {
    Some(match argument {
        "--days" => "nennen Sie eine Zahl von 1 bis 365",
        "--port" => "nennen Sie eine Zahl von 1 bis 65535",
        "--ticket" => "nennen Sie die Nummer eines Tickets, etwa 123",
        "--since" | "--until" => {
            "schreiben Sie einen Tag, etwa 2026-01-31, oder einen Zeitpunkt, etwa 2026-01-31T08:00:00+01:00"
        }
        _ => return None,
    })
}

fn after(path: &str) -> Option<&'static str> {
    Some(match path {
        "" => EXAMPLES,
        "workstation create" => WORKSTATION_EXAMPLES,
        "audit export" => EXPORT_EXAMPLES,
        _ => return None,
    })
}

const EXAMPLES: &str = "\
Der erste Tag, auf dem Server, als root des Systems:
  1. Ticket Desk in der Datenbank anlegen:
     ticket-desk-admin --socket /run/mysqld/mysqld.sock install
  2. Jeden Computer zulassen, mit der Adresse, unter der er den Server findet:
     ticket-desk-admin --socket /run/mysqld/mysqld.sock --ca authority.pem workstation create front-desk \\
       --address db.example.org --file front-desk.toml
  3. Einladen, wer Tickets bearbeitet; die Belegschaft registriert sich selbst:
     ticket-desk-admin --socket /run/mysqld/mysqld.sock invite responder --note \"Grace, zweiter Stock\"

Von einem anderen Computer aus, später:
     ticket-desk-admin --host db.example.org --ca authority.pem check

Das Passwort wird erfragt, oder es kommt aus --password-file oder der Variablen TICKET_DESK_ADMIN_PASSWORD.

Exit-Codes:
  0  getan
  1  abgelehnt oder gescheitert; die Meldung sagt, warum
  2  die Befehlszeile ist nicht zu verstehen
  3  keine Verbindung: Adresse, Konto, Passwort oder Zertifikat
  4  check, audit verify oder audit export hat etwas Falsches gefunden";

const WORKSTATION_EXAMPLES: &str = "\
Beispiele:
  Ein Computer im Netz, von anderswo angelegt:
    ticket-desk-admin --host db.example.org --ca authority.pem workstation create front-desk --file front-desk.toml
  Dasselbe, auf dem Server angelegt:
    ticket-desk-admin --socket /run/mysqld/mysqld.sock --ca authority.pem workstation create front-desk \\
      --address db.example.org --file front-desk.toml
  Der Computer des Servers selbst:
    ticket-desk-admin --socket /run/mysqld/mysqld.sock workstation create this-computer --file this-computer.toml";

const EXPORT_EXAMPLES: &str = "\
Beispiele:
  Alles, als Abschrift, die später verrät, ob jemand den Verlauf umgeschrieben hat:
    ticket-desk-admin --socket /run/mysqld/mysqld.sock audit export --format jsonl --file verlauf-2026-02.jsonl
  Womit Grace im Januar zu tun hatte:
    ticket-desk-admin --socket /run/mysqld/mysqld.sock audit export --person grace --since 2026-01-01 --until 2026-02-01
  Die Titel, die Ticket 123 je hatte:
    ticket-desk-admin --socket /run/mysqld/mysqld.sock audit export --ticket 123 --format jsonl | jq .title

Spalten: ticket, event (von 1 an), at, kind, actorId, actor, note; title, status, closing und responder nach dem Ereignis;
before und after, previousHash und hash genau so, wie sie gespeichert sind. Was die Prüfung ergab, steht am Ende, auf der
Fehlerausgabe, wenn die Ereignisse in die Standardausgabe gehen. Mit --ticket werden nur die Ketten dieser Tickets geprüft.";
