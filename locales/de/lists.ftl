### Lists of tickets.

# (same)
list-pool = Pool

list-mine = Meine Tickets
list-work = Meine Arbeit
list-log = Protokoll
list-open = Offen
list-done = Erledigt
list-more = Mehr anzeigen
list-oldest = Das älteste Ticket wartet
list-due-overdue = Überfällig
list-due-today = Heute
list-due-later = Später
list-overdue = überfällig
list-today = { $shown } heute
list-served = Meine Kategorien
list-everything = Alle Kategorien
list-shows = Zeigt { $categories }
list-categories-change = Ändern
list-empty-served = In Ihren Kategorien wartet nichts
list-empty-served-hint = Vielleicht wartet anderes: Sie kümmern sich um { $categories }.
list-show-everything = Alle Kategorien zeigen
list-empty-pool = Der Pool ist leer
list-empty-pool-hint = Neue Tickets erscheinen hier von selbst. Atmen Sie durch.
list-empty-mine = Sie haben keine offenen Tickets
list-empty-mine-hint = Sagen Sie uns, was zu tun ist, und verfolgen Sie es hier.
list-empty-done = Noch ist nichts erledigt
list-empty-done-hint = Abgeschlossene und zurückgezogene Tickets bleiben für immer hier.
list-empty-work = Sie haben keine Tickets in Arbeit
list-empty-work-hint = Übernehmen Sie eines aus dem Pool; es gehört Ihnen, bis Sie es abschließen oder ablehnen.
list-empty-log = Ihr Protokoll ist leer
list-empty-log-hint = Was Sie übernehmen, abschließen und ablehnen, steht dann hier.
list-go-to-pool = Pool öffnen
list-none = Kein Ticket ausgewählt
list-none-hint = Wählen Sie eines aus der Liste oder gehen Sie die Liste mit den Pfeiltasten durch.
list-unread = { $shown } ungelesen
list-gone = Sie können dieses Ticket nicht mehr öffnen.

## Was zuerst fällig ist

# (same)
next-why = { $priority }, { $due }
next-opened = { $what } ist als Nächstes dran: { $why }
next-claimed = { $what } gehört Ihnen: { $why }
next-nothing-empty = Der Pool ist leer
next-nothing-elsewhere = In Ihren Kategorien wartet nichts, in anderen schon
next-nothing-declined = Alles, was noch im Pool ist, haben Sie abgelehnt

## Filters, sorts and how many tickets there are

list-filter = Filtern
list-filter-remove = Filter „{ $filter }“ entfernen
list-filters-clear = Filter entfernen
list-filter-requester = Erstellt von { $name }
list-filter-responder = Bearbeitet von { $name }
list-filter-organisation = Aus { $name }
list-filter-turn-mine = Wartet auf mich
list-filter-turn-requester = Wartet auf die Belegschaft
list-filter-turn-responder = Wartet auf die Bearbeitung
list-filter-overdue = Überfällig
# $count (Number)
list-filter-newer = { $count ->
    [one] Vom letzten Tag
   *[other] Aus den letzten { $count } Tagen
}
# $count (Number)
list-filter-older = { $count ->
    [one] Älter als ein Tag
   *[other] Älter als { $count } Tage
}
list-sort-due = Sortiert: Fälliges zuerst
list-sort-newest = Sortiert: Neueste zuerst
list-sort-changed = Sortiert: zuletzt Geändertes zuerst
list-sort-turn = Sortiert: zuerst, was auf mich wartet
list-sort-best = Sortiert: beste Treffer zuerst
# $count (Number)
list-count = { $count ->
    [one] { $shown } Ticket
   *[other] { $shown } Tickets
}
list-empty-filtered = Kein Ticket passt zu diesen Filtern
list-empty-filtered-hint = Entfernen Sie einen davon, oder zeigen Sie die ganze Liste.
list-looks = Die Liste wird durchsucht …
# $count (Number)
list-looked = { $count ->
    [one] { $shown } Ticket
   *[other] { $shown } Tickets
} durchgesehen, noch keines passt
list-look-stop = Anhalten
list-look-on = Weitersuchen
list-filtered-cached = Gefiltert werden nur die Tickets, die auf diesem Computer liegen.

## Saved views

view-list = Ansichten
view-save = Ansicht speichern …
view-name = Name der Ansicht
view-saved = Als „{ $name }“ gespeichert
view-remove = Ansicht „{ $name }“ entfernen
view-removed = „{ $name }“ wurde entfernt
view-open = Ansicht: { $name }
view-save-hint = Sie liegt in der Datenbank und ist an jedem Arbeitsplatz da. Eine gleichnamige Ansicht wird ersetzt.
