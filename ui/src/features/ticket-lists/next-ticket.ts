import { tick } from "svelte";
import { type ClaimNext, type Ticket, type TicketRow, toWireError } from "../../api";
import { categories } from "../../data/categories.svelte";
import { lists } from "../../data/lists.svelte";
import { RequestIds } from "../../data/request-id";
import { showTicket } from "../../data/views.svelte";
import { t } from "../../i18n";
import { clock } from "../../i18n/clock.svelte";
import { due } from "../../i18n/due";
import { errorText } from "../../i18n/errors";
import { typeAhead } from "../../keyboard/bindings";
import { call } from "../../session/call";
import { freshness } from "../../session/freshness";
import { session } from "../../session/session.svelte";
import { router } from "../../window/router.svelte";
import { toasts } from "../../window/toasts.svelte";
import { focusDetail } from "../list-detail/detail-focus";
import { called } from "../ticket/action-texts";
import { takingBack } from "../ticket/take-back";

/** Why a ticket comes before the others: "Urgent, due in 12 min". */
function why({ priority, respondBy }: Ticket | TicketRow): string {
  const { overdue, unit, count } = due(respondBy, clock.now);
  return t("next-why", {
    priority: t(`ticket-priority-${priority}`),
    due: t(overdue ? `ticket-overdue-${unit}` : `ticket-due-${unit}`, { count }),
  });
}

/** Runs one of the two, buffers keys until its target has mounted, and says what went wrong. */
async function run(action: () => Promise<boolean>): Promise<void> {
  const came = typeAhead.wait();
  let done = false;
  try {
    done = await action();
    await tick();
  } catch (thrown) {
    const failure = toWireError(thrown);
    if (failure.code !== "session.ended") toasts.warn(errorText(failure));
  }
  came(done);
}

/** Opens the ticket that is due first among those that the person serves, or the one after it if that is open already. */
export function openNextTicket(): Promise<void> {
  return run(async () => {
    // The desk answers from its last poll while the pool is the same. The list of the window may show other tickets, or be old.
    const { rows } = (await call("ticket_pool", { everything: false, after: null })).value;
    const at = rows.findIndex(({ id }) => id === router.route?.target?.id);
    const next = rows[at + 1] ?? rows[0];
    if (next === undefined) {
      toasts.say(t(categories.filtered ? "list-empty-served" : "list-empty-pool"));
      // The ticket that was completed last has lost the button that was pressed.
      await focusDetail();
      return false;
    }
    router.go("pool", { kind: "ticket", id: next.id });
    await focusDetail();
    toasts.say(t("next-opened", { what: called(next.id, next.title), why: why(next) }));
    return true;
  });
}

/** A claim whose answer was lost keeps its request id: pressed again, it answers the ticket that it claimed. */
const requests = new RequestIds();
let underWay = false;

async function claimNext(): Promise<ClaimNext> {
  const request = requests.for(session.person?.id);
  const answer = await freshness.change(["pool", "tickets", "log", "threads"], () =>
    call("ticket_claim_next", { request }),
  );
  requests.granted();
  // What an earlier press claimed went back to the pool meanwhile: this one gets a ticket of its own.
  return answer.outcome === "returned" ? claimNext() : answer;
}

/** Claims the ticket that is due first among those that the person serves, and opens it in their work. */
export async function claimNextTicket(): Promise<void> {
  if (underWay) return;
  if (!session.online) {
    toasts.warn(t("action-needs-database"));
    return;
  }
  underWay = true;
  await run(async () => {
    const answer = await claimNext();
    if (answer.outcome !== "claimed") {
      if (answer.outcome === "nothing") toasts.say(t(`next-nothing-${answer.why}`));
      return false;
    }
    const { ticket } = answer;
    showTicket(ticket);
    lists.pool.remove(ticket.id);
    router.go("work", { kind: "ticket", id: ticket.id });
    toasts.say(
      t("next-claimed", { what: called(ticket.id, ticket.title), why: why(ticket) }),
      takingBack("claim", ticket.id),
    );
    await focusDetail();
    return true;
  });
  underWay = false;
}
