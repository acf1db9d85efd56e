import { type Draft, type OutboxItem, rpc, type Thread } from "../../api";
import { drafts } from "../drafts/drafts.svelte";
import { type Choice, isChoiceItem } from "./choices";

type Of<Kind extends OutboxItem["operation"]["kind"]> = OutboxItem & {
  operation: Extract<OutboxItem["operation"], { kind: Kind }>;
};

function isOf<Kind extends OutboxItem["operation"]["kind"]>(item: OutboxItem, kind: Kind): item is Of<Kind> {
  return item.operation.kind === kind;
}

export function isRefused(item: OutboxItem): boolean {
  return item.state.state === "refused";
}

/** The queued operations, as the desk reports them. */
export class Outbox {
  items = $state.raw<readonly OutboxItem[]>([]);
  readonly waiting = $derived(this.items.filter((item) => !isRefused(item)));
  readonly refused = $derived(this.items.filter(isRefused));

  /** Grows with each signal: an answer requested before is older. */
  #heard = 0;

  /** Takes over the desk's list; it arrives before the answer to the call that changed it. */
  hear(items: readonly OutboxItem[]): void {
    this.#heard += 1;
    this.items = items;
  }

  /** Reloads the list; on failure the next change brings it. */
  async load(): Promise<void> {
    const heard = this.#heard;
    try {
      const items = await rpc("outbox_list", null);
      if (heard === this.#heard) this.items = items;
    } catch {
      // Signed out or unreadable: keep what is shown.
    }
  }

  created(): Of<"create">[] {
    return this.items.filter((item) => isOf(item, "create"));
  }

  messagesTo(thread: Thread): Of<"message">[] {
    return this.items
      .filter((item) => isOf(item, "message"))
      .filter(({ operation: { to } }) => to.kind === thread.kind && to.id === thread.id);
  }

  /** Edits, choices and withdrawals of a ticket. */
  changesOf(ticket: number): OutboxItem[] {
    return this.items
      .filter((item) => isOf(item, "edit") || isOf(item, "withdraw") || isChoiceItem(item))
      .filter(({ operation }) => operation.ticket === ticket);
  }

  /** The last queued choice of this kind for a ticket, which its author sees as the ticket's value. */
  choiceOf<Kind extends Choice["kind"]>(ticket: number, kind: Kind): Of<Kind> | null {
    const choices = this.waiting.filter((item) => isOf(item, kind));
    return (
      choices.filter(({ operation }) => "ticket" in operation && operation.ticket === ticket).at(-1) ?? null
    );
  }

  /** The last queued edit of a ticket, which its author sees as the ticket's text. */
  editOf(ticket: number): Of<"edit">["operation"] | null {
    const waiting = this.waiting.filter((item) => isOf(item, "edit"));
    return waiting.findLast(({ operation }) => operation.ticket === ticket)?.operation ?? null;
  }

  /** A withdrawal of the ticket is queued: nothing else can be queued behind it. */
  withdraws(ticket: number): boolean {
    return this.waiting.some((item) => isOf(item, "withdraw") && item.operation.ticket === ticket);
  }

  concerns(ticket: number): boolean {
    return this.changesOf(ticket).length > 0 || this.messagesTo({ kind: "ticket", id: ticket }).length > 0;
  }

  /** Turns an operation back into a draft; a choice is just gone. */
  async takeBack(id: string): Promise<Draft | null> {
    const draft = await rpc("outbox_take_back", { id });
    if (draft !== null) drafts.put(draft);
    this.items = this.items.filter((item) => item.id !== id);
    return draft;
  }

  /** Sends a refused operation again. */
  async retry(id: string, anyway: boolean): Promise<void> {
    const heard = this.#heard;
    const items = await rpc("outbox_retry", { id, anyway });
    // It may have arrived already.
    if (heard === this.#heard) this.items = items;
  }
}

export const outbox = new Outbox();
