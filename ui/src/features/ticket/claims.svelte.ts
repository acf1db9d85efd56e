import { SvelteMap } from "svelte/reactivity";
import type { Claim } from "../../api";
import { call } from "../../session/call";
import { session } from "../../session/session.svelte";
import { lists } from "../../data/lists.svelte";
import { RequestIds } from "../../data/request-id";
import { showTicket } from "../../data/views.svelte";

export type Lost = Extract<Claim, { outcome: "taken" }>;

/** Claims of this window, and which of them somebody else won. */
class Claims {
  /** By ticket: who was faster. Told until the person goes elsewhere. */
  lost = new SvelteMap<number, Lost>();
  #requests = new Map<number, RequestIds>();

  /** Claims a ticket. Answers whether it is ours now. */
  async claim(ticket: number): Promise<boolean> {
    const requests = this.#requests.get(ticket) ?? new RequestIds();
    this.#requests.set(ticket, requests);
    const claim = await call("ticket_claim", { request: requests.for(ticket), ticket });
    requests.granted();
    if (claim.outcome === "taken") this.lost.set(ticket, claim);
    else {
      showTicket(claim.ticket);
      lists.pool.remove(ticket);
    }
    session.changed();
    return claim.outcome === "claimed";
  }
}

export const claims = new Claims();
