### What waits to be sent.

outbox-waiting = Wartet auf Versand
outbox-refused = Nicht gesendet
outbox-limited = Sie haben in der letzten Stunde viel gesendet; dies wird gegen { $time } Uhr von selbst gesendet
outbox-waits = Wartet; wird gesendet, sobald die Datenbank wieder da ist
outbox-under-way = Wird gesendet …
outbox-may-have-arrived = Wurde vielleicht schon gesendet; wird wiederholt, bis das sicher ist
outbox-your-change = Das ist Ihre Fassung. Sie wird gespeichert, sobald die Datenbank wieder da ist.
outbox-choosing = Das ist Ihre Wahl. Sie wird gesendet, sobald die Datenbank wieder da ist.
outbox-withdrawing = Ihr Zurückziehen wartet auf Versand. Es wird gesendet, sobald die Datenbank wieder da ist.
outbox-kept = Wartet auf Versand. Es wird gesendet, sobald die Datenbank wieder da ist.
outbox-take-back = Zurückholen
outbox-took-back = Zurückgeholt; es ist wieder ein Entwurf
outbox-took-back-choice = Zurückgeholt; nichts wurde geändert
outbox-choose-anyway = Bei meiner Wahl bleiben
outbox-look = Ansehen
outbox-edit = Weiter bearbeiten
outbox-compare = Vergleichen und entscheiden
outbox-again = Noch einmal senden

outbox-refusals = { $count ->
    [one] Ein Eintrag konnte nicht gesendet werden
   *[other] { $count } Einträge konnten nicht gesendet werden
}

outbox-count = { $count ->
    [one] { $count } wartet auf Versand
   *[other] { $count } warten auf Versand
}

outbox-stays = { $count ->
    [one] Ein Eintrag wartet noch; er wird gesendet, wenn Sie sich hier wieder anmelden
   *[other] { $count } Einträge warten noch; sie werden gesendet, wenn Sie sich hier wieder anmelden
}

outbox-not-sent = { $shown } nicht gesendet

## Reasons that read differently when the text waited; all others are in errors.ftl

outbox-refused-ticket-version-conflict = Das Ticket wurde geändert, während Ihre Änderung wartete. Vergleichen Sie beide Fassungen und entscheiden Sie.
outbox-refused-ticket-choice-conflict = Jemand hat inzwischen etwas anderes gewählt. Sehen Sie das Ticket an und entscheiden Sie.
outbox-refused-message-thread-moved = Während Ihre Nachricht wartete, kamen neue an. Lesen Sie sie und senden Sie Ihre dann oder schreiben Sie sie neu.

## What a queued choice is of

outbox-of-prioritize = Priorität · { $what }
outbox-of-categorize = Kategorie · { $what }

## What was sent after it had waited

outbox-sent-create = Ticket { $what } wurde gesendet und ist im Pool
outbox-sent-message = Ihre Nachricht wurde gesendet: { $what }
outbox-sent-edit = Ihre Änderung an { $what } wurde gesendet
outbox-sent-withdraw = { $what } ist jetzt zurückgezogen
outbox-sent-prioritize = Die Priorität von { $what } wurde geändert
outbox-sent-categorize = Die Kategorie von { $what } wurde geändert
outbox-sent-many = { $count } wartende Einträge wurden gesendet
