admin-error-socket-and-host = --socket und --host schließen einander aus; lassen Sie eines davon weg
admin-error-unreadable = { $file } lässt sich nicht lesen: { $error }
# (same)
admin-error-certificate = { $file }: { $error }
# (same)
admin-error-schema = --schema: { $error }
admin-error-nothing-to-upgrade = Ticket Desk ist hier noch nicht installiert; führen Sie zuerst „ticket-desk-admin install“ aus
admin-error-note-too-long = --note darf höchstens { $limit } Zeichen haben; kürzen Sie den Text
admin-error-since-not-before-until = --since muss vor --until liegen
admin-error-interrupted = unterbrochen, bevor alles geschrieben war; führen Sie den Befehl noch einmal aus
admin-error-file-exists = { $file } gibt es schon; löschen Sie die Datei oder nennen Sie eine andere
admin-error-not-written = { $file } lässt sich nicht schreiben: { $error }; nennen Sie mit --file einen anderen Ort
admin-error-no-password = das Passwort ließ sich nicht lesen: { $error }; geben Sie es mit --password-file in einer Datei an
admin-error-address-port = --address { $address }: Der Port ist keine Zahl von 1 bis 65535
admin-error-no-tls = der Server bietet kein TLS an, und ohne TLS könnten alle auf dem Weg Passwörter und Tickets mitlesen; geben Sie dem Server zuerst ein Zertifikat. Für einen Tunnel, der auf dem Arbeitsplatz endet, nennen Sie dessen Ende dort mit --address 127.0.0.1:PORT und ergänzen --without-tls-i-accept-that-everything-can-be-read
admin-error-without-tls-elsewhere = Ticket Desk selbst verzichtet nur bei einer Adresse des eigenen Computers auf TLS: Nennen Sie mit --address 127.0.0.1:PORT das Ende des Tunnels auf dem Arbeitsplatz, und lassen Sie --ca weg
admin-error-origin-elsewhere = die Adresse in der Datei gehört zu einem einzigen Computer, --from lässt aber einen anderen zu, wie bei einem Tunnel; wenn das so gemeint ist, ergänzen Sie --without-tls-i-accept-that-everything-can-be-read
admin-error-connection-file = die Verbindungsdatei lässt sich so nicht schreiben: { $error }
admin-error-internal = etwas ist unerwartet schiefgegangen: { $reason }

## Personen, Arbeitsplätze, Einladungen, Verlauf

admin-error-person-unknown = niemand hat den Benutzernamen „{ $username }“; „person list“ zeigt alle
admin-error-person-has-tickets = „{ $username }“ hat selbst noch { $open ->
    [one] { $open } offenes Ticket
   *[other] { $open } offene Tickets
}; wer Tickets bearbeitet, hat keine: Sie werden zuerst abgeschlossen oder zurückgezogen
admin-error-category-name = „{ $name }“ kann keine Kategorie heißen; nehmen Sie 1 bis 60 sichtbare Zeichen in einer Zeile
admin-error-category-unknown = eine Kategorie „{ $name }“ gibt es nicht; „category list“ zeigt alle
admin-error-category-exists = eine Kategorie „{ $name }“ gibt es schon; Groß- und Kleinschreibung sind gleich
admin-error-category-is-default = „{ $name }“ ist die Vorgabe; bestimmen Sie zuerst mit „category default“ eine andere
admin-error-category-retired = die Kategorie „{ $name }“ ist stillgelegt; holen Sie sie zuerst mit „category add“ zurück
admin-error-workstation-name = „{ $name }“ kann kein Name eines Arbeitsplatzes sein; erlaubt sind 1 bis 24 Kleinbuchstaben, Ziffern, - und _, am Anfang ein Buchstabe oder eine Ziffer
admin-error-workstation-origin = von „{ $origin }“ kann kein Arbeitsplatz kommen; nennen Sie einen Rechnernamen, eine Adresse oder ein Muster wie 10.20.%
admin-error-workstation-exists = den Arbeitsplatz „{ $name }“ gibt es schon; heben Sie ihn mit „workstation revoke“ zuerst auf, geben Sie ihm mit „workstation rotate“ ein neues Passwort, oder wählen Sie einen anderen Namen
admin-error-workstation-unknown = einen Arbeitsplatz „{ $name }“ gibt es nicht; „workstation list“ zeigt alle
admin-error-workstation-used-up = der Arbeitsplatz „{ $name }“ hatte schon 9999 Konten; legen Sie einen mit anderem Namen an
admin-error-server-without-tls = der Server bietet kein TLS an, daher könnte sich niemand sicher verbinden; geben Sie dem Server zuerst ein Zertifikat
admin-error-invitation-unknown = zu „{ $number }“ passt keine offene Einladung; „invite list“ zeigt die Nummern
admin-error-unexpected = in der Datenbank steht etwas Unerwartetes ({ $what }); „ticket-desk-admin check“ vergleicht sie mit dieser Version
admin-error-export = der Export lässt sich nicht schreiben: { $error }
admin-error-random = das System liefert keine Zufallszahlen: { $error }
admin-error-derivation = aus dem Passwort ließ sich kein Schlüssel ableiten: { $error }

## Installieren und aktualisieren

admin-error-name = „{ $name }“ kann auf dem Server kein Name sein; erlaubt sind 1 bis 30 Zeichen aus a–z, 0–9 und _. Alle drei Namen müssen verschieden sein, und keiner darf einer des Servers selbst sein
admin-error-server-too-old = der Server ist { $found }; Ticket Desk braucht MySQL 8.4 oder MariaDB 10.11 oder neuer
admin-error-install-busy = gerade läuft eine andere Installation (Verbindung { $holder }); warten Sie darauf, oder beenden Sie diese Verbindung
admin-error-install-busy-elsewhere = auf { $server } läuft eine andere Installation (Verbindung { $holder }); warten Sie auf sie, oder bis { $until } UTC, falls sie abgebrochen wurde
admin-error-schema-taken = das Schema { $schema } enthält Tabellen oder Sichten, die nicht zu Ticket Desk gehören; es wurde nichts geändert. Entfernen Sie sie, oder wählen Sie für ein neues Desk mit --schema einen anderen Namen
admin-error-open-to-everybody = { $account } hat Rechte an jedem Schema, dessen Name zu „{ $schemas }“ passt, also hätte sie jeder am Desk; es wurde nichts geändert. Entziehen Sie diese Rechte, oder wählen Sie für ein neues Desk mit --schema einen anderen Namen
admin-error-install-blocked = { $doing }: jemand hält das fest, vielleicht die Verbindung { $by }. Am Desk ist nichts geändert; beenden Sie diese Verbindung (KILL mit ihrer Nummer) und führen Sie den Befehl noch einmal aus
admin-error-install-blocked-unknown = { $doing }: jemand hält das fest. Am Desk ist nichts geändert; beenden Sie diese Verbindung (SHOW PROCESSLIST zeigt sie) und führen Sie den Befehl noch einmal aus
admin-error-install-busy-unknown = gerade läuft eine andere Installation; warten Sie darauf
admin-error-privilege = dem Konto fehlt ein Recht ({ $doing }: { $message }); verwenden Sie ein Konto, das Schemas, Konten, Routinen und Trigger für andere anlegen darf, etwa root
admin-error-binary-log = der Server schreibt ein Binärprotokoll und lässt nur SUPER Trigger anlegen ({ $doing }); setzen Sie log_bin_trust_function_creators = 1, oder verwenden Sie ein Konto mit SUPER
admin-error-step-changed = der Schritt { $step } des Schemas ist mit anderem Text gelaufen; dieses Programm und die Datenbank gehören nicht zusammen. Verwenden Sie das Programm, mit dem installiert wurde, oder ein neueres
admin-error-database-newer = die Datenbank ist neuer als dieses Programm (sie hat den Schritt { $step }); verwenden Sie ein neueres
admin-error-doing = { $error } ({ $doing })

## Der Weg zum Server

admin-error-refused = abgelehnt: { $error }
admin-error-host-unknown = der Rechnername ist nicht bekannt; prüfen Sie --host
admin-error-unreachable = nicht erreichbar: { $error }; prüfen Sie --host, --port oder --socket, und ob der Server läuft
admin-error-timed-out = keine Antwort innerhalb von { $seconds } Sekunden; prüfen Sie --host, --port oder --socket, und ob der Server läuft
admin-error-account = Konto abgelehnt: { $error }; prüfen Sie --user und das Passwort. Auf dem Server selbst kommt root meist über den Socket: --socket /run/mysqld/mysqld.sock
admin-error-not-trusted = das Zertifikat ist nicht vertrauenswürdig: { $error }; über ein Netz braucht der Server ein Zertifikat für seinen Namen. Nennen Sie mit --ca das seiner Zertifizierungsstelle, oder führen Sie den Befehl mit --socket auf dem Server aus
admin-error-not-installed = nicht installiert: { $error }; führen Sie zuerst „ticket-desk-admin install“ aus, oder prüfen Sie --schema und die Rechte des Kontos
admin-error-upgrading = Ticket Desk wird gerade aktualisiert, oder eine Aktualisierung wurde abgebrochen; führen Sie „ticket-desk-admin upgrade“ aus ({ $error })
admin-error-api-too-old = die Datenbank hat nur die Version { $version } der Schnittstelle; führen Sie „ticket-desk-admin upgrade“ aus
admin-error-api-too-new = die Datenbank verlangt Version { $version } der Schnittstelle; verwenden Sie das neueste ticket-desk-admin
admin-error-busy = ausgelastet: { $error }; versuchen Sie es gleich noch einmal
admin-error-perhaps-done = { $error }; vielleicht ist es schon geschehen
admin-error-defect = unerwartete Antwort der Datenbank: { $error }

## Was an einer Verbindungsdatei nicht stimmt

admin-error-file-too-large = die Datei ist größer als 256 KiB und kann keine Verbindungsdatei sein
admin-error-file-malformed = die Datei ist nicht wohlgeformt
admin-error-file-missing = „{ $field }“ fehlt
admin-error-field-host = „{ $field }“ muss ein Rechnername oder eine IP-Adresse sein, ohne Port und ohne Klammern
admin-error-field-hosts = „{ $field }“ darf 1 bis 9 verschiedene Server nennen, etwa "db1.example.org" oder "db2.example.org:3307", alle mit TLS oder alle auf diesem Computer
admin-error-field-port = „{ $field }“ muss eine Zahl von 1 bis 65535 sein
admin-error-field-socket = „{ $field }“ muss ein vollständiger Pfad sein
admin-error-field-database = „{ $field }“ muss der Name eines Schemas sein: Buchstaben, Ziffern und _
admin-error-field-account = „{ $field }“ muss aus 1 bis 32 Buchstaben, Ziffern und _ - . bestehen
admin-error-field-ca-certificate = „{ $field }“ muss ein Zertifikat im Format PEM sein
admin-error-value = „{ $field }“ hat einen Wert, der dort nicht stehen kann
