import {
  type Conversation,
  type Cached,
  type Message,
  type Thread,
  type Ticket,
  type TicketView,
  type Timestamp,
  toWireError,
  type WireError,
} from "../api";
import { call } from "../session/call";
import type { Source } from "../session/freshness";
import { joined } from "./merge";

/** How many tickets and conversations stay in memory for a quick return. */
const REMEMBERED = 40;

/** Something open beside a list, refreshed in the background. */
export class View<T> implements Source {
  readonly topic = "threads";
  value = $state.raw<T | null>(null);
  /** When the database last answered; absent for a fresh answer. */
  asOf = $state<Timestamp | null>(null);
  failure = $state.raw<WireError | null>(null);
  /** What came before is being read, and why it could not be. */
  readingOlder = $state(false);
  olderFailure = $state.raw<WireError | null>(null);
  #asked = 0;
  #shown = 0;

  constructor(
    private readonly read: (before: T | null) => Promise<Cached<T>>,
    private readonly readOlder: (value: T) => Promise<(value: T) => T>,
  ) {}

  get loaded(): boolean {
    return this.value !== null;
  }

  /** Reads it again. Drops an answer that a newer one overtook. */
  async refresh(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const fresh = await this.read(this.value);
      if (asked <= this.#shown) return;
      this.asOf = fresh.asOf;
      this.#take(fresh.value, asked);
    } catch (thrown) {
      const failure = toWireError(thrown);
      if (asked < this.#shown) return;
      this.#shown = asked;
      this.failure = failure;
    }
  }

  /** Reads what came before. */
  async older(): Promise<void> {
    if (this.value === null || this.readingOlder) return;
    this.readingOlder = true;
    try {
      const extend = await this.readOlder(this.value);
      this.olderFailure = null;
      if (this.value !== null) this.replace(extend(this.value));
    } catch (thrown) {
      this.olderFailure = toWireError(thrown);
    } finally {
      this.readingOlder = false;
    }
  }

  /** Shows the answer of an action of this window, before the next read. */
  replace(value: T): void {
    this.#take(value, ++this.#asked);
  }

  #take(value: T, asked: number): void {
    this.#shown = asked;
    this.failure = null;
    if (JSON.stringify(value) !== JSON.stringify(this.value)) this.value = value;
  }
}

class Views<T> {
  #views = new Map<number, View<T>>();

  constructor(
    private readonly read: (id: number, before: T | null) => Promise<Cached<T>>,
    private readonly readOlder: (id: number, value: T) => Promise<(value: T) => T>,
  ) {}

  of(id: number): View<T> {
    const view =
      this.#views.get(id) ??
      new View<T>(
        (before) => this.read(id, before),
        (value) => this.readOlder(id, value),
      );
    this.#views.delete(id);
    this.#views.set(id, view);
    const oldest = this.#views.keys().next().value;
    if (this.#views.size > REMEMBERED && oldest !== undefined) this.#views.delete(oldest);
    return view;
  }

  /** What was opened recently and is loaded, newest first. */
  latest(): T[] {
    return [...this.#views.values()].flatMap(({ value }) => (value === null ? [] : [value])).reverse();
  }

  reset(): void {
    this.#views.clear();
  }
}

export const tickets = new Views<TicketView>(
  async (ticket, before) => {
    const { value: fresh, asOf } = await call("ticket_show", { ticket });
    const messages = joined(before?.messages ?? [], fresh.messages);
    const events = joined(before?.events ?? [], fresh.events);
    const older = {
      messages: (messages.length > fresh.messages.length ? before : fresh)?.older.messages ?? false,
      events: (events.length > fresh.events.length ? before : fresh)?.older.events ?? false,
    };
    return { value: { ...fresh, messages, events, older }, asOf };
  },
  async (ticket, { messages: [message], events: [event], older }) => {
    const before = {
      message: older.messages ? (message?.id ?? 0) : 0,
      event: older.events ? (event?.id ?? 0) : 0,
    };
    const { value: page } = await call("ticket_show", { ticket, before });
    return (value) => {
      // A reload may have started meanwhile.
      if (value.messages[0]?.id !== message?.id || value.events[0]?.id !== event?.id) return value;
      const messages = [...page.messages, ...value.messages];
      return { ...value, messages, events: [...page.events, ...value.events], older: page.older };
    };
  },
);

export const conversations = new Views<Conversation>(
  async (person, before) => {
    const { value: fresh, asOf } = await call("message_conversation", { person });
    const messages = joined(before?.messages ?? [], fresh.messages);
    const { older } = before !== null && messages.length > fresh.messages.length ? before : fresh;
    return { value: { ...fresh, messages, older }, asOf };
  },
  async (person, { messages: [first] }) => {
    const { value: page } = await call("message_conversation", { person, before: first?.id ?? 0 });
    return (value) => {
      if (value.messages[0]?.id !== first?.id) return value;
      return { ...value, messages: [...page.messages, ...value.messages], older: page.older };
    };
  },
);

/** Shows the ticket that an action returned; thread and history follow with the next read. */
export function showTicket(ticket: Ticket): void {
  const view = tickets.of(ticket.id);
  if (view.value !== null) view.replace({ ...view.value, ticket });
}

/** Shows the message that the database returned, unless a read was faster. */
export function showMessage({ kind, id }: Thread, message: Message): void {
  if (kind === "ticket") add(tickets.of(id), message);
  else add(conversations.of(id), message);
}

function add<T extends { messages: Message[] }>(view: View<T>, message: Message): void {
  const { value } = view;
  if (value === null || value.messages.some(({ id }) => id === message.id)) return;
  view.replace({ ...value, messages: [...value.messages, message] });
}
