import type { Catalogue } from "../en";

export const errors: Catalogue["errors"] = {
  "session.ended": () =>
    "Ihre Sitzung ist beendet. Melden Sie sich wieder an, um weiterzumachen; nichts Geschriebenes geht verloren.",
  "session.wrong_credentials": () =>
    "Benutzername oder Passwort ist falsch. Prüfen Sie beides und versuchen Sie es noch einmal.",
  "session.locked": () =>
    "Zu viele Fehlversuche. Warten Sie einige Minuten und versuchen Sie es dann noch einmal.",
  "person.deactivated": () =>
    "Dieses Konto wurde deaktiviert. Bitten Sie Ihre Administration, es wieder freizuschalten.",
  "person.username_taken": () => "Diesen Benutzernamen gibt es schon. Wählen Sie einen anderen.",
  "person.sign_up_closed": () =>
    "Ein Konto anlegen kann hier zurzeit nur, wer eingeladen ist. Geben Sie den Einladungscode ein oder bitten Sie Ihre Administration um einen.",
  "person.invitation_invalid": () =>
    "Dieser Einladungscode ist falsch, schon benutzt oder abgelaufen. Prüfen Sie ihn oder bitten Sie um einen neuen.",
  "person.wrong_password": () => "Das bisherige Passwort ist falsch. Geben Sie es noch einmal ein.",
  "person.version_conflict": () =>
    "Ihr Profil wurde an anderer Stelle geändert. Vergleichen Sie unten beide Fassungen und wählen Sie.",
  "person.not_found": () =>
    "Diese Person wurde nicht gefunden oder ist für Sie nicht mehr sichtbar. Suchen Sie sie unter „Personen“.",
  "ticket.not_found": () =>
    "Dieses Ticket steht Ihnen nicht zur Verfügung. Vielleicht wurde es übernommen oder zurückgezogen.",
  "ticket.version_conflict": () =>
    "Das Ticket wurde geändert, während Sie es bearbeitet haben. Vergleichen Sie unten beide Fassungen und wählen Sie.",
  "ticket.closed": () =>
    "Dieses Ticket ist erledigt und kann nicht mehr geändert werden. Erstellen Sie bei Bedarf ein neues.",
  "message.thread_moved": () =>
    "Während Sie geschrieben haben, kamen neue Nachrichten an. Lesen Sie diese und senden Sie dann.",
  "request.reused": () => "Dies wurde schon in anderer Form gesendet. Senden Sie es noch einmal.",
  "role.refused": () =>
    "Ihre Rolle erlaubt das nicht. Melden Sie sich mit einem anderen Konto an, falls Sie eines haben.",
  "call.refused": () =>
    "Die Datenbank hat den Aufruf dieses Arbeitsplatzes abgewiesen. Starten Sie die Anwendung neu; bleibt es dabei, wenden Sie sich an Ihre Administration.",
  "input.required": () => "Füllen Sie dieses Feld aus.",
  "input.too_short": (limit) =>
    limit === null ? "Das ist zu kurz. Schreiben Sie etwas mehr." : `Mindestens ${limit} Zeichen.`,
  "input.too_long": (limit) =>
    limit === null ? "Das ist zu lang. Kürzen Sie es." : `Höchstens ${limit} Zeichen.`,
  "input.invalid": () => "Das sieht nicht richtig aus. Prüfen Sie die Schreibweise.",
  "input.deceptive": () =>
    "Darin stehen unsichtbare Zeichen oder solche, die die Schreibrichtung ändern. Tippen Sie den Text, statt ihn einzufügen.",
  "input.weak_password": () =>
    "Dieses Passwort ist zu leicht zu erraten. Nehmen Sie mehrere Wörter, die nichts miteinander zu tun haben.",
  "connection.none": () =>
    "Es ist noch keine Verbindung eingerichtet. Fügen Sie die Verbindungsdatei Ihrer Administration hinzu.",
  "connection.file_invalid": (line) =>
    `Das ist keine vollständige Verbindungsdatei. ${line === null ? "" : `Zeile ${line} ist nicht zu gebrauchen. `}Prüfen Sie, ob es die richtige ist, oder bitten Sie um eine neue.`,
  "connection.host_unknown": () =>
    "Der Rechnername der Datenbank ist hier nicht bekannt. Prüfen Sie Ihr Netz oder bitten Sie um eine neue Verbindungsdatei.",
  "database.unreachable": () =>
    "Die Datenbank ist nicht erreichbar. Nichts geht verloren; versuchen Sie es wieder, sobald sie zurück ist.",
  "database.refused": () =>
    "Die Datenbank lehnt das Konto dieses Arbeitsplatzes ab. Prüfen Sie das Passwort oder bitten Sie um eine neue Verbindungsdatei.",
  "database.not_trusted": () =>
    "Dem Zertifikat der Datenbank ist nicht zu trauen. Machen Sie nicht weiter; wenden Sie sich an Ihre Administration.",
  "database.not_installed": () =>
    "Der Server antwortet, aber Ticket Desk ist dort nicht installiert. Bitten Sie Ihre Administration, es zu installieren.",
  "database.too_old": () =>
    "Die Datenbank ist zu alt für diese Anwendung. Bitten Sie Ihre Administration, sie zu aktualisieren.",
  "database.too_new": () =>
    "Diese Anwendung ist zu alt für die Datenbank. Installieren Sie die aktuelle Version.",
  "database.busy": () => "Die Datenbank ist stark ausgelastet. Versuchen Sie es gleich noch einmal.",
  "database.failed": () =>
    "In der Datenbank ist ein unerwarteter Fehler aufgetreten. Versuchen Sie es noch einmal; bleibt es dabei, wenden Sie sich an Ihre Administration.",
  "outbox.under_way": () => "Dies ist vielleicht schon angekommen und lässt sich nicht mehr zurücknehmen.",
  "storage.full": () =>
    "Der Datenträger dieses Computers ist voll. Schaffen Sie Platz; bis dahin bleibt Ihr Text in diesem Fenster.",
  "storage.failed": () =>
    "Eine Datei auf diesem Computer lässt sich nicht lesen oder schreiben. Prüfen Sie, ob der Datenträger voll ist, und versuchen Sie es noch einmal.",
  "keyring.unavailable": () =>
    "Der Schlüsselbund des Systems ist nicht verfügbar. Sie können arbeiten, werden aber jedes Mal nach Passwörtern gefragt.",
  "connection.managed": () =>
    "Die Verbindung dieses Arbeitsplatzes richtet Ihre Organisation ein. Bitten Sie Ihre Administration, sie zu ändern.",
  "startup.failed": () =>
    "Das System lässt nicht zu, dass Ticket Desk mit dem Computer startet. Erlauben Sie es in den Einstellungen des Systems und versuchen Sie es noch einmal.",
  "trial.no_server": () =>
    "Zum Ausprobieren brauchen Sie MariaDB oder MySQL auf diesem Computer. Installieren Sie eines davon (unter Debian und Ubuntu: apt install mariadb-server) und versuchen Sie es noch einmal.",
  "trial.failed": () =>
    "Die Datenbank zum Ausprobieren ließ sich nicht starten. Prüfen Sie, ob der Datenträger voll ist, und versuchen Sie es noch einmal.",
  "command.malformed": () => "Die Anwendung hat ihre eigene Anfrage nicht verstanden. Starten Sie sie neu.",
  internal: () =>
    "In der Anwendung ist etwas schiefgegangen. Versuchen Sie es noch einmal; bleibt es dabei, starten Sie sie neu.",
};

export const away: Catalogue["away"] = {
  "connection.host_unknown": "Rechner der Datenbank nicht gefunden",
  "database.unreachable": "Datenbank nicht erreichbar",
  "database.refused": "Datenbank lehnt diesen Arbeitsplatz ab",
  "database.not_trusted": "Zertifikat der Datenbank nicht vertrauenswürdig",
  "database.not_installed": "Ticket Desk ist in dieser Datenbank nicht installiert",
  "database.too_old": "Datenbank muss aktualisiert werden",
  "database.too_new": "Diese Anwendung muss aktualisiert werden",
};
