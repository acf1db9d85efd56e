import { text } from "../../i18n";
import type { ActionName, CommandAction, NoteAction } from "./actions";

/** The words on the button of an action. */
export function actionLabel(name: ActionName): string {
  return text.actions[name];
}

/** What is said once an action is done. */
export function actionDone(name: CommandAction, ticket: number): string {
  return text.actions[`${name}Done`](ticket);
}

/** The words of the dialog that asks for a note. */
export function dialogTexts(name: NoteAction, ticket: number) {
  return {
    title: text.actions[`${name}Title`](ticket),
    hint: text.actions[`${name}Hint`],
    note: text.actions[`${name}Note`],
    noteHint: text.actions[`${name}NoteHint`],
    send: text.actions[`${name}Send`],
  };
}
