tray-open = Open Ticket Desk
tray-new-ticket = New ticket
tray-next-ticket = Next ticket in the pool
tray-quiet-hour = Do not disturb for an hour
tray-quiet-until = Do not disturb until { $time }
tray-settings = Settings
tray-sign-out = Sign out
tray-quit = Quit Ticket Desk

## What is waiting. $count may be "99+".
tray-not-connected = Not connected
tray-nothing-unread = Nothing unread
tray-unread = { $count } unread
tray-pool = { $count } in the pool

## The window was closed for the first time and the application goes on
tray-stays = Ticket Desk is still running in the tray
tray-stays-hint = You will still get notifications. To quit, choose “Quit Ticket Desk” from the tray menu.
