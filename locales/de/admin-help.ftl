admin-about = Verwaltet die Datenbank von Ticket Desk
admin-about-install = Ticket Desk in der Datenbank installieren; was schon da ist, bleibt
admin-about-upgrade = Die Datenbank auf den Stand dieser Version bringen
admin-about-check = Die Datenbank mit dieser Version vergleichen, ohne etwas zu ändern
admin-about-invite = Eine Person einladen: für die Bearbeitung oder bei geschlossener Registrierung
admin-about-invite-responder = Einen Code erzeugen, mit dem sich eine Person für die Bearbeitung registriert; er wird einmal gezeigt
admin-about-invite-employee = Einen Code erzeugen, mit dem sich eine Person bei geschlossener Registrierung für die Belegschaft registriert; er wird einmal gezeigt
admin-about-invite-list = Alle Einladungen ohne ihre Codes zeigen, die neueste zuerst
admin-about-invite-revoke = Eine Einladung widerrufen, die noch niemand benutzt hat
admin-about-person = Personen anzeigen, deaktivieren und wieder zulassen
admin-about-person-list = Alle anzeigen
admin-about-person-deactivate = Eine Person deaktivieren: Sitzungen enden, Tickets in Arbeit gehen in den Pool zurück
admin-about-person-reactivate = Eine Person wieder zulassen
admin-about-person-change-role = Einer Person eine andere Rolle geben: Sitzungen enden, Tickets in Arbeit gehen in den Pool zurück
admin-about-person-unlock = Fehlversuche bei der Anmeldung vergessen, damit eine Person nicht warten muss
admin-about-person-reset-password = Einer Person ein vorläufiges Passwort geben, das einmal gezeigt wird; ihre Sitzungen enden
admin-about-workstation = Computer zulassen: ein Konto für jeden Arbeitsplatz
admin-about-workstation-create = Ein Konto und seine Verbindungsdatei anlegen
admin-about-workstation-list = Die Arbeitsplätze anzeigen und wie viele Verbindungen sie offen haben
admin-about-workstation-rotate = Einem Arbeitsplatz ein neues Passwort und eine neue Verbindungsdatei geben und seine Verbindungen beenden
admin-about-workstation-unlock = Fehlversuche an einem Arbeitsplatz vergessen, damit dort niemand warten muss
admin-about-workstation-revoke = Das Konto eines Arbeitsplatzes löschen und seine Verbindungen beenden
admin-about-category = Die Kategorien von Tickets pflegen
admin-about-category-list = Alle Kategorien auflisten, in der Reihenfolge, in der sie angeboten werden
admin-about-category-add = Eine Kategorie am Ende anfügen oder eine stillgelegte wieder verwenden
admin-about-category-rename = Einer Kategorie einen anderen Namen geben, auch an ihren Tickets; deren Verlauf behält den alten
admin-about-category-retire = Eine Kategorie stilllegen; an ihren Tickets bleibt sie stehen
admin-about-category-default = Bestimmen, welche Kategorie Tickets bekommen, für die niemand eine gewählt hat
admin-about-settings = Einstellungen zeigen und ändern, die für alle gelten
admin-about-settings-list = Die Einstellungen und ihre Werte auflisten
admin-about-settings-attachment-limit = Begrenzen, wie viel an Tickets angehängt werden darf
admin-about-settings-attachment-types = Festlegen, welche Arten von Dateien angehängt werden dürfen
admin-about-settings-respond-within = Festlegen, in welcher Zeit Tickets einer Priorität übernommen werden sollen; das gilt für Tickets, die danach erstellt werden oder diese Priorität bekommen
admin-about-settings-facts = Festlegen, ob neue Tickets etwas über ihren Computer mitteilen (Name, System, freier Speicherplatz und Arbeitsspeicher, Netzwerk), solange die Person nichts anderes bestimmt
admin-about-sign-up = Bestimmen, ob sich alle für die Belegschaft registrieren dürfen
admin-about-sign-up-open = Wer einen verbundenen Arbeitsplatz hat, darf sich für die Belegschaft registrieren
admin-about-sign-up-close = Ohne Einladung kann sich niemand registrieren
admin-about-maintenance = Entfernen, was niemand mehr braucht: beendete Sitzungen, Antworten auf alte Anfragen, alte Fehlversuche beim Anmelden, nie abgeschlossene Uploads. Der Verlauf bleibt
admin-about-audit = Prüfen, ob der Verlauf vollständig ist, und ihn exportieren
admin-about-audit-verify = Die Hash-Kette jedes Tickets nachrechnen und die erste Stelle melden, an der sie nicht stimmt
admin-about-audit-export = Den Verlauf von Tickets in eine Datei oder auf die Standardausgabe schreiben und dabei prüfen

## Wie der Server zu erreichen ist

admin-argument-host = Name oder Adresse des Servers [Vorgabe: 127.0.0.1]
admin-argument-port = Sein TCP-Port
admin-argument-socket = Sein Unix-Socket, statt --host, auf dem Computer des Servers selbst
admin-argument-user = Konto, das Schemas und Konten anlegen darf
admin-argument-password-file = Datei, deren erste Zeile das Passwort des Kontos ist
admin-argument-ca = Zertifikat (PEM) der Stelle, die das Zertifikat des Servers ausgestellt hat; ohne diese Angabe gelten die öffentlichen
admin-argument-schema = Name der Schemas, wenn auf einem Server mehrere Ticket Desks laufen
admin-argument-json = In JSON antworten: ein Dokument auf der Standardausgabe oder ein Fehler auf der Fehlerausgabe; in jeder Sprache gleich
admin-argument-language = Sprache von Antworten und Hilfe [Vorgabe: die der Umgebung]

## Argumente von Befehlen

admin-argument-invite-note = Für wen sie ist, in Ihren Worten
admin-argument-invite-days = Wie viele Tage sie gilt
admin-argument-invite-number = Ihre Nummer aus der Liste oder deren Anfang
admin-argument-category-name = Der Name der Kategorie; Groß- und Kleinschreibung sind gleich
admin-argument-category-rename-to = Der neue Name
admin-argument-settings-limit = file: eine Datei; ticket: alle Dateien eines Tickets; day: was eine Person in 24 Stunden hochlädt; files: die Zahl der Dateien eines Tickets
admin-argument-settings-size = Bytes oder 512K, 25M, 2G; bei files eine Zahl
admin-argument-settings-rule = allowed: nur diese annehmen (eine leere Liste nimmt alle an); refused: diese ablehnen
admin-argument-settings-types = Medientypen, ganze Arten oder Dateiendungen, durch Kommas getrennt: image/*,application/pdf,.log; '' für keine
admin-argument-settings-priority = Die Priorität
admin-argument-settings-time = Eine Zahl von Minuten, Stunden oder Tagen: 45m, 4h, 3d
admin-argument-settings-state = on (ein) oder off (aus)
admin-argument-person-username = Der Benutzername
admin-argument-person-role = Die neue Rolle: employee (Belegschaft, erstellt Tickets) oder responder (Bearbeitung)
admin-argument-workstation-create-name = Name des Arbeitsplatzes: Kleinbuchstaben, Ziffern, - und _
admin-argument-maintenance-older-than = Entfernen, was älter ist als so viele Tage, mindestens 190: Ein Arbeitsplatz, der länger weg war, ließe eine Anfrage sonst zweimal ausführen
admin-argument-maintenance-dry-run = Nur zählen, nichts entfernen
admin-argument-workstation-name = Name des Arbeitsplatzes
admin-argument-workstation-file = Die Verbindungsdatei, die geschrieben wird; sie enthält ein Passwort und darf noch nicht existieren
admin-argument-workstation-address = Wo der Arbeitsplatz den Server findet, wenn nicht dort, wo Sie ihn finden: HOST, HOST:PORT oder der Pfad eines Sockets. Für jeden Server eines Clusters wiederholen, in der Reihenfolge, in der sie versucht werden
admin-argument-workstation-from = Von wo er sich verbinden darf: Rechnername, Adresse oder ein Muster wie 10.20.% [Vorgabe: von überall, oder nur von diesem Computer, wenn die Adresse in der Datei seine eigene ist]
admin-argument-workstation-without-tls = Das Konto ohne TLS von --from zulassen, für einen Tunnel, der bei --address auf dem Arbeitsplatz endet
admin-argument-audit-file = Die Datei, die geschrieben wird; sie darf noch nicht existieren [Vorgabe: Standardausgabe]
admin-argument-audit-format = Wie Ereignisse geschrieben werden: csv für Tabellen (was wie eine Formel aussieht, beginnt mit einem Apostroph), jsonl für Programme (ein JSON-Objekt je Zeile)
admin-argument-audit-ticket = Nur Ereignisse dieses Tickets; mehrfach möglich
admin-argument-audit-since = Nur Ereignisse von diesem Zeitpunkt an: 2026-01-31 (von Mitternacht an, UTC) oder 2026-01-31T08:00:00+01:00
admin-argument-audit-until = Nur Ereignisse vor diesem Zeitpunkt
admin-argument-audit-person = Nur Ereignisse, an denen diese Person beteiligt war: Sie hat gehandelt, das Ticket erstellt oder es bearbeitet

## Was ein Argument sein muss, nach "„0“ passt nicht zu --days <TAGE>;"

admin-rule-days = nennen Sie eine Zahl von 1 bis 365
admin-rule-port = nennen Sie eine Zahl von 1 bis 65535
admin-rule-time = schreiben Sie eine Zahl von Minuten, Stunden oder Tagen, etwa 45m, 4h oder 3d, höchstens 365d
admin-rule-ticket = nennen Sie die Nummer eines Tickets, etwa 123
admin-rule-since = schreiben Sie einen Tag, etwa 2026-01-31, oder einen Zeitpunkt, etwa 2026-01-31T08:00:00+01:00
admin-rule-until = schreiben Sie einen Tag, etwa 2026-01-31, oder einen Zeitpunkt, etwa 2026-01-31T08:00:00+01:00

## Unter der Hilfe

admin-after =
    Der erste Tag, auf dem Server, als root des Systems:
      1. Ticket Desk in der Datenbank installieren:
         ticket-desk-admin --socket /run/mysqld/mysqld.sock install
      2. Jeden Computer zulassen, mit der Adresse, unter der er den Server findet:
         ticket-desk-admin --socket /run/mysqld/mysqld.sock --ca authority.pem workstation create front-desk \
           --address db.example.org --file front-desk.toml
      3. Einladen, wer Tickets bearbeitet; die Belegschaft registriert sich selbst:
         ticket-desk-admin --socket /run/mysqld/mysqld.sock invite responder --note "Grace, zweiter Stock"

    Später, von einem anderen Computer aus:
         ticket-desk-admin --host db.example.org --ca authority.pem check

    Das Passwort wird erfragt, oder es kommt aus --password-file oder der Variablen TICKET_DESK_ADMIN_PASSWORD.

    Exit-Codes:
      0  erledigt
      1  abgelehnt oder gescheitert; die Meldung sagt, warum
      2  die Befehlszeile ist unverständlich
      3  keine Verbindung: Adresse, Konto, Passwort oder Zertifikat
      4  check, audit verify oder audit export hat einen Fehler gefunden

admin-after-workstation-create =
    Beispiele:
      Ein Computer im Netz, von anderswo angelegt:
        ticket-desk-admin --host db.example.org --ca authority.pem workstation create front-desk --file front-desk.toml
      Dasselbe, auf dem Server angelegt:
        ticket-desk-admin --socket /run/mysqld/mysqld.sock --ca authority.pem workstation create front-desk \
          --address db.example.org --file front-desk.toml
      Der Computer des Servers selbst:
        ticket-desk-admin --socket /run/mysqld/mysqld.sock workstation create this-computer --file this-computer.toml

admin-after-audit-export =
    Beispiele:
      Alles, als Abschrift, die später zeigt, ob jemand den Verlauf umgeschrieben hat:
        ticket-desk-admin --socket /run/mysqld/mysqld.sock audit export --format jsonl --file verlauf-2026-02.jsonl
      Woran Grace im Januar beteiligt war:
        ticket-desk-admin --socket /run/mysqld/mysqld.sock audit export --person grace --since 2026-01-01 --until 2026-02-01
      Alle Titel, die Ticket 123 je hatte:
        ticket-desk-admin --socket /run/mysqld/mysqld.sock audit export --ticket 123 --format jsonl | jq .title

    Spalten: ticket, event (von 1 an), at, kind, actorId, actor, note; title, status, closing und responder nach dem Ereignis;
    before und after, previousHash und hash genau so, wie sie gespeichert sind. Das Ergebnis der Prüfung steht am Ende, auf der
    Fehlerausgabe, wenn die Ereignisse auf die Standardausgabe gehen. Mit --ticket werden nur die Ketten dieser Tickets geprüft.
