import type { Watch } from "../api";

/** What can change in the database, as far as a poll can distinguish it. */
export const TOPICS = ["pool", "tickets", "log", "inbox", "threads", "people", "settings"] as const;
export type Topic = (typeof TOPICS)[number];

/** Something that is read from the database. */
export interface Source {
  readonly topic: Topic | "any";
  /** It already has something to show. */
  readonly loaded: boolean;
  refresh: () => Promise<void>;
}

/** How long a change of this window waits for the signal that reports it, in milliseconds. */
const TIMEOUT = 1000;

/** The sequence of a person says nothing about the pool and what the administrator sets. */
const isOfPerson = (topic: Topic) => topic !== "pool" && topic !== "settings";

/** What changed between two polls. */
export function changedTopics(before: Watch | null, now: Watch): readonly Topic[] {
  if (before === null) return TOPICS;
  const topics = new Set<Topic>();
  if (before.seq !== now.seq) for (const topic of TOPICS.filter(isOfPerson)) topics.add(topic);
  if (before.unread !== now.unread)
    for (const topic of ["tickets", "inbox", "threads"] as const) topics.add(topic);
  if (before.poolVersion !== now.poolVersion) topics.add("pool");
  return [...topics];
}

/** A change by this window, from its request until the desk reports it. */
interface Change {
  answered: boolean;
  reported: boolean;
  holding: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Reads mounted sources again when their topic changes, each once, however often the change is reported.
 *
 * A change of this window is reported twice: by its answer, and by the signal of the poll that the desk runs right after it. Loaded
 * sources wait for the signal, so that both reports lead to one read. It begins after the poll and therefore sees everything that
 * the poll reported, whoever did it. Without a signal it begins after a second.
 */
export class Freshness {
  #shown = new Map<Source, number>();
  #due = new Set<Source>();
  #changes = new Set<Change>();
  #scheduled = false;

  /** Reads a source and refreshes it until the returned function is called. */
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

  /** Invalidates topics: their mounted sources are read again. */
  invalidate(topics: readonly Topic[]): void {
    for (const source of this.#shown.keys()) {
      if (source.topic === "any" || topics.includes(source.topic)) this.#want(source);
    }
  }

  /** Handles the result of the desk's poll. */
  report(topics: readonly Topic[]): void {
    this.invalidate(topics);
    for (const change of this.#changes) {
      change.reported = true;
      if (change.answered) this.#end(change);
    }
  }

  /** Runs a change of these topics. */
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

  /** Deferred, so that other handlers of the same answer or signal run first: they may change the screen. */
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
