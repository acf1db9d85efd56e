### What ticket-desk-admin answers to a person. What it answers to a script (JSON, CSV) is the same in every language.

admin-password-prompt = Password of { $account } on the server (empty for none):

# $day (String) 5
# $dd (String) 05
# $month (String) Mar
# $mm (String) 03
# $time is 09:07, $zone is UTC+1.
admin-moment = { $day } { $month } { $year }, { $time } ({ $zone })

## install, upgrade, check. $way is how the server was reached: "--host db.example.org ", or empty.

admin-installed-unchanged = { $server }: Ticket Desk is up to date; nothing was changed.
admin-installed =
    { $server }: Ticket Desk is ready. Schema steps run: { $steps }; routines and triggers created: { $applied }, dropped: { $dropped }.
    Next, let a computer in:
      ticket-desk-admin { $way }workstation create NAME --file NAME.toml
admin-check-current = { $server }: the database is exactly what this version installs.
admin-check-absent = { $server }: Ticket Desk is not installed yet; run “ticket-desk-admin install”.
# One or more of the lines below follow.
admin-check-differs = { $server }: the database is not what this version installs.
admin-check-owner-missing = the account that owns the routines does not exist, so no call works; run “ticket-desk-admin upgrade”
admin-check-owner-unlocked = the account that owns the routines is not locked; run “ticket-desk-admin upgrade”
admin-check-owner-privileges = the account that owns the routines does not have exactly the privileges that it needs; find out who changed them, then run “ticket-desk-admin upgrade”
admin-check-steps-missing = steps that have not run: { $names }; run “ticket-desk-admin upgrade”
admin-check-steps-foreign = steps of another version: { $names }; use the newest ticket-desk-admin
admin-check-objects-outdated = missing or outdated: { $names }; run “ticket-desk-admin upgrade”
admin-check-objects-changed = changed on the server: { $names }; find out by whom, then run “ticket-desk-admin upgrade”
admin-check-objects-foreign = of unknown origin: { $names }; find out where they come from, then drop them
admin-check-wrong = Change this:
admin-check-advice = Recommended settings:
admin-finding-empty-password = the account { $subject } comes in without a password; rotate or revoke its workstation, and ask who took the password away
admin-finding-rights-of-workstation = { $subject }: a workstation calls procedures and needs nothing else; revoke this, and ask who granted it
admin-finding-rights-of-everybody = { $subject }: everybody who reaches the server has this; revoke it
admin-finding-rights-of-others = { $subject }: the desk did not grant this; revoke it unless you know what it is for
admin-finding-without-tls = { $subject } may connect without TLS; require it unless the connection is encrypted otherwise
admin-finding-several-writers = { $subject } nodes of the cluster wrote within the last day; let all workstations use one node, because Galera loses updates between several writers
admin-finding-several-primaries = group replication has { $subject } primaries; switch to a single primary
admin-finding-retry-autocommit = { $subject }: set it to 0, else a call that the node repeats may be answered without its columns
admin-finding-flush-log = { $subject }: set it to 1, else nodes that lose power together lose what they have confirmed
admin-finding-general-log = { $subject }: keys and session tokens end up in that log; turn it off
admin-finding-connect-errors = { $subject }: so many broken handshakes close the server to a whole address; raise it to 10000
admin-finding-idle-transaction = { $subject }: an idle transaction keeps old versions of all rows; set it to 600
admin-finding-session-memory = { $subject }: one connection can take all memory; set it to 256 MiB
admin-finding-temporary-files = { $subject }: one connection can fill the disk with temporary files; set it to 1 GiB
admin-finding-packet-size = { $subject }: files cannot be attached; set it to 16 MiB
admin-finding-prepared-statements = { $subject }: too few for this many workstations; 96 for each

## invite

admin-invited =
    { $code }
    Give this code to one person. They choose “Create an account” in Ticket Desk and enter it there. It can be used until { $until } and is not shown again.
admin-invitation-revoked = The invitation can no longer be used.
admin-invitation-none = Nobody has been invited yet. “ticket-desk-admin invite responder” creates a code for one person.
admin-invitation-column-number = NUMBER
admin-invitation-column-role = ROLE
admin-invitation-column-until = UNTIL
admin-invitation-column-state = STATE
admin-invitation-column-note = NOTE
admin-invitation-open = open
admin-invitation-used-by = used by { $username }
admin-invitation-used = used
admin-invitation-expired = expired

## person

admin-role-employee = employee
admin-role-responder = responder
admin-person-deactivated = { $username } is deactivated: their sessions ended, and their tickets in process are back in the pool. “person reactivate { $username }” lets them in again.
admin-person-deactivated-before = { $username } was already deactivated; nothing changed.
admin-person-reactivated = { $username } is active again and may sign in.
admin-person-active-before = { $username } was already active; nothing changed.
admin-person-role-changed = { $username } has the role { $role } from now on: their sessions ended, and their tickets in process are back in the pool.
admin-person-role-kept = { $username } already has the role { $role }; nothing changed.
admin-person-unlocked = { $username } may try to sign in at once.
admin-person-password-reset =
    { $password }
    This is the temporary password of { $username }; it is not shown again. Their sessions ended. Ask them to choose another one under Security after signing in.
admin-person-none = Nobody has signed up yet. People sign up in Ticket Desk itself; responders need a code from “ticket-desk-admin invite responder”.
admin-person-column-username = USER NAME
admin-person-column-name = NAME
admin-person-column-role = ROLE
admin-person-column-state = STATE
admin-person-column-last-seen = LAST SEEN
admin-person-active = active
admin-person-inactive = deactivated
admin-person-locked = locked until { $until }
admin-person-never-seen = never

## category

admin-category-added = The category “{ $name }” was added.
admin-category-again = The category “{ $name }” is in use again.
admin-category-renamed = “{ $name }” is called “{ $to }” from now on.
admin-category-retired = “{ $name }” is retired: it stays on its tickets, and no ticket gets it any more. “category add” brings it back.
admin-category-retired-before = “{ $name }” was already retired; nothing changed.
admin-category-default = Tickets for which nobody chose a category get “{ $name }” from now on.
admin-category-default-before = “{ $name }” was already the default; nothing changed.
admin-category-column-name = CATEGORY
admin-category-column-state = STATE
admin-category-column-pending = IN THE POOL
admin-category-state-default = default
admin-category-state-used = in use
admin-category-state-retired = retired { $at }

## settings

admin-settings-respond-within = Tickets of priority { $priority } should be claimed within { $time }. This holds for tickets that are created or get this priority from now on.
admin-settings-changed = { $setting } is now { $value }.
admin-settings-column-name = SETTING
admin-settings-column-value = VALUE

## sign-up

admin-sign-up-open = Anybody with a connected workstation may sign up as an employee.
admin-sign-up-closed = Nobody can sign up without an invitation. “ticket-desk-admin invite employee” creates one.

## workstation

admin-workstation-created =
    The account { $account } was created. { $file } contains its connection and its password: hand it over in a way that you trust, open it in Ticket Desk on that workstation, and delete it.
    Next, invite the responders:
      ticket-desk-admin { $way }invite responder
admin-workstation-rotated = The workstation now has the account { $account } with a new password; its former account can do nothing any more. { $file } contains its connection and its password: hand it over in a way that you trust, open it in Ticket Desk on that workstation, and delete it.
admin-workstation-unlocked = People at the workstation { $name } can sign in again at once.
admin-workstation-revoked = The workstation { $name } is revoked: its account is deleted, and its connections have ended.
admin-workstation-remaining = Connections that could not be ended: { $connections }. Whoever holds one can call nothing, but uses resources of the server; end it as an administrator of the server (KILL; on Amazon RDS CALL mysql.rds_kill).
admin-workstation-none = There is no workstation yet. “ticket-desk-admin workstation create NAME --file NAME.toml” creates one.
admin-workstation-column-name = NAME
admin-workstation-column-from = FROM
admin-workstation-column-tls = TLS
admin-workstation-column-password = PASSWORD
admin-workstation-with-password = set
admin-workstation-without-password = MISSING
admin-workstation-column-connections = CONNECTIONS
admin-workstation-tls-required = required
admin-workstation-tls-optional = not required

## audit

# $events (Number)
# $tickets is admin-audit-tickets.
admin-audit-complete = The history is complete: { $events ->
    [one] { $events } event
   *[other] { $events } events
} of { $tickets }.
# $count (Number)
admin-audit-tickets = { $count ->
    [one] { $count } ticket
   *[other] { $count } tickets
}
# $count (Number) Follows admin-audit-complete.
admin-audit-redacted = { $count ->
    [one] { $count } text was redacted.
   *[other] { $count } texts were redacted.
}
admin-audit-broken = The history is NOT complete: ticket #{ $ticket }, event { $event }: { $fault }. Compare it with a backup, and find out who administers the server.
admin-fault-missing = the event is missing
admin-fault-changed = the event was changed after it was written
admin-fault-unlinked = the event does not continue from the one before it
admin-fault-ticket-differs = the ticket was changed without an event
admin-fault-file-differs = a file is missing or was changed
admin-fault-ticket-missing = the event is there, but its ticket is not
# $events (Number)
admin-audit-exported = { $events ->
    [one] { $events } event written.
   *[other] { $events } events written.
}
# $events (Number)
admin-audit-exported-to = { $events ->
    [one] { $events } event written to { $file }.
   *[other] { $events } events written to { $file }.
}

## maintenance

admin-maintenance-done = Removed what was older than { $days } days:
admin-maintenance-would = This would be removed, because it is older than { $days } days:
admin-maintenance-column-table = TABLE
admin-maintenance-column-rows = ROWS
