import { lists } from "../../data/lists.svelte";
import { run } from "../../keyboard/bindings";
import { router } from "../../window/router.svelte";
import { viewport } from "../../window/viewport.svelte";
import { focusDetail } from "../list-detail/detail-focus";
import { type Action, ACTIONS, type ActionName } from "./actions";
import { completing } from "./completing.svelte";

/** Navigates after an action, as its entry in the table says. */
export async function proceed(name: ActionName, ticket: number): Promise<void> {
  const { then }: Action = ACTIONS[name];
  if (then === "work") toWork(ticket);
  if (then === "neighbour") toNeighbour(ticket);
  const isOpen = router.route?.target?.kind === "ticket" && router.route.target.id === ticket;
  if (name === "complete" && isOpen && completing.after === "next" && run("next")) return;
  // The button that was pressed is gone, and with it the focus.
  if (document.activeElement === document.body || document.activeElement === null || isOpen)
    await focusDetail();
}

/** The ticket is the person's own now: opens it in "My work". */
function toWork(ticket: number): void {
  lists.pool.remove(ticket);
  lists.queried.pool.rows.remove(ticket);
  const { target } = router.route ?? {};
  // Claimed from a row while another ticket is open: that one stays.
  if (target != null && (target.kind !== "ticket" || target.id !== ticket)) return;
  router.swap("work", { kind: "ticket", id: ticket });
}

/** The person can no longer see the ticket: opens the next row. */
function toNeighbour(ticket: number): void {
  const { route } = router;
  if (route?.target?.id !== ticket || (route.section !== "pool" && route.section !== "work")) return;
  const { rows } = lists.shown(route.section);
  const at = rows.findIndex((row) => row.id === ticket);
  const next = rows[at + 1] ?? rows[at - 1];
  lists.shown(route.section).remove(ticket);
  lists[route.section].remove(ticket);
  router.swap(route.section, next === undefined || viewport.narrow ? null : { kind: "ticket", id: next.id });
}
