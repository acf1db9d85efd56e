### Searching tickets in all their texts.

search-title = Search
search-label = Search tickets
search-hint = Words, "exact phrase", name or #12
search-looking = Searching the database…
search-begin = Search every ticket you may open
search-begin-hint = Words from titles, descriptions and messages, in any order. Put an exact phrase in quotation marks. A requester’s name or a number such as #12 works too.
search-nothing = Nothing found
search-nothing-filtered = Nothing found with these filters
search-nothing-hint = Try fewer words or only part of a word. You only find tickets that you may open.
search-nothing-kept = Only tickets kept on this computer were searched. Try again when the database can be reached.
search-far = Nothing found so far
search-far-hint = Many tickets look similar. The newest have been searched.
search-further = Search older tickets
search-in-message = In a message:
search-everywhere = Search all texts for “{ $query }”

search-kept = Searched only what is kept on this computer

# $count (Number)
search-count = { $count ->
    [one] { $count } ticket
   *[other] { $count } tickets
}

# $count (Number)
search-count-more = { $count ->
    [one] { $count } ticket so far
   *[other] { $count } tickets so far
}
