event-created = { $you ->
    [yes] haben das Ticket erstellt
   *[no] hat das Ticket erstellt
}
event-edited = { $you ->
    [yes] haben das Ticket geändert
   *[no] hat das Ticket geändert
}
event-assigned = { $you ->
    [yes] haben das Ticket übernommen
   *[no] hat das Ticket übernommen
}
event-completed = { $you ->
    [yes] haben das Ticket abgeschlossen
   *[no] hat das Ticket abgeschlossen
}
event-declined = { $you ->
    [yes] haben das Ticket abgelehnt
   *[no] hat das Ticket abgelehnt
}
event-released = { $you ->
    [yes] sind nicht mehr da; das Ticket ging in den Pool zurück
   *[no] ist nicht mehr da; das Ticket ging in den Pool zurück
}
event-withdrawn = { $you ->
    [yes] haben das Ticket zurückgezogen
   *[no] hat das Ticket zurückgezogen
}
