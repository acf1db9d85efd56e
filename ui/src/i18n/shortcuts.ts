import type { Shortcut } from "../keyboard/table";
import { isMessage, type Kebab, kebab, type MessageId, t } from ".";

/** Shortcuts with a text of their own in `keyboard.ftl`. */
type Named = {
  [Name in Shortcut]: `shortcut-${Kebab<Name>}` extends MessageId ? Name : never;
}[Shortcut];

/** The label of a shortcut in menus, palette and help. A ticket action has the label of its button. */
export function shortcutText(name: Shortcut): string {
  const id = `shortcut-${kebab(name)}` as const;
  return t(isMessage(id) ? id : `action-${name as Exclude<Shortcut, Named>}`);
}
