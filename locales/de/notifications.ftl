notification-administrator = Die Administration

notification-message-own-ticket = { $who } hat Ihnen zu Ihrem Ticket geschrieben
notification-message-at-work = { $who } hat Ihnen zu dem Ticket geschrieben, an dem Sie arbeiten
notification-message-direct = { $who } hat Ihnen geschrieben

notification-pool-new = Neu im Pool: { $title }
notification-pool-new-why = Sie können es übernehmen.
notification-pool-many = { $count } neue Tickets im Pool
notification-pool-many-why = Sie können eines davon übernehmen.

notification-overdue = Überfällig: { $title }
notification-overdue-why = Niemand hat es rechtzeitig übernommen.
notification-overdue-many = { $count } überfällige Tickets im Pool
notification-overdue-many-why = Niemand hat sie rechtzeitig übernommen.

notification-reply = Antworten
notification-claim = Übernehmen

notification-many = Es gibt mehrere Neuigkeiten
notification-many-away = Während Sie nicht da waren
notification-many-quiet = Während „Nicht stören“ an war
notification-many-inbox = { $count ->
    [one] { $count } neue Nachricht oder neuer Hinweis in Ihrem Posteingang.
   *[other] { $count } neue Nachrichten und Hinweise in Ihrem Posteingang.
}
notification-many-pool = { $count ->
    [one] { $count } neues Ticket im Pool.
   *[other] { $count } neue Tickets im Pool.
}
notification-many-overdue = { $count ->
    [one] { $count } überfälliges Ticket im Pool.
   *[other] { $count } überfällige Tickets im Pool.
}

notification-hidden-message = Jemand hat Ihnen geschrieben
notification-hidden-pool = Im Pool ist ein neues Ticket
notification-hidden-overdue = Ein Ticket im Pool ist überfällig
notification-hidden-attention = Eines Ihrer Tickets braucht Ihre Aufmerksamkeit
notification-hidden-ticket = Bei einem Ihrer Tickets hat sich etwas getan
notification-hidden-body = Öffnen Sie Ticket Desk, um mehr zu erfahren.
