### What the window shows around every screen.

app-product = Ticket Desk
app-navigation = Main
app-detail = Details
app-divider = Width of the list
app-divider-hint = Drag to change the width. Double-click to reset it
app-back = Back to the list
app-close = Close
app-cancel = Cancel
app-retry = Try now
app-try-again = Try again
app-dismiss = Dismiss
app-skip = Skip to content
app-menu = Account of
app-appearance = Appearance
app-loading = Loading
app-reference = Reference { $reference }
app-notifications = Messages from the application
app-connected-to = Connected to { $server }
app-connecting = Connecting…
app-since = since { $time }
app-unsaved = For now, what you write is only in this window.
app-drafts-kept = What you write and send is kept on this computer until the database is back.
app-changes-wait = You can go on reading. What you send waits on this computer until changes get through again.
app-version = Version { $version }
app-undo = Undo
app-context-menu = Menu
app-copy = Copy
app-copy-link = Copy link
app-copy-number = Copy number
app-save = Save
app-saved = Saved
app-as-of = As of { $time }, from this computer
app-not-read = Not loaded yet
app-not-read-hint = This has never been opened on this computer. It will appear as soon as the database is back.

## Themes

theme-auto = Auto
theme-light = Light
theme-dark = Dark

## Why the database is away, in a few words

away-connection-host-unknown = Database host not found
away-database-unreachable = Database not reachable
away-database-refused = Database refuses this workstation
away-database-not-trusted = Database certificate not trusted
away-database-not-installed = Ticket Desk is not installed in this database
away-database-upgrading = Ticket Desk is being upgraded
away-database-too-old = Database needs an upgrade
away-database-too-new = This application needs an upgrade
away-database-busy = The database is very busy
away-database-switching = The database is switching over
away-database-full = The database is full
away-database-too-many-connections = Too many connections

## What was removed from a text that somebody typed, pasted or dropped

# $count (Number)
text-codes-removed = { $count ->
    [one] Removed a terminal control code.
   *[other] Removed { $count } terminal control codes.
}

# $count (Number)
text-characters-removed = { $count ->
    [one] Removed an invisible character.
   *[other] Removed { $count } invisible characters.
}

text-unseen = This contains invisible characters that cannot be sent.
text-remove = Remove them

text-length = { $count } of { $limit } characters

text-log-pasted = The pasted log is now a code block
text-link-title = Open { $place }?
text-link-hint = This link comes from the text. It opens in another program.
text-link-open = Open
text-link-copy = Copy address
text-link-copied = Address copied
text-link-copy-failed = The address could not be copied. Select it and copy it by hand.
text-too-long = Shorten the text, or put part of it into a file and say where it is. Until then, the draft keeps all of it.

## A menu with one choice

choice-filter = Filter: { $what }
choice-filter-hint = Type to filter
choice-none = Nothing fits.

## Logs

text-fold = Show less
# $count (Number)
text-unfold = { $count ->
    [one] Show the whole line
   *[other] Show all { $count } lines
}
