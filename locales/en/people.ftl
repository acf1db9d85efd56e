### People and conversations with them.

people-title = People
people-search = Search people
people-search-hint = Name or user name
people-empty = Nobody found
people-empty-hint = Try the beginning of a first name, last name or user name.
people-empty-all = Nobody is here yet
people-none = Nobody selected
people-none-hint = Choose a person to write to them outside of a ticket.
people-conversation = Conversation with { $name }
people-no-messages = No messages yet
people-no-messages-hint = Say hello to { $name }. This conversation is not part of any ticket.
people-yourself = This is you
people-yourself-hint = Your profile holds what others see here.
people-yourself-open = Open my profile
people-contact = Contact
people-deactivated = This person was deactivated and can't receive messages.
