import {
  type AppState,
  type Connection,
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

/** Whoever keeps something of the app state or acts on signals, beside the session itself. */
export interface Listener {
  state: (state: AppState) => void;
  signal: (signal: Signal) => void;
}

/** Who is signed in, the connection and the counts. The desk polls the database; the window only listens. */
class Session {
  /** The first answer has come. */
  ready = $state(false);
  #connection = $state.raw<Connection>({ state: "none" });
  /** The database has answered this window before: forms stay open when it goes away. */
  met = $state(false);
  person = $state.raw<Profile | null>(null);
  watch = $state.raw<Watch | null>(null);
  remembers = $state(true);
  version = $state("");
  /** Where the desk moved a damaged file of drafts at this start. */
  quarantined = $state<string | null>(null);
  /** The session ended under an open window: sign in again over it. */
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
  /** The last watch that a signal reported. */
  #reported: Watch | null = null;
  /** How many signals came so far. */
  #heard = 0;
  /** How many shells can follow a link: one, or none while nobody is signed in. */
  #shells = 0;
  /** The last link that came while there was no shell. */
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
      // A signal that comes while the state is on its way is newer: read the state again.
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

  /** Somebody signed in: the same person over an open window, or anybody on the sign-in screen. */
  open(person: Profile): void {
    if (this.person !== null && this.person.id !== person.id) this.watch = null;
    this.person = person;
    this.ended = false;
    freshness.invalidate(TOPICS);
  }

  /** Nobody is signed in any more. */
  close(): void {
    this.person = null;
    this.watch = null;
    this.#reported = null;
    this.ended = false;
    this.#pending = null;
  }

  /** A shell is mounted and follows links until the returned function is called. */
  shellMounted(): () => void {
    this.#shells += 1;
    const pending = this.#pending;
    this.#pending = null;
    pending?.();
    return () => {
      this.#shells -= 1;
    };
  }

  /** Follows a link now, or as soon as a shell is mounted. */
  follow(link: () => void): void {
    if (this.#shells > 0) link();
    else this.#pending = link;
  }

  /** Shows the counts that an action answered, unless a signal brought newer ones. */
  count(watch: Watch): void {
    if (watch.seq >= (this.watch?.seq ?? 0)) this.watch = watch;
  }

  /** Every failed call passes here, so that an ended session is noticed wherever it shows first. */
  noteFailure(thrown: unknown): void {
    if (toWireError(thrown).code === "session.ended" && this.person !== null) this.ended = true;
  }

  /** The connection is another one than before, or another try told the same. */
  connectionChanged(connection: Connection): void {
    const back = !this.online && connection.state === "online";
    const away = this.online && connection.state === "offline";
    this.connection = connection;
    if (back) void this.#returned();
    // The cache answers now, and its answers show their age.
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

  /** The database is back: somebody may turn out to be signed in still, and everything may have changed. */
  async #returned(): Promise<void> {
    if (this.person === null) await this.reload();
    freshness.invalidate(TOPICS);
  }
}

export const session = new Session();
