### Shortcuts and the names of keys.

## The list of shortcuts

keyboard-then = then
keyboard-title = Keyboard shortcuts
keyboard-group-move = Move
keyboard-group-act = Act
keyboard-group-go = Go to
keyboard-group-write = Write
keyboard-group-window = Window
keyboard-or = or

## What has a shortcut or stands in the palette, beside the actions on a ticket

shortcut-down = Next in the list
shortcut-up = Previous in the list
shortcut-first = First in the list
shortcut-last = Last in the list
shortcut-further = One screen down the list
shortcut-nearer = One screen up the list
shortcut-open = Open
shortcut-back = Back, close
shortcut-create = New ticket
shortcut-reply = Write a message
shortcut-send = Send, save
shortcut-send-and-complete = Send and complete; complete and next
shortcut-screenshot = Attach a screenshot
shortcut-search = Search
shortcut-read = Mark all read
shortcut-undo = Undo
shortcut-pool = Go to pool
shortcut-mine = Go to my tickets
shortcut-work = Go to my work
shortcut-log = Go to log
shortcut-inbox = Go to inbox
shortcut-drafts = Go to drafts
shortcut-people = Go to people
shortcut-profile = Profile
shortcut-security = Security
shortcut-settings = Settings
shortcut-quiet = Do not disturb for an hour
shortcut-disturb = End “do not disturb”
shortcut-next = Open the next ticket in the pool
shortcut-claim-next = Claim next
shortcut-link = Copy link to ticket
shortcut-find = Find in this ticket
shortcut-filter = Filter the list
shortcut-clear-filters = Clear filters
shortcut-palette = Search and commands
shortcut-help = Keyboard shortcuts
shortcut-introduction = Introduction
shortcut-auto = Follow the system's appearance
shortcut-light = Light appearance
shortcut-dark = Dark appearance
shortcut-still = Reduce motion
shortcut-moving = Follow the system's motion setting
shortcut-wider = Wider list
shortcut-narrower = Narrower list
shortcut-refresh = Refresh now
shortcut-print = Print
shortcut-grow = Larger text
shortcut-shrink = Smaller text
shortcut-usual-size = Usual text size
shortcut-usual = Default width of the list
shortcut-sign-out = Sign out

## Names of keys

key-enter = Enter
key-escape = Esc
key-arrow-down = ↓
key-arrow-up = ↑
key-page-down = Page ↓
key-page-up = Page ↑
key-f5 = F5
key-home = Home
key-end = End
key-control = Ctrl
key-shift = Shift
