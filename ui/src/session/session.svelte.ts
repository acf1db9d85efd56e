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
import { run } from "../keyboard/bindings";
import { language } from "../i18n";
import { tellArrival, tellRefusals } from "../features/outbox/announcements";
import { drafts } from "../features/drafts/drafts.svelte";
import { outbox } from "../features/outbox/outbox.svelte";
import { router } from "../window/router.svelte";
import { workstation } from "./workstation.svelte";

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
  /** Where the damaged file of drafts was moved at this start. */
  setAside = $state<string | null>(null);
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

  /** How many signals came so far. */
  #heard = 0;
  /** How many frames there are to follow a link: one, or none while nobody is signed in. */
  #frames = 0;
  /** What was last asked for when there was no frame. */
  #asked: (() => void) | null = null;

  async start(): Promise<void> {
    // First the ears: what changes after the state was read is told.
    await signals((signal) => this.#hear(signal));
    await this.reload();
    this.ready = true;
  }

  async reload(): Promise<void> {
    try {
      let state: AppState;
      let heard: number;
      // A signal that comes while the state is on its way is newer than it: the state is asked for again.
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
    this.#asked = null;
  }

  /** A frame is on the screen and follows links until the returned function is called. */
  framed(): () => void {
    this.#frames += 1;
    const asked = this.#asked;
    this.#asked = null;
    asked?.();
    return () => {
      this.#frames -= 1;
    };
  }

  changed(): void {
    this.changes += 1;
  }

  /** Every failed call passes here, so that an ended session is noticed wherever it shows. */
  noticed(thrown: unknown): void {
    if (toWireError(thrown).code === "session.ended" && this.person !== null) this.ended = true;
  }

  /** What the desk says of everything at once. */
  take(state: AppState): void {
    workstation.take(state);
    this.connection = state.connection;
    this.person = state.person;
    this.watch = state.watch;
    this.remembers = state.remembers;
    outbox.items = state.outbox;
    this.setAside = state.setAside;
    this.version = state.version;
    language.use(state.language);
  }

  #hear(signal: Signal): void {
    this.#heard += 1;
    switch (signal.signal) {
      case "connection": {
        const back = !this.online && signal.connection.state === "online";
        const away = this.online && signal.connection.state === "offline";
        this.connection = signal.connection;
        if (back) void this.#returned();
        // What is shown is read again, from memory: its age is shown with it.
        if (away) this.changed();
        break;
      }
      case "changed":
        this.watch = signal.watch;
        this.changed();
        break;
      case "outbox":
        tellRefusals(outbox.items, signal.items);
        outbox.hear(signal.items);
        void drafts.follow();
        break;
      case "delivered":
        tellArrival(signal);
        this.changed();
        break;
      case "language":
        language.use(signal.language);
        break;
      case "preferences":
      case "trial":
        workstation.hear(signal);
        break;
      case "signed_out":
        this.leave();
        break;
      case "open":
        this.#ask(() => run(signal.place));
        break;
      case "session_ended":
        if (this.person !== null) this.ended = true;
        break;
      case "open_ticket":
        this.#ask(() => router.go("inbox", { kind: "ticket", id: signal.ticket }));
        break;
      case "open_conversation":
        this.#ask(() => router.go("inbox", { kind: "person", id: signal.person }));
        break;
    }
  }

  /** The database is back: somebody may turn out to be signed in still, and everything may have changed. */
  async #returned(): Promise<void> {
    if (this.person === null) await this.reload();
    this.changed();
  }

  /** Does it now, or as soon as there is a frame. */
  #ask(deed: () => void): void {
    if (this.#frames > 0) deed();
    else this.#asked = deed;
  }
}

export const desk = new DeskState();
