import type { Watch } from "../api";

/** What can change in the database, as finely as a poll can tell. */
export const TOPICS = ["pool", "tickets", "log", "inbox", "threads", "people"] as const;
export type Topic = (typeof TOPICS)[number];

/** Something that was read from the database and can be read again. */
export interface Source {
  readonly topic: Topic | "any";
  /** It has something to show until it is read again. */
  readonly loaded: boolean;
  refresh: () => Promise<void>;
}

/** How long a change of this window waits for the signal that reports it, in milliseconds. */
const TIMEOUT = 1000;
/** Counts are capped here, and so is the part of the pool that the digest covers. */
const CAP = 100;

/** What changed between two polls. */
export function changedTopics(before: Watch | null, now: Watch): readonly Topic[] {
  if (before === null) return TOPICS;
  const topics = new Set<Topic>();
  if (before.seq !== now.seq) for (const topic of TOPICS) if (topic !== "pool") topics.add(topic);
  if (before.unread !== now.unread)
    for (const topic of ["tickets", "inbox", "threads"] as const) topics.add(topic);
  const poolDiffers = before.pool !== now.pool || before.poolDigest !== now.poolDigest;
  // An unchanged watch is signalled when this window read a pool that the poll has not seen.
  if (poolDiffers || topics.size === 0 || now.pool >= CAP) topics.add("pool");
  return [...topics];
}

/** A change of this window, from its request until the desk reports it. */
interface Change {
  answered: boolean;
  reported: boolean;
  holding: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Reads what is on the screen again when its topic changed: each source once, however many say so.
 *
 * A change of this window is reported twice, by its answer and by the signal of the poll that the desk makes at once. What is shown
 * already waits for the signal, so that both lead to one reading. The reading begins after the poll, hence sees everything that
 * the poll reported, whoever did it. Without a signal it begins after a second.
 */
export class Freshness {
  #shown = new Map<Source, number>();
  #due = new Set<Source>();
  #changes = new Set<Change>();
  #scheduled = false;

  /** Reads a source and keeps it fresh until the returned function is called. */
  show(source: Source): () => void {
    const holders = this.#shown.get(source) ?? 0;
    this.#shown.set(source, holders + 1);
    if (holders === 0) this.#want(source);
    return () => {
      const left = (this.#shown.get(source) ?? 1) - 1;
      if (left === 0) this.#shown.delete(source);
      else this.#shown.set(source, left);
    };
  }

  /** Something changed: what is shown of it is read again. */
  invalidate(topics: readonly Topic[]): void {
    for (const source of this.#shown.keys()) {
      if (source.topic === "any" || topics.includes(source.topic)) this.#want(source);
    }
  }

  /** The desk's poll found something. */
  report(topics: readonly Topic[]): void {
    this.invalidate(topics);
    for (const change of this.#changes) {
      change.reported = true;
      if (change.answered) this.#end(change);
    }
  }

  /** Makes a change of these topics. */
  async change<T>(topics: readonly Topic[], action: () => Promise<T>): Promise<T> {
    const change: Change = { answered: false, reported: false, holding: true, timer: undefined };
    this.#changes.add(change);
    this.#hold(change);
    try {
      const answer = await action();
      change.answered = true;
      this.invalidate(topics);
      if (change.reported) this.#end(change);
      else this.#hold(change);
      return answer;
    } catch (thrown) {
      this.#end(change);
      throw thrown;
    }
  }

  #hold(change: Change): void {
    clearTimeout(change.timer);
    change.holding = true;
    change.timer = setTimeout(() => {
      change.holding = false;
      if (change.answered) this.#end(change);
      else this.#schedule();
    }, TIMEOUT);
  }

  #end(change: Change): void {
    clearTimeout(change.timer);
    this.#changes.delete(change);
    this.#schedule();
  }

  #want(source: Source): void {
    if (!source.loaded) {
      void source.refresh();
      return;
    }
    this.#due.add(source);
    this.#schedule();
  }

  /** Later, so that whoever acts on the same answer or signal comes first: another screen may be there by then. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setTimeout(() => {
      this.#scheduled = false;
      if ([...this.#changes].some(({ holding }) => holding)) return;
      const due = [...this.#due].filter((source) => this.#shown.has(source));
      this.#due.clear();
      for (const source of due) void source.refresh();
    });
  }
}

export const freshness = new Freshness();
