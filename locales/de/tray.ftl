tray-open = Ticket Desk öffnen
tray-new-ticket = Neues Ticket
tray-next-ticket = Nächstes Ticket im Pool
tray-quiet-hour = Eine Stunde nicht stören
tray-quiet-until = Nicht stören bis { $time }
tray-settings = Einstellungen
tray-sign-out = Abmelden
tray-quit = Ticket Desk beenden

tray-not-connected = Nicht verbunden
tray-nothing-unread = Nichts ungelesen
tray-unread = { $count } ungelesen
tray-pool = { $count } im Pool

tray-stays = Ticket Desk läuft im Infobereich weiter
tray-stays-hint = Sie erhalten weiterhin Mitteilungen. Zum Beenden wählen Sie dort im Menü „Ticket Desk beenden“.
