### What is being written, and two versions of the same text.

## Drafts

draft-restored = Draft restored
draft-discard = Discard
draft-discarded = Draft discarded
draft-list = Drafts
draft-list-hint = What you started writing and what is waiting to be sent. It is kept on this computer.
draft-list-empty = No drafts
draft-list-empty-hint = What you start writing is kept here until you send or discard it.
draft-list-drafts = Drafts
draft-somebody = a person
draft-untitled = Untitled
draft-kept = Kept as a draft
draft-open = Open
draft-copy = Copy text
draft-copied = Text copied
draft-copy-hint = Select and copy the text below.
draft-as-ticket = Use as new ticket
draft-another = Keep it and start another

# $count (Number)
draft-others = { $count ->
    [one] { $count } other unfinished ticket
   *[other] { $count } other unfinished tickets
}

draft-left = What you wrote can no longer be used here
draft-left-hint = The ticket has moved on. Your text is still here.
draft-file-damaged = The drafts file on this computer was damaged. A new one was started; the damaged one is kept as { $file }.

## Two versions of the same text

conflict-title = Changed somewhere else
conflict-hint = Nothing is overwritten. Your text is still in the form below.
conflict-other = Saved version
conflict-mine = Your version
conflict-keep-mine = Save my version
conflict-take-other = Use the saved version
conflict-took-other = Your text was replaced by the saved version

## What a draft is of

draft-of-raise = New ticket
draft-of-message = Message · { $what }
draft-of-edit = Edit · { $what }
draft-of-complete = Closing note · { $what }
draft-of-decline = Reason for declining · { $what }
draft-of-withdraw = Withdrawal · { $what }
draft-of-profile = Your profile
draft-of-unknown = Unsent text
