import { lists } from "../../data/lists.svelte";
import { router } from "../../window/router.svelte";

/** Opens the ticket that has waited longest, or the next one if that is open already. Returns whether there is one. */
export async function openNextTicket(): Promise<boolean> {
  if (!lists.pool.loaded) await lists.pool.refresh();
  const { rows } = lists.pool;
  const at = rows.findIndex(({ id }) => id === router.route?.target?.id);
  const next = rows[at + 1] ?? rows[0];
  if (next === undefined) return false;
  router.go("pool", { kind: "ticket", id: next.id });
  return true;
}
