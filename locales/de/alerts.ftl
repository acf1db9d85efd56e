alert-edited = { $who } hat das Ticket geändert, an dem Sie arbeiten
alert-assigned = { $who } hat Ihr Ticket übernommen
alert-completed = { $who } hat Ihr Ticket abgeschlossen
alert-declined = { $who } hat Ihr Ticket abgelehnt; es ist wieder im Pool
alert-released = Ihr Ticket ist wieder im Pool: Wer es bearbeitet hat, ist nicht mehr da
alert-withdrawn = { $who } hat das Ticket zurückgezogen, an dem Sie gearbeitet haben
alert-all-declined = Alle in der Bearbeitung haben Ihr Ticket abgelehnt
