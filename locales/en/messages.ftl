### The inbox, and writing messages.

## The inbox

inbox-title = Inbox
inbox-all = All
inbox-unread = Unread
inbox-mark-all = Mark all read
inbox-marked-all = Everything is marked as read
inbox-empty = Your inbox is empty
inbox-empty-hint = Messages and news about your tickets arrive here.
inbox-empty-unread = All caught up
inbox-empty-unread-hint = Nothing is waiting for you.
inbox-none = Nothing selected
inbox-none-hint = Choose something from the list to open it.
inbox-item-unread = Unread

## Writing

message-older = Show older
message-form = Write
message-label = Message
message-compose = Write a message…
message-send = Send
message-send-and-complete = Send and complete
message-send-hint = Ctrl+Enter sends
message-send-anyway = Send anyway
message-moved = New messages arrived while you were writing.
message-seen = Seen

## Finding a text in a thread

# $at (String) the number of the hit that is shown
# $count (Number)
thread-hits = { $count ->
    [0] Nothing found
   *[other] { $at } of { $count }
}
thread-hit-before = Previous hit
thread-hit-next = Next hit
