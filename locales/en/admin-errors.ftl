### Why ticket-desk-admin did not do something, and what to do instead: after "error:". Scripts get the English texts in JSON.

admin-error-socket-and-host = --socket and --host exclude each other; leave one of them out
admin-error-unreadable = { $file } cannot be read: { $error }
admin-error-certificate = { $file }: { $error }
admin-error-schema = --schema: { $error }
admin-error-nothing-to-upgrade = Ticket Desk is not installed here; run “ticket-desk-admin install” first
admin-error-note-too-long = --note may have at most { $limit } characters; shorten it
admin-error-since-not-before-until = --since must be before --until
admin-error-interrupted = interrupted before everything was written; run this again
admin-error-file-exists = { $file } exists already; remove it or name another file
admin-error-not-written = { $file } cannot be written: { $error }; name another place with --file
admin-error-no-password = the password could not be read: { $error }; give it in a file with --password-file
admin-error-address-port = --address { $address }: the port is not a number from 1 to 65535
admin-error-no-tls = the server offers no TLS, and without it everybody on the way could read passwords and tickets; give the server a certificate first. For a tunnel that ends on the workstation, name its end there with --address 127.0.0.1:PORT and add --without-tls-i-accept-that-everything-can-be-read
admin-error-without-tls-elsewhere = Ticket Desk itself goes without TLS only to an address of its own computer: name the tunnel's end on the workstation with --address 127.0.0.1:PORT, and leave out --ca
admin-error-origin-elsewhere = the address in the file is on one computer, but --from lets another one in, as through a tunnel; if that is what you want, add --without-tls-i-accept-that-everything-can-be-read
admin-error-connection-file = the connection file cannot be written: { $error }
admin-error-internal = something failed unexpectedly: { $reason }

## People, workstations, invitations, audit

admin-error-person-unknown = nobody has the user name “{ $username }”; “person list” shows everybody
# $open (Number)
admin-error-person-has-tickets = “{ $username }” still has { $open ->
    [one] { $open } open ticket
   *[other] { $open } open tickets
} of their own; a responder has none: they have to be completed or withdrawn first
admin-error-category-name = “{ $name }” cannot be the name of a category; use 1 to 60 visible characters in one line
admin-error-category-unknown = there is no category “{ $name }”; “category list” shows them all
admin-error-category-exists = there is a category “{ $name }” already; case makes no difference
admin-error-category-is-default = “{ $name }” is the default category; choose another one with “category default” first
admin-error-category-retired = the category “{ $name }” is retired; bring it back with “category add” first
admin-error-workstation-name = “{ $name }” cannot be the name of a workstation; use 1 to 24 lower-case letters, digits, - and _, beginning with a letter or digit
admin-error-workstation-origin = a workstation cannot connect from “{ $origin }”; give a host name, an address, or a pattern such as 10.20.%
admin-error-workstation-exists = the workstation “{ $name }” exists already; revoke it first, rotate its password, or choose another name
admin-error-workstation-unknown = there is no workstation “{ $name }”; “workstation list” shows all
admin-error-workstation-used-up = the workstation “{ $name }” had 9999 accounts; create one with another name
admin-error-server-without-tls = the server offers no TLS, so nobody could connect safely; give the server a certificate first
admin-error-invitation-unknown = no open invitation matches “{ $number }”; “invite list” shows the numbers
admin-error-unexpected = the database holds something unexpected ({ $what }); “ticket-desk-admin check” compares it with this version
admin-error-export = the export cannot be written: { $error }
admin-error-random = the system gave no random numbers: { $error }
admin-error-derivation = no key could be derived from the password: { $error }

## Installing and upgrading. $doing is what the installer was doing.

admin-error-name = “{ $name }” cannot be a name on the server; use 1 to 30 characters of a–z, 0–9 and _. All three names must differ, and none may be one of the server’s own
admin-error-server-too-old = the server is { $found }; Ticket Desk needs MySQL 8.4 or MariaDB 10.11, or newer
admin-error-install-busy = another installation is running (connection { $holder }); wait for it, or end that connection
admin-error-install-busy-elsewhere = another installation is running on { $server } (connection { $holder }); wait for it, or until { $until } UTC if it was killed
admin-error-schema-taken = the schema { $schema } holds tables or views that are not Ticket Desk’s; nothing was changed. Remove them, or for a new desk choose another name with --schema
admin-error-open-to-everybody = { $account } has rights on every schema whose name matches “{ $schemas }”, so everybody would have them on the desk; nothing was changed. Revoke them, or for a new desk choose another name with --schema
admin-error-install-blocked = { $doing }: somebody holds it, perhaps connection { $by }. The desk is as it was; end that connection (KILL and its number) and run this again
admin-error-install-blocked-unknown = { $doing }: somebody holds it. The desk is as it was; end that connection (SHOW PROCESSLIST shows it) and run this again
admin-error-install-busy-unknown = another installation is running; wait for it
admin-error-privilege = { $doing }: the account lacks a privilege ({ $message }); use an account that may create schemas, accounts, routines and triggers for others, such as root
admin-error-binary-log = { $doing }: the server writes a binary log and lets only SUPER create triggers; set log_bin_trust_function_creators = 1 or use an account with SUPER
admin-error-step-changed = the schema step { $step } ran with a different text; this program and the database do not belong together. Use the program that installed it, or a newer one
admin-error-database-newer = the database is newer than this program (it has the step { $step }); use a newer program
admin-error-doing = { $doing }: { $error }

## The way to the server

admin-error-refused = refused: { $error }
admin-error-host-unknown = host name not found; check --host
admin-error-unreachable = not reachable: { $error }; check --host, --port or --socket, and that the server is running
admin-error-timed-out = no answer within { $seconds } seconds; check --host, --port or --socket, and that the server is running
admin-error-account = account refused: { $error }; check --user and the password. On the server itself, root usually comes in through the socket: --socket /run/mysqld/mysqld.sock
admin-error-not-trusted = certificate not trusted: { $error }; over a network the server needs a certificate for its name. Give the one of its authority with --ca, or run this on the server with --socket
admin-error-not-installed = not installed: { $error }; run “ticket-desk-admin install” first, or check --schema and the account's rights
admin-error-upgrading = Ticket Desk is being upgraded at this moment, or an upgrade was broken off; run “ticket-desk-admin upgrade” ({ $error })
admin-error-api-too-old = the database has only version { $version } of the interface; run “ticket-desk-admin upgrade”
admin-error-api-too-new = the database requires version { $version } of the interface; use the newest ticket-desk-admin
admin-error-busy = busy: { $error }; try again in a moment
admin-error-perhaps-done = { $error }; it may have been done already
admin-error-defect = unexpected answer of the database: { $error }

## What is wrong with a connection file. $field is its name in the file.

admin-error-file-too-large = the file is larger than 256 KiB and cannot be a connection file
admin-error-file-malformed = the file is not well-formed
admin-error-file-missing = “{ $field }” is missing
admin-error-field-host = “{ $field }” must be a host name or an IP address, without port and brackets
admin-error-field-hosts = “{ $field }” must name 1 to 9 different servers such as "db1.example.org" or "db2.example.org:3307", all with TLS or all on this computer
admin-error-field-port = “{ $field }” must be a number from 1 to 65535
admin-error-field-socket = “{ $field }” must be a full path
admin-error-field-database = “{ $field }” must be the name of a schema: letters, digits and _
admin-error-field-account = “{ $field }” must be 1 to 32 letters, digits and _ - .
admin-error-field-ca-certificate = “{ $field }” must be a certificate in PEM format
admin-error-value = “{ $field }” has a value that cannot stand there
