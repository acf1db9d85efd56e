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
import { router } from "./router.svelte";

/** What the whole window knows: the connection, the person, the counts. The desk polls; this only listens. */
class DeskState {
  /** The first answer has come. */
  ready = $state(false);
  #connection = $state.raw<Connection>({ state: "none" });
  /** The database has answered this window before: forms stay open when it goes away. */
  met = $state(false);
  person = $state.raw<Profile | null>(null);
  watch = $state.raw<Watch | null>(null);
  remembers = $state(true);
  version = $state("");
  /** The session ended under an open window: sign in again over it. */
  ended = $state(false);
  /** Grows whenever something may have changed: what is visible reads itself again. */
  changes = $state(0);

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

  async start(): Promise<void> {
    signals((signal) => this.#hear(signal));
    await this.reload();
    this.ready = true;
  }

  async reload(): Promise<void> {
    try {
      this.#take(await rpc("app_state", null));
    } catch (thrown) {
      const { code } = toWireError(thrown);
      this.connection = { state: "offline", server: "", since: new Date().toISOString(), code };
    }
  }

  /** Somebody signed in: the same person over an open window, or anybody at the door. */
  welcome(person: Profile): void {
    if (this.person !== null && this.person.id !== person.id) this.watch = null;
    this.person = person;
    this.ended = false;
    this.changed();
  }

  /** Nobody is signed in any more. */
  leave(): void {
    this.person = null;
    this.watch = null;
    this.ended = false;
  }

  changed(): void {
    this.changes += 1;
  }

  /** Every failed call passes here, so that an ended session is noticed wherever it shows. */
  noticed(thrown: unknown): void {
    if (toWireError(thrown).code === "session.ended" && this.person !== null) this.ended = true;
  }

  #take(state: AppState): void {
    this.connection = state.connection;
    this.person = state.person;
    this.watch = state.watch;
    this.remembers = state.remembers;
    this.version = state.version;
  }

  #hear(signal: Signal): void {
    switch (signal.signal) {
      case "connection": {
        const back = !this.online && signal.connection.state === "online";
        this.connection = signal.connection;
        if (back) void this.#returned();
        break;
      }
      case "changed":
        this.watch = signal.watch;
        this.changed();
        break;
      case "session_ended":
        if (this.person !== null) this.ended = true;
        break;
      case "open_ticket":
        this.#open({ kind: "ticket", id: signal.ticket });
        break;
      case "open_conversation":
        this.#open({ kind: "person", id: signal.person });
        break;
    }
  }

  /** The database is back: somebody may turn out to be signed in still, and everything may have changed. */
  async #returned(): Promise<void> {
    if (this.person === null) await this.reload();
    this.changed();
  }

  #open(target: { kind: "ticket" | "person"; id: number }): void {
    if (this.person !== null) router.go("inbox", target);
  }
}

export const desk = new DeskState();
