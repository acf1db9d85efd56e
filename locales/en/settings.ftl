### Settings.

settings-title = Settings
settings-sections = Settings sections
settings-section-appearance = Appearance and language
settings-section-notifications = Notifications
settings-section-start = Start and closing
settings-section-connection = Connection
settings-section-data = Data on this computer
settings-section-about = About
settings-back = Back to sign-in
settings-copied = Copied
settings-copy = Copy { $what }
settings-theme = Theme
settings-theme-hint = Auto switches between light and dark with the system.
settings-still = Reduce motion
settings-still-hint = When off, the system decides. Contrast always follows the system.
settings-language = Language
settings-language-hint = For the window, notifications and the tray. Takes effect at once.
settings-spelling = Check spelling
settings-spelling-hint = Marks misspelt words while you write, with the dictionaries of this computer.
settings-like-system = Same as the system
settings-language-changed = The language is English now
settings-language-back = Back to { $language }
settings-notify = Notify me when
settings-quiet = Quiet
settings-quiet-now = Do not disturb
settings-quiet-now-hint = No notifications for a while. The inbox keeps counting.
settings-quiet-hour = For an hour
settings-quiet-tomorrow = Until tomorrow
settings-quiet-until = Quiet until { $time }
settings-quiet-end = End now
settings-quiet-hours = Quiet hours
settings-quiet-hours-hint = No notifications at these times of the week.
settings-quiet-from = From
settings-quiet-to = To
settings-quiet-days = Starts on
settings-quiet-overnight = Ends the next day.
settings-quiet-no-day = Choose at least one day, or switch quiet hours off.
settings-how = How
settings-how-previews = Show content
settings-how-previews-hint = When off, a notification only says that there is something new. Useful on shared screens.
settings-how-sound = Sound
settings-how-badge = Count on the icon
settings-how-badge-hint = Shows how much is unread in the tray, dock or taskbar.
settings-start = Start
settings-with-computer = Start with the computer
settings-with-computer-hint = Starts hidden; you still get notifications.
settings-no-startup = On this system the application cannot start with the computer.
settings-anywhere = New ticket from anywhere
settings-shortcut = Key combination
settings-shortcut-hint = Opens a small form in front of whatever you are doing.
settings-shortcut-press = Press the keys together, with Ctrl, Alt or Super. Esc cancels.
settings-shortcut-choose = Choose…
settings-shortcut-off = Switch off
settings-shortcut-unavailable = This desktop offers no key combinations.
settings-closing = When the window is closed
settings-closing-tray = Stay in the tray
settings-closing-minimise = Minimise the window
settings-closing-quit = Quit
settings-closing-tray-hint = The window hides; you still get notifications.
settings-closing-minimise-hint = The window stays in the taskbar; you still get notifications.
settings-closing-quit-hint = No notifications until you start the application again.
settings-no-tray = This desktop has no tray.
settings-closing-changed = When the window is closed: { $choice }
settings-database = Database
settings-server = Address
settings-state = State
settings-state-none = No connection
settings-state-locked = Waiting for its password
settings-state-connecting = Connecting…
settings-state-online = Connected
settings-state-offline = Not reachable
settings-test = Test
settings-test-passed = The database answers
settings-replace = Use another connection
settings-replace-hint = This computer forgets the current connection and its password. Your drafts stay.
settings-replace-action = Forget and replace…
settings-managed = Set by your organisation
settings-managed-hint = Your organisation manages this computer's connection; it cannot be changed here.
settings-managed-refused = Your organisation's connection file cannot be used. Tell your administrator:
settings-files = Files
settings-directory = Folder
settings-logs = Logs
settings-logs-hint = They contain no personal text and no passwords.
settings-drafts = Drafts
settings-waiting = Waiting to be sent
settings-cache = Kept for offline reading
settings-clear = Clear
settings-clear-reason = Nothing is stored.
settings-cleared = Cleared. What you open from now on is kept again.
settings-keep-cache = Keep what I read after signing out
settings-keep-cache-hint = When off, it is erased when you sign out. Drafts are always kept.
settings-kept-no-more = What you read is erased when you sign out
settings-version = Version
settings-database-version = Database
settings-api = Procedures, version { $version }
settings-licence = Licence
settings-libraries = Libraries

# $count (Number)
settings-libraries-hint = Ticket Desk is built on { $count } open-source libraries.

settings-show-libraries = Show licences
settings-search-libraries = Search libraries and licences
settings-no-library = No library with this name

# $count (Number)
settings-libraries-shown = { $count ->
    [one] { $count } library
   *[other] { $count } libraries
}

settings-diagnostics = Diagnostics
settings-diagnostics-for = For whoever looks after Ticket Desk
settings-diagnostics-hint = They contain no passwords and nothing that people wrote.
settings-show-diagnostics = Show diagnostics
settings-copy-diagnostics = Copy diagnostics

## Notifications

settings-notify-message = A message arrives
settings-notify-pool = New tickets come into the pool
settings-notify-overdue = A ticket of the pool is overdue
settings-notify-own = You are never notified of your own actions. The inbox shows everything, whatever is switched off here.
settings-notify-signed-out = Your role decides which notifications there are. Sign in to choose.

## The system's keyring

keyring-title = Keyring
keyring-ready = The system's keyring keeps the connection's password and your session.
keyring-missing = This computer has no keyring. Everything works until you quit; after that you have to enter the passwords again.
keyring-locked = The system's keyring is locked. Everything works until you quit. Unlock it, then try again, to stay signed in.
keyring-broken = The system's keyring does not answer correctly. Everything works until you quit; after that you have to enter the passwords again.
keyring-retry = Try again
keyring-works = The keyring works: you stay signed in

## What a responder serves

settings-categories = Categories I serve
settings-categories-note = The pool opens on these, and new and overdue tickets of other categories are not notified. You can always look at the whole pool.
settings-categories-one = You serve at least one category.
