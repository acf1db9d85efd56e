import { toWireError } from "../../api";
import { lists } from "../../data/lists.svelte";
import { t } from "../../i18n";
import { errorText } from "../../i18n/errors";
import { router } from "../../window/router.svelte";
import { toasts } from "../../window/toasts.svelte";
import { focusDetail } from "../list-detail/detail-focus";
import { actionDone } from "./action-texts";
import { type Action, ACTIONS, type CommandAction } from "./actions";
import { perform } from "./perform.svelte";

/** What the toast of an action offers to take it back; null for what cannot be taken back. */
export function takingBack(name: CommandAction, ticket: number) {
  const { undo }: Action = ACTIONS[name];
  return undo === undefined ? null : { words: t("app-undo"), handler: () => void takeBack(undo, ticket) };
}

/** Runs the opposite action, and shows the ticket where it came from. */
async function takeBack(name: CommandAction, ticket: number): Promise<void> {
  try {
    await perform(name, ticket);
  } catch (thrown) {
    const failure = toWireError(thrown);
    if (failure.code !== "session.ended") toasts.warn(errorText(failure));
    return;
  }
  lists.work.remove(ticket);
  toasts.say(actionDone(name, ticket));
  const { section, target } = router.route ?? {};
  if (section !== "work" || target?.kind !== "ticket" || target.id !== ticket) return;
  router.swap("pool", target);
  await focusDetail();
}
