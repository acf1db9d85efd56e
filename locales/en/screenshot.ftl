### Pictures of the screen.

screenshot-open = Screenshot
screenshot-name = Screenshot { $at }.png

## Choosing

screenshot-take = Take screenshot
screenshot-what = Show
screenshot-region = Part of the screen
screenshot-region-of = Part of { $name }
screenshot-screen = Whole screen
screenshot-screen-of = Whole screen { $name }
screenshot-window = Window: { $name }
screenshot-delay = Delay
screenshot-at-once = None
# $seconds (Number)
screenshot-seconds = { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}
screenshot-hides = Ticket Desk hides its window while the screenshot is taken. Nobody sees it before you add it.
screenshot-asks = Your desktop asks you what to show.
screenshot-unavailable-portal = This desktop lets no application take screenshots. Take one with the desktop and paste it here.
screenshot-unavailable-screen = Ticket Desk finds no screen.

## Marking up

screenshot-edit = Mark up the screenshot
screenshot-canvas = Screenshot. Arrows move the pen, Space presses and lifts it.
screenshot-tools = Tools
screenshot-tool-arrow = Arrow (A)
screenshot-tool-box = Box (B)
screenshot-tool-pen = Pen (P)
screenshot-tool-text = Text (T)
screenshot-tool-hide = Black out (H)
screenshot-tool-crop = Crop (C)
screenshot-hint-arrow = Draw from the tail to the point.
screenshot-hint-box = Draw around what matters.
screenshot-hint-pen = Draw freely.
screenshot-hint-text = Click where the text begins.
screenshot-hint-hide = Draw over what nobody should see. It is removed for good when you add the screenshot.
screenshot-hint-crop = Draw around what stays.
screenshot-colour-red = Red
screenshot-colour-yellow = Yellow
screenshot-colour-green = Green
screenshot-colour-blue = Blue
screenshot-words = Text
screenshot-undo = Undo (Ctrl+Z)
screenshot-redo = Redo (Ctrl+Y)
screenshot-add = Add screenshot
screenshot-not-added = The screenshot could not be added. Try again.
screenshot-discarded = Screenshot discarded
