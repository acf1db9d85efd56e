### Looking at pictures.

picture-view = View { $name }
picture-alternative = { $name }, from { $from }
picture-from = From { $from }
picture-of = { $at } of { $count }
picture-sides = { $width } × { $height } pixels
picture-stage = Picture
picture-tools = View
picture-larger = Zoom in (+)
picture-smaller = Zoom out (−)
picture-fit = Fit to window (0)
picture-real = Actual size (1)
picture-copy = Copy picture
picture-copied = Picture copied
picture-not-copied = The picture could not be copied.
picture-next = Next picture
picture-previous = Previous picture
