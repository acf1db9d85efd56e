admin-password-prompt = Passwort von { $account } auf dem Server (leer, wenn es keines hat):

admin-moment = { $dd }.{ $mm }.{ $year }, { $time } Uhr ({ $zone })

## install, upgrade, check

admin-installed-unchanged = { $server }: Ticket Desk ist auf dem neuesten Stand; nichts wurde geändert.
admin-installed =
    { $server }: Ticket Desk ist bereit. Ausgeführte Schritte des Schemas: { $steps }; Routinen und Trigger angelegt: { $applied }, entfernt: { $dropped }.
    Als Nächstes einen Arbeitsplatz zulassen:
      ticket-desk-admin { $way }workstation create NAME --file NAME.toml
admin-check-current = { $server }: Die Datenbank stimmt genau mit dieser Version überein.
admin-check-absent = { $server }: Ticket Desk ist noch nicht installiert; führen Sie „ticket-desk-admin install“ aus.
admin-check-differs = { $server }: Die Datenbank stimmt nicht mit dieser Version überein.
admin-check-owner-missing = das Konto, dem die Routinen gehören, gibt es nicht, deshalb gelingt kein Aufruf; führen Sie „ticket-desk-admin upgrade“ aus
admin-check-owner-unlocked = das Konto, dem die Routinen gehören, ist nicht gesperrt; führen Sie „ticket-desk-admin upgrade“ aus
admin-check-owner-privileges = das Konto, dem die Routinen gehören, hat nicht genau die Rechte, die es braucht; finden Sie heraus, wer sie geändert hat, und führen Sie dann „ticket-desk-admin upgrade“ aus
admin-check-steps-missing = Schritte, die noch fehlen: { $names }; führen Sie „ticket-desk-admin upgrade“ aus
admin-check-steps-foreign = Schritte einer anderen Version: { $names }; verwenden Sie das neueste ticket-desk-admin
admin-check-objects-outdated = fehlt oder ist veraltet: { $names }; führen Sie „ticket-desk-admin upgrade“ aus
admin-check-objects-changed = auf dem Server geändert: { $names }; finden Sie heraus, von wem, und führen Sie dann „ticket-desk-admin upgrade“ aus
admin-check-objects-foreign = unbekannter Herkunft: { $names }; finden Sie heraus, woher es stammt, und entfernen Sie es dann
admin-check-wrong = Das muss sich ändern:
admin-check-advice = Empfohlene Einstellungen:
admin-finding-empty-password = das Konto { $subject } kommt ohne Passwort herein; erneuern oder entziehen Sie den Zugang seines Arbeitsplatzes und fragen Sie, wer das Passwort entfernt hat
admin-finding-rights-of-workstation = { $subject }: ein Arbeitsplatz ruft Prozeduren auf und braucht sonst nichts; entziehen Sie dieses Recht und fragen Sie, wer es vergeben hat
admin-finding-rights-of-everybody = { $subject }: das darf jeder, der den Server erreicht; entziehen Sie dieses Recht
admin-finding-rights-of-others = { $subject }: das Desk hat dieses Recht nicht vergeben; entziehen Sie es, wenn Sie nicht wissen, wofür es da ist
admin-finding-without-tls = { $subject } darf sich ohne TLS verbinden; verlangen Sie TLS, wenn die Verbindung nicht anders verschlüsselt ist
admin-finding-several-writers = { $subject } Knoten des Clusters haben am letzten Tag geschrieben; lassen Sie alle Arbeitsplätze denselben Knoten benutzen, denn zwischen mehreren Schreibern verliert Galera Änderungen
admin-finding-several-primaries = die Gruppenreplikation hat { $subject } Primärknoten; stellen Sie auf einen einzigen um
admin-finding-retry-autocommit = { $subject }: setzen Sie es auf 0, sonst kommt ein Aufruf, den der Knoten wiederholt, vielleicht ohne Spalten zurück
admin-finding-flush-log = { $subject }: setzen Sie es auf 1, sonst verlieren Knoten, die zugleich den Strom verlieren, bestätigte Änderungen
admin-finding-general-log = { $subject }: Schlüssel und Sitzungstoken landen in diesem Protokoll; schalten Sie es aus
admin-finding-connect-errors = { $subject }: so viele abgebrochene Anmeldungen sperren eine ganze Adresse aus; erhöhen Sie es auf 10000
admin-finding-idle-transaction = { $subject }: eine untätige Transaktion hält alte Fassungen aller Zeilen fest; setzen Sie es auf 600
admin-finding-session-memory = { $subject }: eine einzige Verbindung kann den ganzen Speicher belegen; setzen Sie es auf 256 MiB
admin-finding-temporary-files = { $subject }: eine einzige Verbindung kann die Platte mit temporären Dateien füllen; setzen Sie es auf 1 GiB
admin-finding-packet-size = { $subject }: Dateien lassen sich nicht anhängen; setzen Sie es auf 16 MiB
admin-finding-prepared-statements = { $subject }: zu wenig für so viele Arbeitsplätze; 96 für jeden

## invite

admin-invited =
    { $code }
    Geben Sie diesen Code genau einer Person. Sie wählt in Ticket Desk „Konto anlegen“ und gibt ihn dort ein. Er gilt bis { $until } und wird nicht noch einmal gezeigt.
admin-invitation-revoked = Die Einladung kann nicht mehr benutzt werden.
admin-invitation-none = Noch wurde niemand eingeladen. „ticket-desk-admin invite responder“ erzeugt einen Code für eine Person.
admin-invitation-column-number = NUMMER
admin-invitation-column-role = ROLLE
admin-invitation-column-until = BIS
admin-invitation-column-state = STAND
admin-invitation-column-note = NOTIZ
admin-invitation-open = offen
admin-invitation-used-by = benutzt von { $username }
admin-invitation-used = benutzt
admin-invitation-expired = abgelaufen

## person

admin-role-employee = Belegschaft
admin-role-responder = Bearbeitung
admin-person-deactivated = { $username } ist deaktiviert: Die Sitzungen sind beendet, und Tickets in Arbeit sind wieder im Pool. „person reactivate { $username }“ lässt die Person wieder zu.
admin-person-deactivated-before = { $username } war schon deaktiviert; nichts wurde geändert.
admin-person-reactivated = { $username } ist wieder zugelassen und kann sich anmelden.
admin-person-active-before = { $username } war schon zugelassen; nichts wurde geändert.
admin-person-role-changed = { $username } hat von jetzt an die Rolle { $role }: Die Sitzungen sind beendet, und Tickets in Arbeit sind wieder im Pool.
admin-person-role-kept = { $username } hat die Rolle { $role } schon; nichts wurde geändert.
admin-person-unlocked = { $username } kann sich sofort wieder anmelden.
admin-person-password-reset =
    { $password }
    Das ist das vorläufige Passwort von { $username }; es wird nicht noch einmal gezeigt. Die Sitzungen sind beendet. Bitten Sie die Person, nach der Anmeldung unter „Sicherheit“ ein anderes zu wählen.
admin-person-none = Noch hat sich niemand registriert. Das geschieht in Ticket Desk selbst; wer Tickets bearbeitet, braucht dafür einen Code von „ticket-desk-admin invite responder“.
admin-person-column-username = BENUTZERNAME
# (same)
admin-person-column-name = NAME
admin-person-column-role = ROLLE
admin-person-column-state = STAND
admin-person-column-last-seen = ZULETZT GESEHEN
admin-person-active = zugelassen
admin-person-inactive = deaktiviert
admin-person-locked = gesperrt bis { $until }
admin-person-never-seen = nie

## category

admin-category-added = Die Kategorie „{ $name }“ wurde angefügt.
admin-category-again = Die Kategorie „{ $name }“ wird wieder verwendet.
admin-category-renamed = „{ $name }“ heißt ab jetzt „{ $to }“.
admin-category-retired = „{ $name }“ ist stillgelegt: An ihren Tickets bleibt die Kategorie stehen, neue bekommen sie nicht mehr. „category add“ macht das rückgängig.
admin-category-retired-before = „{ $name }“ war schon stillgelegt; nichts hat sich geändert.
admin-category-default = Tickets, für die niemand eine Kategorie gewählt hat, bekommen ab jetzt „{ $name }“.
admin-category-default-before = „{ $name }“ war schon die Vorgabe; nichts hat sich geändert.
admin-category-column-name = KATEGORIE
admin-category-column-state = ZUSTAND
admin-category-column-pending = IM POOL
admin-category-state-default = Vorgabe
admin-category-state-used = in Gebrauch
admin-category-state-retired = stillgelegt { $at }

## settings

admin-settings-respond-within = Tickets der Priorität { $priority } sollen innerhalb von { $time } übernommen werden. Das gilt für Tickets, die ab jetzt erstellt werden oder diese Priorität bekommen.
admin-settings-changed = { $setting } ist jetzt { $value }.
admin-settings-column-name = EINSTELLUNG
admin-settings-column-value = WERT

## sign-up

admin-sign-up-open = Wer einen verbundenen Arbeitsplatz hat, kann sich für die Belegschaft registrieren.
admin-sign-up-closed = Ohne Einladung kann sich niemand mehr registrieren. „ticket-desk-admin invite employee“ erzeugt eine.

## workstation

admin-workstation-created =
    Das Konto { $account } ist angelegt. { $file } enthält die Verbindung und das Passwort: Geben Sie die Datei auf einem Weg weiter, dem Sie vertrauen, öffnen Sie sie in Ticket Desk auf diesem Arbeitsplatz, und löschen Sie sie danach.
    Als Nächstes einladen, wer Tickets bearbeitet:
      ticket-desk-admin { $way }invite responder
admin-workstation-rotated = Der Arbeitsplatz hat jetzt das Konto { $account } mit einem neuen Passwort; sein früheres Konto kann nichts mehr. { $file } enthält die Verbindung und das Passwort: Geben Sie die Datei auf einem Weg weiter, dem Sie vertrauen, öffnen Sie sie in Ticket Desk auf diesem Arbeitsplatz, und löschen Sie sie danach.
admin-workstation-unlocked = Am Arbeitsplatz { $name } kann man sich sofort wieder anmelden.
admin-workstation-revoked = Dem Arbeitsplatz { $name } ist der Zugang entzogen: Sein Konto ist gelöscht, und seine Verbindungen sind beendet.
admin-workstation-remaining = Verbindungen, die sich nicht beenden ließen: { $connections }. Wer eine davon hält, kann nichts mehr aufrufen, belegt aber Mittel des Servers; beenden Sie sie als Administrator des Servers (KILL; bei Amazon RDS CALL mysql.rds_kill).
admin-workstation-none = Noch gibt es keinen Arbeitsplatz. „ticket-desk-admin workstation create NAME --file NAME.toml“ legt einen an.
# (same)
admin-workstation-column-name = NAME
admin-workstation-column-from = VON
# (same)
admin-workstation-column-tls = TLS
admin-workstation-column-password = PASSWORT
admin-workstation-with-password = gesetzt
admin-workstation-without-password = FEHLT
admin-workstation-column-connections = VERBINDUNGEN
admin-workstation-tls-required = verlangt
admin-workstation-tls-optional = nicht verlangt

## audit

admin-audit-complete = Der Verlauf ist vollständig: { $events ->
    [one] { $events } Ereignis
   *[other] { $events } Ereignisse
} zu { $tickets }.
admin-audit-tickets = { $count ->
    [one] { $count } Ticket
   *[other] { $count } Tickets
}
admin-audit-redacted = { $count ->
    [one] { $count } Text ist geschwärzt.
   *[other] { $count } Texte sind geschwärzt.
}
admin-audit-broken = Der Verlauf ist NICHT vollständig: Ticket #{ $ticket }, Ereignis { $event }: { $fault }. Vergleichen Sie mit einer Sicherung, und finden Sie heraus, wer den Server verwaltet.
admin-fault-missing = Das Ereignis fehlt
admin-fault-changed = Das Ereignis wurde nachträglich geändert
admin-fault-unlinked = Das Ereignis schließt nicht an das vorige an
admin-fault-ticket-differs = Das Ticket wurde ohne Ereignis geändert
admin-fault-file-differs = Eine Datei fehlt oder wurde geändert
admin-fault-ticket-missing = Das Ereignis ist da, sein Ticket aber nicht
admin-audit-exported = { $events ->
    [one] { $events } Ereignis geschrieben.
   *[other] { $events } Ereignisse geschrieben.
}
admin-audit-exported-to = { $events ->
    [one] { $events } Ereignis in { $file } geschrieben.
   *[other] { $events } Ereignisse in { $file } geschrieben.
}

## maintenance

admin-maintenance-done = Entfernt wurde, was älter war als { $days } Tage:
admin-maintenance-would = Das würde entfernt, weil es älter ist als { $days } Tage:
admin-maintenance-column-table = TABELLE
admin-maintenance-column-rows = ZEILEN
