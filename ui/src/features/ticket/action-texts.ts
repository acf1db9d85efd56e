import { t } from "../../i18n";
import type { ActionName, CommandAction, NoteAction } from "./actions";

/** The label of an action's button. */
export function actionLabel(name: ActionName): string {
  return t(`action-${name}`);
}

/** The message after an action. */
export function actionDone(name: CommandAction, ticket: number): string {
  return t(`action-${name}-done`, { id: String(ticket) });
}

/** The texts of the note dialog. */
export function dialogTexts(name: NoteAction, ticket: number) {
  return {
    title: t(`action-${name}-title`, { id: String(ticket) }),
    hint: t(`action-${name}-hint`),
    note: t(`action-${name}-note`),
    noteHint: t(`action-${name}-note-hint`),
    send: t(`action-${name}-send`),
  };
}
