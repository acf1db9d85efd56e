### What failed and what to do next, by the code of the error.

error-session-ended = Ihre Sitzung ist beendet. Melden Sie sich wieder an, um weiterzumachen; Ihr Text bleibt erhalten.
error-session-wrong-credentials = Benutzername oder Passwort ist falsch. Prüfen Sie beides und versuchen Sie es noch einmal.
error-session-locked = Zu viele Fehlversuche. Warten Sie einige Minuten und versuchen Sie es dann noch einmal.
error-person-deactivated = Dieses Konto wurde deaktiviert. Bitten Sie Ihre Administration, es wieder freizuschalten.
error-person-username-taken = Dieser Benutzername ist schon vergeben. Wählen Sie einen anderen.
error-person-sign-up-closed = Sie brauchen eine Einladung, um hier ein Konto anzulegen. Geben Sie den Code ein oder bitten Sie Ihre Administration um einen.
error-person-invitation-invalid = Dieser Einladungscode ist falsch, schon benutzt oder abgelaufen. Prüfen Sie ihn oder bitten Sie um einen neuen.
error-person-wrong-password = Das bisherige Passwort ist falsch. Versuchen Sie es noch einmal.
error-person-version-conflict = Ihr Profil wurde an anderer Stelle geändert. Vergleichen Sie unten beide Fassungen und wählen Sie eine.
error-person-not-found = Diese Person wurde nicht gefunden oder ist für Sie nicht mehr sichtbar. Suchen Sie sie unter „Personen“.
error-ticket-not-found = Dieses Ticket steht Ihnen nicht zur Verfügung. Vielleicht wurde es übernommen oder zurückgezogen.
error-ticket-choice-conflict = Jemand anders hat das zur selben Zeit geändert. Sehen Sie das Ticket an und wählen Sie noch einmal.
error-ticket-version-conflict = Das Ticket wurde geändert, während Sie es bearbeitet haben. Vergleichen Sie unten beide Fassungen und wählen Sie eine.
error-attachment-not-found = Diese Datei steht Ihnen nicht zur Verfügung.
error-attachment-damaged = Die Datei wurde unterwegs beschädigt. Versuchen Sie es noch einmal; hilft das nicht, muss sie neu angehängt werden.
error-attachment-too-large = Diese Datei ist größer, als Ihre Administration erlaubt.
error-attachment-refused = Ihre Administration erlaubt Dateien dieser Art nicht.
error-attachment-stopped = Sie haben die Übertragung abgebrochen.
error-capture-unavailable = Auf diesem Desktop kann Ticket Desk keine Bildschirmfotos aufnehmen. Nehmen Sie eines mit dem System auf und fügen Sie es hier ein.
error-capture-failed = Das Bildschirmfoto ist nicht gelungen. Vielleicht wurde das Fenster geschlossen.
error-text-unreadable = Diese Datei ist kein Text, der sich anzeigen lässt. Speichern können Sie sie trotzdem.
error-picture-unreadable = Diese Datei ist kein Bild, das sich anzeigen lässt. Speichern können Sie sie trotzdem.
error-picture-too-large = Dieses Bild ist zu groß zum Anzeigen. Speichern können Sie es trotzdem.
error-attachment-ticket-full = Dieses Ticket nimmt keine weiteren Dateien auf. Erstellen Sie für die übrigen ein neues.
error-category-not-found = Diese Kategorie wird nicht mehr verwendet. Wählen Sie eine andere.
error-ticket-closed = Dieses Ticket ist erledigt und kann nicht mehr geändert werden. Erstellen Sie bei Bedarf ein neues.
error-message-thread-moved = Während Sie geschrieben haben, kamen neue Nachrichten an. Lesen Sie sie und senden Sie dann.

error-quota-hourly = { $limit ->
    [none] Das haben Sie in der letzten Stunde sehr oft getan. Versuchen Sie es später noch einmal.
   *[other] Das haben Sie in der letzten Stunde sehr oft getan. Versuchen Sie es in { $limit } Min. noch einmal.
}

error-quota-daily = Sie haben das Upload-Limit für 24 Stunden erreicht. Versuchen Sie es morgen noch einmal.
error-quota-work = Sie haben bereits so viele Tickets in Arbeit, wie eine Person haben darf. Erledigen Sie eines davon oder lehnen Sie eines ab; danach können Sie dieses übernehmen.
error-quota-views = Sie haben 50 Ansichten gespeichert, mehr darf eine Person nicht haben. Entfernen Sie eine; danach können Sie diese speichern.
error-outbox-under-way = Das wurde vielleicht schon gesendet und lässt sich nicht mehr zurückholen.
error-request-reused = Das wurde schon mit anderem Inhalt gesendet. Senden Sie es noch einmal.
error-role-refused = Ihre Rolle erlaubt das nicht. Melden Sie sich mit einem anderen Konto an, falls Sie eines haben.
error-call-refused = Die Datenbank hat eine Anfrage dieses Arbeitsplatzes abgelehnt. Starten Sie die Anwendung neu; bleibt es dabei, wenden Sie sich an Ihre Administration.
error-input-required = Füllen Sie dieses Feld aus.

error-input-too-short = { $limit ->
    [none] Das ist zu kurz. Schreiben Sie etwas mehr.
   *[other] Mindestens { $limit } Zeichen.
}

error-input-too-long = { $limit ->
    [none] Das ist zu lang. Kürzen Sie es.
   *[other] Höchstens { $limit } Zeichen.
}

error-input-invalid = Das sieht nicht richtig aus. Prüfen Sie Ihre Eingabe.
error-input-deceptive = Der Text enthält unsichtbare Zeichen oder solche, die die Schreibrichtung ändern. Entfernen Sie sie.
error-input-weak-password = Dieses Passwort ist zu leicht zu erraten. Nehmen Sie mehrere Wörter, die nichts miteinander zu tun haben.
error-connection-none = Es ist noch keine Verbindung eingerichtet. Fügen Sie die Verbindungsdatei Ihrer Administration hinzu.

error-connection-file-invalid = { $limit ->
    [none] Das ist keine vollständige Verbindungsdatei. Prüfen Sie, ob es die richtige ist, oder bitten Sie um eine neue.
   *[other] Das ist keine vollständige Verbindungsdatei. Zeile { $limit } ist ungültig. Prüfen Sie, ob es die richtige ist, oder bitten Sie um eine neue.
}

error-connection-host-unknown = Der Rechnername der Datenbank wurde nicht gefunden. Prüfen Sie Ihr Netz oder bitten Sie um eine neue Verbindungsdatei.
error-database-unreachable = Die Datenbank ist nicht erreichbar. Nichts geht verloren; versuchen Sie es wieder, sobald sie zurück ist.
error-database-refused = Die Datenbank lehnt das Konto dieses Arbeitsplatzes ab. Prüfen Sie das Passwort oder bitten Sie um eine neue Verbindungsdatei.
error-database-not-trusted = Das Zertifikat der Datenbank ist nicht vertrauenswürdig. Machen Sie nicht weiter; wenden Sie sich an Ihre Administration.
error-database-not-installed = Der Server antwortet, aber Ticket Desk ist dort nicht installiert. Bitten Sie Ihre Administration, es zu installieren.
error-database-upgrading = Ticket Desk wird gerade aktualisiert. Das dauert einen Moment und geht von selbst weiter; wenn nicht, bitten Sie Ihre Administration, die Aktualisierung zu wiederholen.
error-database-too-old = Die Datenbank ist zu alt für diese Anwendung. Bitten Sie Ihre Administration, sie zu aktualisieren.
error-database-too-new = Diese Anwendung ist zu alt für die Datenbank. Installieren Sie die aktuelle Version.
error-database-busy = Die Datenbank ist stark ausgelastet. Versuchen Sie es gleich noch einmal.
error-database-switching = Die Datenbank wechselt gerade den Server. Ihre Texte bleiben erhalten; versuchen Sie es gleich noch einmal.
error-database-full = Die Datenbank ist voll. Ihre Texte bleiben erhalten; wenden Sie sich an Ihre Administration.
error-database-too-many-connections = Zu viele Verbindungen zur Datenbank. Versuchen Sie es gleich noch einmal; wenn es wieder vorkommt, wenden Sie sich an Ihre Administration.
error-database-failed = In der Datenbank ist ein unerwarteter Fehler aufgetreten. Versuchen Sie es noch einmal; bleibt es dabei, wenden Sie sich an Ihre Administration.
error-storage-failed = Eine Datei auf diesem Computer lässt sich nicht lesen oder schreiben. Prüfen Sie, ob der Datenträger voll ist, und versuchen Sie es noch einmal.
error-storage-full = Der Datenträger dieses Computers ist voll. Schaffen Sie Platz; Ihr Text ist noch da.
error-keyring-unavailable = Der Schlüsselbund des Systems ist nicht verfügbar. Sie können arbeiten, müssen Ihre Passwörter aber jedes Mal neu eingeben.
error-connection-managed = Ihre Organisation verwaltet die Verbindung dieses Arbeitsplatzes. Bitten Sie Ihre Administration, sie zu ändern.
error-file-unreadable = Die Datei lässt sich nicht lesen. Prüfen Sie, ob es sie noch gibt und ob Sie sie lesen dürfen.
error-address-not-opened = Kein Programm auf diesem Computer öffnet diese Adresse. Kopieren Sie sie und öffnen Sie sie von Hand.
error-shortcut-taken = Diese Tastenkombination benutzt schon ein anderes Programm. Wählen Sie eine andere.
error-shortcut-unavailable = Auf diesem Desktop können Anwendungen keine Tastenkombination belegen. Nutzen Sie den Infobereich, oder legen Sie auf dem Desktop eine Tastenkombination für „ticket-desk --new-ticket“ an.
error-startup-failed = Das System erlaubt nicht, dass Ticket Desk mit dem Computer startet. Erlauben Sie es in den Systemeinstellungen und versuchen Sie es noch einmal.
error-trial-no-server = Zum Ausprobieren brauchen Sie MariaDB oder MySQL auf diesem Computer. Installieren Sie eines davon (unter Debian und Ubuntu: apt install mariadb-server) und versuchen Sie es noch einmal.
error-trial-failed = Die Datenbank zum Ausprobieren ließ sich nicht starten. Prüfen Sie, ob der Datenträger voll ist, und versuchen Sie es noch einmal.
error-command-malformed = Die Anwendung hat ihre eigene Anfrage nicht verstanden. Starten Sie sie neu.
error-internal = In der Anwendung ist etwas schiefgegangen. Versuchen Sie es noch einmal; bleibt es dabei, starten Sie sie neu.
