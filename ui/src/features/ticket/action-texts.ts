import { lists } from "../../data/lists.svelte";
import { tickets } from "../../data/views.svelte";
import { t } from "../../i18n";
import type { ActionName, CommandAction, NoteAction } from "./actions";

/** The label of an action's button. */
export function actionLabel(name: ActionName): string {
  return t(`action-${name}`);
}

/** The longest title within a sentence, in characters. */
const SHORT = 60;

/** A ticket in a sentence: its title in quotation marks, or its number while that is not known. */
export function called(ticket: number, known?: string): string {
  const open = tickets.latest().find((view) => view.ticket.id === ticket)?.ticket;
  const rows = [lists.pool, lists.work, lists.open, lists.done].flatMap((list) => list.rows);
  const title = known ?? open?.title ?? rows.find(({ id }) => id === ticket)?.title;
  if (title === undefined) return t("ticket-number", { id: String(ticket) });
  const short = title.length > SHORT ? `${title.slice(0, SHORT).trimEnd()}…` : title;
  return t("ticket-called", { title: short });
}

/** The message after an action. */
export function actionDone(name: CommandAction, ticket: number): string {
  return t(`action-${name}-done`, { what: called(ticket) });
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
