import type { Shortcut } from "../keyboard/table";
import { isMessage, type Kebab, kebab, type MessageId, t } from ".";

/** What has a text of its own in `keyboard.ftl`. */
type Named = {
  [Name in Shortcut]: `shortcut-${Kebab<Name>}` extends MessageId ? Name : never;
}[Shortcut];

/** What a shortcut does, in menus, palette and help. An action on a ticket is called what its button says. */
export function shortcutText(name: Shortcut): string {
  const id = `shortcut-${kebab(name)}` as const;
  return t(isMessage(id) ? id : `action-${name as Exclude<Shortcut, Named>}`);
}
