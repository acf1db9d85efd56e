import {
  type AppState,
  type Connection,
  type InboxState,
  type Profile,
  rpc,
  type Signal,
  signals,
  toWireError,
  type Watch,
} from "../api";
import { language } from "../i18n";
import { clock } from "../i18n/clock.svelte";
import { changedTopics, freshness, TOPICS } from "./freshness";
import { workstation } from "./workstation.svelte";

/** Everything beside the session that keeps app state or acts on signals. */
export interface Listener {
  state: (state: AppState) => void;
  signal: (signal: Signal) => void;
}

/** Who is signed in, the connection and the counts. The desk polls the database; the window only listens. */
class Session {
  /** The first answer has arrived. */
  ready = $state(false);
  #connection = $state.raw<Connection>({ state: "none" });
  /** The database has answered this window before, so forms stay open during an outage. */
  met = $state(false);
  person = $state.raw<Profile | null>(null);
  watch = $state.raw<Watch | null>(null);
  remembers = $state(true);
  version = $state("");
  /** Where the desk quarantined a damaged drafts file at this start. */
  quarantined = $state<string | null>(null);
  /** The session ended under an open window: the sign-in dialog covers it. */
  ended = $state(false);

  get connection(): Connection {
    return this.#connection;
  }

  set connection(connection: Connection) {
    this.#connection = connection;
    if (connection.state === "online") this.met = true;
    if (connection.state === "none") this.met = false;
  }

  get online(): boolean {
    return this.connection.state === "online";
  }

  #listener: Listener | null = null;
  /** The last poll result that a signal reported. */
  #reported: Watch | null = null;
  /** How many signals have arrived. */
  #heard = 0;
  /** How many app shells can follow a link: one, or none while nobody is signed in. */
  #shells = 0;
  /** The last link that arrived while there was no app shell. */
  #pending: (() => void) | null = null;

  async start(listener: Listener): Promise<void> {
    this.#listener = listener;
    // Signals first: a change after the state was read arrives as a signal.
    await signals((signal) => this.#hear(signal));
    await this.reload();
    this.ready = true;
  }

  /** Reads the whole app state. */
  async reload(): Promise<void> {
    try {
      let state: AppState;
      let heard: number;
      // A signal that arrives during the read is newer: read the state again.
      do {
        heard = this.#heard;
        state = await rpc("app_state", null);
      } while (heard !== this.#heard);
      this.take(state);
    } catch (thrown) {
      const { code } = toWireError(thrown);
      this.connection = { state: "offline", server: "", since: new Date().toISOString(), code };
    }
  }

  /** Takes over a new session: of the same person over an open window, or of anybody on the sign-in screen. */
  open(person: Profile): void {
    if (this.person !== null && this.person.id !== person.id) this.watch = null;
    this.person = person;
    this.ended = false;
    freshness.invalidate(TOPICS);
  }

  /** Clears the session. */
  close(): void {
    this.person = null;
    this.watch = null;
    this.#reported = null;
    this.ended = false;
    this.#pending = null;
  }

  /** Registers an app shell, which follows links until the returned function is called. */
  shellMounted(): () => void {
    this.#shells += 1;
    const pending = this.#pending;
    this.#pending = null;
    pending?.();
    return () => {
      this.#shells -= 1;
    };
  }

  /** Follows a link now, or as soon as an app shell is mounted. */
  follow(link: () => void): void {
    if (this.#shells > 0) link();
    else this.#pending = link;
  }

  /** Shows the counts that an action returned, unless a signal brought newer ones. */
  count(inbox: InboxState): void {
    if (this.watch !== null && inbox.seq >= this.watch.seq) this.watch = { ...this.watch, ...inbox };
  }

  /** Handles every failed call, so that an ended session is noticed at the first one. */
  noteFailure(thrown: unknown): void {
    if (toWireError(thrown).code === "session.ended" && this.person !== null) this.ended = true;
  }

  /** Handles a new connection state, or the same one after another try. */
  connectionChanged(connection: Connection): void {
    const back = !this.online && connection.state === "online";
    const away = this.online && connection.state === "offline";
    this.connection = connection;
    if (back) void this.#returned();
    // The cache answers now, with the age of its answers.
    if (away) freshness.invalidate(TOPICS);
  }

  take(state: AppState): void {
    workstation.take(state);
    clock.follow(state.clockOffset);
    this.connection = state.connection;
    this.person = state.person;
    this.watch = state.watch;
    this.remembers = state.remembers;
    this.quarantined = state.quarantined;
    this.version = state.version;
    language.use(state.language);
    this.#listener?.state(state);
  }

  #hear(signal: Signal): void {
    this.#heard += 1;
    switch (signal.signal) {
      case "connection":
        this.connectionChanged(signal.connection);
        break;
      case "changed":
        freshness.report(changedTopics(this.#reported, signal.watch));
        this.#reported = signal.watch;
        this.watch = signal.watch;
        break;
      case "clock":
        clock.follow(signal.offset);
        break;
      case "language":
        language.use(signal.language);
        break;
      case "preferences":
      case "trial":
        workstation.hear(signal);
        break;
      case "signed_out":
        this.close();
        break;
      case "session_ended":
        if (this.person !== null) this.ended = true;
        break;
    }
    this.#listener?.signal(signal);
  }

  /** Handles the database's return: a session may still be valid, and everything may have changed. */
  async #returned(): Promise<void> {
    if (this.person === null) await this.reload();
    freshness.invalidate(TOPICS);
  }
}

export const session = new Session();
