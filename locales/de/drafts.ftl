### What is being written, and two versions of the same text.

## Drafts

draft-restored = Entwurf wiederhergestellt
draft-discard = Verwerfen
draft-discarded = Entwurf verworfen
draft-list = Entwürfe
draft-list-hint = Was Sie zu schreiben begonnen haben und was auf Versand wartet. Es bleibt auf diesem Computer.
draft-list-empty = Keine Entwürfe
draft-list-empty-hint = Was Sie zu schreiben beginnen, bleibt hier, bis Sie es senden oder verwerfen.
draft-list-drafts = Entwürfe
draft-somebody = eine Person
draft-untitled = Ohne Titel
draft-kept = Als Entwurf aufbewahrt
draft-open = Öffnen
draft-copy = Text kopieren
draft-copied = Text kopiert
draft-copy-hint = Markieren und kopieren Sie den Text unten.
draft-as-ticket = Als neues Ticket verwenden
draft-another = Behalten und ein weiteres beginnen

draft-others = { $count ->
    [one] { $count } weiteres unfertiges Ticket
   *[other] { $count } weitere unfertige Tickets
}

draft-left = Was Sie geschrieben haben, passt hier nicht mehr
draft-left-hint = Das Ticket ist inzwischen weiter. Ihr Text ist noch da.
draft-file-damaged = Die Datei mit Entwürfen auf diesem Computer war beschädigt. Eine neue wurde angelegt; die beschädigte liegt in { $file }.

## Two versions of the same text

conflict-title = An anderer Stelle geändert
conflict-hint = Nichts wird überschrieben. Ihr Text steht noch unten im Formular.
conflict-other = Gespeicherte Fassung
conflict-mine = Ihre Fassung
conflict-keep-mine = Meine Fassung speichern
conflict-take-other = Gespeicherte Fassung nehmen
conflict-took-other = Ihr Text wurde durch die gespeicherte Fassung ersetzt

## What a draft is of

draft-of-message = Nachricht · { $what }
draft-of-profile = Ihr Profil
draft-of-unknown = Nicht gesendeter Text
