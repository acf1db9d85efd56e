### Looking at files: pictures and texts.

viewer-view = View { $name }
viewer-from = From { $from }
viewer-of = { $at } of { $count }
viewer-tools = View
viewer-next = Next file (Ctrl+Page Down)
viewer-previous = Previous file (Ctrl+Page Up)

picture-alternative = { $name }, from { $from }
picture-sides = { $width } × { $height } pixels
picture-stage = Picture
picture-larger = Zoom in (+)
picture-smaller = Zoom out (−)
picture-fit = Fit to window (0)
picture-real = Actual size (1)
picture-copy = Copy picture
picture-copied = Picture copied
picture-not-copied = The picture could not be copied.

text-stage = Text
# $count (Number)
text-lines =
    { $count ->
        [one] { $count } line
       *[other] { $count } lines
    }
text-encoding-utf8 = UTF-8
text-encoding-utf16 = UTF-16
text-encoding-latin1 = Windows-1252
text-partly = This is the beginning of the file: its first { $size }. Save it to read the rest.
text-wrap = Wrap long lines (W)
text-copy = Copy text
text-copied = Text copied
text-not-copied = The text could not be copied.
text-search = Search the text
text-search-keys = Ctrl+F; next hit: Enter or F3, previous hit: with Shift
text-no-hits = No hits
text-next-hit = Next hit (F3)
text-previous-hit = Previous hit (Shift+F3)
