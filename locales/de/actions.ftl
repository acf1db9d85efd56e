### What can be done with a ticket and what is said of it, one group for each action:
###   action-…           its button; -title, -hint, -note, -note-hint and -send in its dialog; -done in the toast
###   draft-of-…         the note while it is only a draft
###   event-…            the history, after the name of whoever did it
###   alert-…            the notification, by $who
###   inbox-…            its row in the inbox, before the name
###   settings-notify-…  the switch for that notification

action-bar = Ticket-Aktionen
action-link-done = Link zu #{ $id } kopiert
action-needs-database = Braucht die Datenbank, die gerade nicht erreichbar ist.

## Create

action-create = Neues Ticket
action-create-hint = Sagen Sie, was nicht stimmt, wo und seit wann. Die Bearbeitung übernimmt es aus dem Pool.
action-create-send = Ticket erstellen
action-create-done = { $what } ist im Pool
draft-of-create = Neues Ticket

event-created = { $you ->
    [yes] haben das Ticket erstellt
   *[no] hat das Ticket erstellt
}

## Claim

action-claim = Übernehmen
action-claim-done = { $what } gehört Ihnen
action-claim-taken = { $who } hat es zuerst übernommen, { $lead } vor Ihnen
action-claim-taken-hint = Das Ticket ist vergeben. Für Sie ist nichts zu tun.
action-claim-taken-next = Nächstes Ticket
action-claim-taken-none = Der Pool ist jetzt leer.
event-assigned = { $you ->
    [yes] haben das Ticket übernommen
   *[no] hat das Ticket übernommen
}
alert-assigned = { $who } hat Ihr Ticket übernommen
inbox-assigned = Übernommen
settings-notify-assigned = mein Ticket übernommen wird

## Complete

action-complete = Abschließen
action-complete-title = Ticket #{ $id } abschließen
action-complete-hint = Das Ticket ist damit erledigt, und wer es erstellt hat, erfährt davon.
action-complete-note = Abschlussnotiz
action-complete-note-hint = Was wurde getan? Wer das Ticket erstellt hat, liest das.
action-complete-send = Abschließen
action-complete-next = Abschließen und weiter
action-complete-last = Meine letzte Nachricht nehmen
action-complete-done = { $what } ist erledigt
draft-of-complete = Abschlussnotiz · { $what }
event-completed = { $you ->
    [yes] haben das Ticket abgeschlossen
   *[no] hat das Ticket abgeschlossen
}
alert-completed = { $who } hat Ihr Ticket abgeschlossen
inbox-completed = Abgeschlossen
settings-notify-completed = mein Ticket erledigt ist

## Decline

action-decline = Ablehnen
action-decline-title = Ticket #{ $id } endgültig ablehnen
action-decline-hint = Das Ticket geht für die anderen in den Pool zurück. Sie sehen es dort nie wieder und können es nicht mehr übernehmen. Das lässt sich nicht rückgängig machen.
action-decline-note = Grund
action-decline-note-hint = Wer das Ticket erstellt hat, liest ihn, und er bleibt im Verlauf.
action-decline-send = Endgültig ablehnen
action-decline-done = { $what } ist für die anderen wieder im Pool
draft-of-decline = Grund der Ablehnung · { $what }
event-declined = { $you ->
    [yes] haben das Ticket abgelehnt
   *[no] hat das Ticket abgelehnt
}
alert-declined = { $who } hat Ihr Ticket abgelehnt; es ist wieder im Pool
inbox-declined = Abgelehnt, wieder im Pool
settings-notify-declined = mein Ticket abgelehnt wird

# Every responder has declined it.
alert-all-declined = Alle in der Bearbeitung haben Ihr Ticket abgelehnt
inbox-all-declined = Von allen abgelehnt
settings-notify-all-declined = niemand mehr für mein Ticket übrig ist

## Edit

action-edit = Bearbeiten
draft-of-edit = Änderung · { $what }
event-edited = { $you ->
    [yes] haben das Ticket geändert
   *[no] hat das Ticket geändert
}
alert-edited = { $who } hat das Ticket geändert, an dem Sie arbeiten
inbox-edited = Geändert
settings-notify-edited = sich ein Ticket ändert, an dem ich arbeite

## Prioritize

action-prioritize = Priorität ändern
action-prioritize-done = { $what } hat jetzt die Priorität „{ $value }“
event-prioritized = { $you ->
    [yes] haben die Priorität geändert
   *[no] hat die Priorität geändert
}
alert-prioritized = { $value ->
    [low] { $who } hat die Priorität eines Tickets auf „niedrig“ geändert
    [high] { $who } hat die Priorität eines Tickets auf „hoch“ geändert
    [urgent] { $who } hat die Priorität eines Tickets auf „dringend“ geändert
   *[normal] { $who } hat die Priorität eines Tickets auf „normal“ geändert
}
inbox-prioritized = { $value ->
    [low] Priorität niedrig
    [high] Priorität hoch
    [urgent] Priorität dringend
   *[normal] Priorität normal
}
settings-notify-prioritized = jemand die Priorität eines meiner Tickets ändert

## Categorize

action-categorize = Kategorie ändern
action-categorize-done = { $what } gehört jetzt zur Kategorie „{ $value }“
event-categorized = { $you ->
    [yes] haben die Kategorie geändert
   *[no] hat die Kategorie geändert
}
alert-categorized = { $who } hat ein Ticket in die Kategorie „{ $value }“ verschoben
inbox-categorized = Kategorie „{ $value }“
settings-notify-categorized = jemand die Kategorie eines meiner Tickets ändert

## Files

event-attached = { $you ->
    [yes] haben eine Datei hinzugefügt
   *[no] hat eine Datei hinzugefügt
}

## Withdraw

action-withdraw = Zurückziehen
action-withdraw-title = Ticket #{ $id } zurückziehen
action-withdraw-hint = Niemand arbeitet mehr daran. Es bleibt in Ihrem Verlauf. Das lässt sich nicht rückgängig machen.
action-withdraw-note = Grund
action-withdraw-note-hint = Die Bearbeitung liest ihn, und er bleibt im Verlauf.
action-withdraw-send = Ticket zurückziehen
action-withdraw-done = { $what } ist zurückgezogen
draft-of-withdraw = Zurückziehen · { $what }
event-withdrawn = { $you ->
    [yes] haben das Ticket zurückgezogen
   *[no] hat das Ticket zurückgezogen
}
alert-withdrawn = { $who } hat das Ticket zurückgezogen, an dem Sie gearbeitet haben
inbox-withdrawn = Zurückgezogen
settings-notify-withdrawn = ein Ticket zurückgezogen wird, an dem ich arbeite

## Release

action-release = Zurückgeben
action-release-title = Ticket #{ $id } in den Pool zurückgeben
action-release-hint = Es kommt für alle wieder an seinen alten Platz im Pool. Sie können es erneut übernehmen.
action-release-note = Grund
action-release-note-hint = Wer das Ticket erstellt hat, liest ihn, und er bleibt im Verlauf.
action-release-send = Zurückgeben
action-release-done = { $what } ist wieder im Pool
draft-of-release = Grund der Rückgabe · { $what }
event-released = { $you ->
    [yes] haben das Ticket in den Pool zurückgegeben
   *[no] hat das Ticket in den Pool zurückgegeben
}
alert-released = Ihr Ticket ist wieder im Pool und kann neu übernommen werden
inbox-released = Wieder im Pool
settings-notify-released = mein Ticket zurück in den Pool geht
