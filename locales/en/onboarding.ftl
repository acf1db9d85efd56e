### The first start: connecting, signing in, and the trial.

## The connection file and its password

connection-choose = Choose file…
connection-paste-hint = Paste the text of the file here
connection-password = Password of this workstation
connection-password-hint = The file does not contain it. Ask your administrator for it.
connection-connect = Connect
connection-away-title = Ticket Desk cannot be reached
connection-connecting-title = Connecting
connection-another = Use another connection file
connection-locked-title = Unlock the connection
connection-locked-hint = This computer has no usable keyring, so it cannot keep the password of its account. Enter it to continue.
connection-unlock = Unlock
connection-forget-title = Use another connection?
connection-forget-hint = This computer forgets the current connection and its password. Your drafts stay.
connection-forget = Forget connection
connection-unreadable = This file cannot be read as text. Choose another one.

onboarding-title = Welcome to Ticket Desk
onboarding-hint = How do you want to begin?
onboarding-back = Other options
onboarding-file-title = Open a connection file
onboarding-file-hint = Your administrator gave you one. Drop it anywhere in this window.
onboarding-paste-instead = Paste its text
onboarding-drop-here = Drop the connection file
onboarding-chosen = File { $name }
onboarding-from-text = Connection file
onboarding-hand-title = Enter it by hand
onboarding-hand-hint = You know the server, the account and its password.
onboarding-hand-action = Enter connection
onboarding-field-host = Server
onboarding-field-host-hint = A name such as db.example.org, or an address
onboarding-field-port = Port
onboarding-field-database = Schema
onboarding-field-account = Account
onboarding-field-password = Password
onboarding-certificate = Certificate authority
onboarding-certificate-hint = Only when the server's certificate comes from your own organisation
onboarding-choose-certificate = Choose certificate…
onboarding-plain = Without encryption
onboarding-plain-hint = Only for a database on this computer.
onboarding-test = Test connection
onboarding-testing = Testing…
onboarding-passed = Everything works
onboarding-passed-with = Everything works. The server is { $server }.
onboarding-result = Result of the test
onboarding-outcome-passed = passed
onboarding-outcome-failed = failed
onboarding-outcome-skipped = not tested

## Steps of the connection test

onboarding-step-name = Server name
onboarding-step-reach = Server answers
onboarding-step-tls = Encryption and certificate
onboarding-step-account = Account
onboarding-step-schema = Ticket Desk is installed
onboarding-step-version = Versions are compatible

## What to do about a step that failed

onboarding-advice-name = This name is not known on your network. Check how it is written and whether you are connected, perhaps through a VPN.
onboarding-advice-reach = Nothing answers at this address and port. Check the port, and whether a firewall or a missing VPN is in the way.
onboarding-advice-tls = The connection cannot be encrypted with a certificate that is trusted. If your organisation has its own authority, choose its certificate.
onboarding-advice-account = The server refuses this account or password. Check both, and whether this computer may use the account.
onboarding-advice-schema = The server lets you in, but there is no Ticket Desk in this schema. Check its name, or ask your administrator.
onboarding-advice-version = This application and the database are not compatible. Install the current version, or ask your administrator to upgrade the database.

## The trial on this computer

trial-title = Try it on this computer
trial-hint = With made-up people and tickets. Nothing leaves this computer, and one click removes it all.
trial-action = Start a trial
trial-making = Setting up your trial
trial-making-hint = A private database is being set up on this computer. This takes less than a minute.
trial-step-server = Start a private database
trial-step-schema = Install Ticket Desk in it
trial-step-samples = Create sample tickets
trial-step-ready = Ready
trial-done = done
trial-doing = in progress
trial-line = This is a trial on this computer.
trial-line-hint = People and tickets are made up; nobody else sees them.
trial-remove = Remove trial…
trial-remove-title = Remove the trial?
trial-remove-hint = Its database is deleted from this computer, with everything you did in it. You can start another trial at any time.
trial-remove-action = Remove trial
trial-removed = The trial is removed
trial-sign-in-title = Try it as
trial-sign-in-hint = Each of these people sees Ticket Desk from their own side. Sign out to switch.
trial-sign-in-other = Sign in with a name and password
trial-as-employee = creates tickets and follows them
trial-as-responder = claims tickets and completes them
