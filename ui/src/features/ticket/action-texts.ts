import { t } from "../../i18n";
import type { ActionName, CommandAction, NoteAction } from "./actions";

/** The words on the button of an action. */
export function actionLabel(name: ActionName): string {
  return t(`action-${name}`);
}

/** What is said once an action is done. */
export function actionDone(name: CommandAction, ticket: number): string {
  return t(`action-${name}-done`, { id: String(ticket) });
}

/** The words of the dialog that asks for a note. */
export function dialogTexts(name: NoteAction, ticket: number) {
  return {
    title: t(`action-${name}-title`, { id: String(ticket) }),
    hint: t(`action-${name}-hint`),
    note: t(`action-${name}-note`),
    noteHint: t(`action-${name}-note-hint`),
    send: t(`action-${name}-send`),
  };
}
