### The help of ticket-desk-admin. crates/i18n/src/command_line says how ids follow from commands and arguments.

admin-about = Manages the database of Ticket Desk
admin-about-install = Install Ticket Desk in the database; what is already there stays
admin-about-upgrade = Upgrade the database to this version
admin-about-check = Compare the database with this version, without changing anything
admin-about-invite = Invite one person: as a responder, or while sign-up is closed
admin-about-invite-responder = Create a code with which one person signs up as a responder; it is shown once
admin-about-invite-employee = Create a code with which one person signs up as an employee while sign-up is closed; it is shown once
admin-about-invite-list = List all invitations without their codes, newest first
admin-about-invite-revoke = Revoke an invitation that nobody has used
admin-about-person = List people, deactivate them, and let them in again
admin-about-person-list = List everybody
admin-about-person-deactivate = Deactivate a person: their sessions end, their tickets in process return to the pool
admin-about-person-reactivate = Let a person in again
admin-about-person-change-role = Give a person another role: their sessions end, their tickets in process return to the pool
admin-about-person-unlock = Forget failed sign-ins, so that a person need not wait
admin-about-person-reset-password = Give a person a temporary password, shown once; their sessions end
admin-about-workstation = Let computers in: one account for each workstation
admin-about-workstation-create = Create an account and its connection file
admin-about-workstation-list = List the workstations and how many connections they have open
admin-about-workstation-rotate = Give a workstation a new password and connection file, and end its connections
admin-about-workstation-unlock = Forget failed sign-ins at a workstation, so that nobody there need wait
admin-about-workstation-revoke = Delete a workstation's account and end its connections
admin-about-category = Keep the categories of tickets
admin-about-category-list = List all categories in the order in which people see them
admin-about-category-add = Add a category at the end, or bring a retired one back into use
admin-about-category-rename = Give a category another name, also on its tickets; their history keeps the old one
admin-about-category-retire = Take a category out of use; it stays on its tickets
admin-about-category-default = Choose the category of tickets for which nobody chose one
admin-about-settings = Show and change settings of the whole desk
admin-about-settings-list = List the settings and their values
admin-about-settings-attachment-limit = Limit how much may be attached to tickets
admin-about-settings-attachment-types = Say which types of files people may attach
admin-about-settings-respond-within = Set the time within which tickets of a priority should be claimed; it holds for tickets that are created or get this priority afterwards
admin-about-settings-facts = Say whether new tickets tell about the computer they come from (its name, system, free disk and memory, network) unless their person decides otherwise
admin-about-sign-up = Decide whether anybody may sign up as an employee
admin-about-sign-up-open = Anybody with a connected workstation may sign up as an employee
admin-about-sign-up-close = Nobody can sign up without an invitation
admin-about-maintenance = Remove what nobody needs any more: ended sessions, answers of old requests, old failures to sign in, uploads that were never completed. The history stays
admin-about-audit = Verify that the history is complete, and export it
admin-about-audit-verify = Recompute the hash chain of every ticket and report the first place where it is broken
admin-about-audit-export = Write the history of tickets to a file or to standard output, and verify it on the way

## How to reach the server

admin-argument-host = Name or address of the server [default: 127.0.0.1]
admin-argument-port = Its TCP port
admin-argument-socket = Its Unix socket, instead of --host, on the server's own computer
admin-argument-user = Account that may create schemas and accounts
admin-argument-password-file = File whose first line is the account's password
admin-argument-ca = Certificate (PEM) of the authority that signed the server's certificate; without it, the public ones are trusted
admin-argument-schema = Name of the schemas, where one server hosts several Ticket Desks
admin-argument-json = Answer in JSON: one document on standard output, or an error on standard error; the same in every language
admin-argument-language = Language of answers and help [default: the environment's]

## Arguments of commands

admin-argument-invite-note = For whom it is, in your words
admin-argument-invite-days = For how many days it can be used
admin-argument-invite-number = Its number in the list, or the beginning of it
admin-argument-category-name = The name of the category; case does not matter
admin-argument-category-rename-to = The new name
admin-argument-settings-limit = file: one file; ticket: all files of a ticket; day: what one person uploads within 24 hours; files: the number of files of a ticket
admin-argument-settings-size = Bytes, or 512K, 25M, 2G; for files a number
admin-argument-settings-rule = allowed: accept only these (an empty list accepts all); refused: reject these
admin-argument-settings-types = Media types, whole kinds or file extensions, separated by commas: image/*,application/pdf,.log; '' for none
admin-argument-settings-priority = The priority
admin-argument-settings-time = A number of minutes, hours or days: 45m, 4h, 3d
admin-argument-settings-state = on or off
admin-argument-person-username = The user name
admin-argument-person-role = The new role: employee (creates tickets) or responder (works on tickets)
admin-argument-workstation-create-name = Name of the workstation: lower-case letters, digits, - and _
admin-argument-maintenance-older-than = Remove what is older than this many days, at least 190: a workstation that was away for longer would have a request carried out twice
admin-argument-maintenance-dry-run = Only count, remove nothing
admin-argument-workstation-name = Name of the workstation
admin-argument-workstation-file = The connection file to write; it contains a password and must not exist yet
admin-argument-workstation-address = Where the workstation finds the server, if not where you found it: HOST, HOST:PORT or the path of a socket. Repeat it for each server of a cluster, in the order in which they are tried
admin-argument-workstation-from = Where it may connect from: a host name, an address, or a pattern such as 10.20.% [default: anywhere, or only this computer if the file's address is on this computer]
admin-argument-workstation-without-tls = Let the account in without TLS from --from, for a tunnel that ends at --address on the workstation
admin-argument-audit-file = The file to write; it must not exist yet [default: standard output]
admin-argument-audit-format = How events are written: csv for spreadsheets (what looks like a formula begins with an apostrophe), jsonl for programs (one JSON object per line)
admin-argument-audit-ticket = Only events of this ticket; can be repeated
admin-argument-audit-since = Only events at this moment or later: 2026-01-31 (from midnight, UTC) or 2026-01-31T08:00:00+01:00
admin-argument-audit-until = Only events before this moment
admin-argument-audit-person = Only events that involve this person: who acted, created the ticket, or worked on it

## What an argument has to be, after "“0” does not fit --days <DAYS>;"

admin-rule-days = give a number from 1 to 365
admin-rule-port = give a number from 1 to 65535
admin-rule-time = write a number of minutes, hours or days, such as 45m, 4h or 3d, at most 365d
admin-rule-ticket = give the number of a ticket, such as 123
admin-rule-since = write a day, such as 2026-01-31, or a moment, such as 2026-01-31T08:00:00+01:00
admin-rule-until = write a day, such as 2026-01-31, or a moment, such as 2026-01-31T08:00:00+01:00

## Below the help

admin-after =
    The first day, on the server, as the system's root:
      1. Install Ticket Desk in the database:
         ticket-desk-admin --socket /run/mysqld/mysqld.sock install
      2. Let each computer in, with the address at which it finds the server:
         ticket-desk-admin --socket /run/mysqld/mysqld.sock --ca authority.pem workstation create front-desk \
           --address db.example.org --file front-desk.toml
      3. Invite the responders; employees sign up by themselves:
         ticket-desk-admin --socket /run/mysqld/mysqld.sock invite responder --note "Grace, second floor"

    Later, from another computer:
         ticket-desk-admin --host db.example.org --ca authority.pem check

    The password is prompted for, or read from --password-file or the variable TICKET_DESK_ADMIN_PASSWORD.

    Exit codes:
      0  done
      1  refused or failed; the message says why
      2  the command line cannot be understood
      3  no connection: address, account, password or certificate
      4  check, audit verify or audit export found something wrong

admin-after-workstation-create =
    Examples:
      A computer in the network, created from elsewhere:
        ticket-desk-admin --host db.example.org --ca authority.pem workstation create front-desk --file front-desk.toml
      The same, created on the server:
        ticket-desk-admin --socket /run/mysqld/mysqld.sock --ca authority.pem workstation create front-desk \
          --address db.example.org --file front-desk.toml
      The server's own computer:
        ticket-desk-admin --socket /run/mysqld/mysqld.sock workstation create this-computer --file this-computer.toml

admin-after-audit-export =
    Examples:
      Everything, as a copy that shows later whether somebody rewrote the history:
        ticket-desk-admin --socket /run/mysqld/mysqld.sock audit export --format jsonl --file history-2026-02.jsonl
      What involved Grace in January:
        ticket-desk-admin --socket /run/mysqld/mysqld.sock audit export --person grace --since 2026-01-01 --until 2026-02-01
      The titles that ticket 123 ever had:
        ticket-desk-admin --socket /run/mysqld/mysqld.sock audit export --ticket 123 --format jsonl | jq .title

    Columns: ticket, event (from 1), at, kind, actorId, actor, note; title, status, closing and responder after the event;
    before and after, previousHash and hash exactly as they are stored. The result of the verification comes at the end, on
    standard error if the events go to standard output. With --ticket only the chains of those tickets are verified.
