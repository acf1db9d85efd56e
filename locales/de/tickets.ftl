### One ticket.

ticket-status-pending = Wartet
ticket-status-in-process = In Arbeit
ticket-status-done = Erledigt
ticket-status-withdrawn = Zurückgezogen
ticket-log-assigned = Übernommen
ticket-log-completed = Abgeschlossen
ticket-log-declined = Abgelehnt
ticket-log-released = Freigegeben
ticket-log-withdrawn = Zurückgezogen

# (same)
ticket-number = #{ $id }

ticket-called = „{ $title }“
ticket-created-by = Erstellt von
ticket-responder = Bearbeitung
ticket-nobody = Noch niemand
ticket-since = seit
ticket-completed = Abgeschlossen
ticket-administrator = Administration
ticket-former = deaktiviert
ticket-you = Sie

ticket-ahead = { $count ->
    [one] { $shown } Ticket davor
   *[other] { $shown } Tickets davor
}

ticket-next = Als Nächstes dran

ticket-category = Kategorie
ticket-priority = Priorität
ticket-priority-low = Niedrig

# (same)
ticket-priority-normal = Normal

ticket-priority-high = Hoch
ticket-priority-urgent = Dringend
ticket-target-minute = Wird innerhalb von { $count ->
    [one] einer Minute
   *[other] { $count } Minuten
} übernommen.
ticket-target-hour = Wird innerhalb von { $count ->
    [one] einer Stunde
   *[other] { $count } Stunden
} übernommen.
ticket-target-day = Wird innerhalb von { $count ->
    [one] einem Tag
   *[other] { $count } Tagen
} übernommen.
ticket-within-minute = innerhalb von { $count ->
    [one] einer Minute
   *[other] { $count } Minuten
}
ticket-within-hour = innerhalb von { $count ->
    [one] einer Stunde
   *[other] { $count } Stunden
}
ticket-within-day = innerhalb von { $count ->
    [one] einem Tag
   *[other] { $count } Tagen
}
ticket-respond-by = Fällig
ticket-due-minute = fällig in { $count } Min.
ticket-due-hour = fällig in { $count } Std.
ticket-due-day = fällig in { $count ->
    [one] einem Tag
   *[other] { $count } Tagen
}
ticket-overdue-minute = überfällig seit { $count } Min.
ticket-overdue-hour = überfällig seit { $count } Std.
ticket-overdue-day = überfällig seit { $count ->
    [one] einem Tag
   *[other] { $count } Tagen
}
ticket-waits = Wartet auf
ticket-waits-you = Wartet auf Sie
ticket-waits-person = Wartet auf { $who }
ticket-waits-responder = Bearbeitung
ticket-waiting-minute = seit { $count } Min.
ticket-waiting-hour = seit { $count } Std.
ticket-waiting-day = seit { $count ->
    [one] einem Tag
   *[other] { $count } Tagen
}
ticket-usual = Dauert meist
ticket-usual-why = Die Hälfte der Tickets dieser Kategorie war in den letzten 90 Tagen schneller erledigt, die andere Hälfte langsamer.
ticket-usual-minute = etwa { $count } Min.
ticket-usual-hour = etwa { $count } Std.
ticket-usual-day = etwa { $count ->
    [one] einen Tag
   *[other] { $count } Tage
}
ticket-note-completed = Abschlussnotiz
ticket-note-withdrawn = Grund für das Zurückziehen
ticket-activity = Aktivität
ticket-show-all = Alles
ticket-show-messages = Nachrichten
ticket-show-history = Verlauf
ticket-no-messages = Noch keine Nachrichten
ticket-changes = Was sich geändert hat
ticket-before = Vorher
ticket-after = Nachher
ticket-field-title = Titel
ticket-field-description = Beschreibung

# (same)
ticket-field-status = Status

ticket-field-responder = Bearbeitung
ticket-field-priority = Priorität
ticket-field-category = Kategorie
ticket-new-messages = Neu
ticket-jump-to-new = Neue Nachrichten
ticket-latest = Zum Neuesten
ticket-unavailable = Dieses Ticket ist nicht verfügbar
ticket-lost = Sie können dieses Ticket nicht mehr öffnen.
ticket-lost-hint = Jemand anders hat es übernommen, es wurde zurückgezogen, oder Sie haben es abgelehnt.
ticket-unavailable-hint = Vielleicht hat es jemand anders übernommen, es wurde zurückgezogen oder von Ihnen abgelehnt.
ticket-title = Titel
ticket-title-hint = Eine Zeile, etwa „Papierstau im Drucker im 2. Stock“
ticket-description = Beschreibung
ticket-description-hint = Was passiert? Was haben Sie erwartet? Was haben Sie schon versucht?
