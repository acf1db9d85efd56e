import { type NotificationKind, type Preferences, rpc, toWireError, type WireError } from "../api";

const DEFAULTS: Preferences = {
  language: null,
  checkSpelling: true,
  switchedOff: [],
  quietHours: null,
  quietUntil: null,
  previews: true,
  sound: true,
  badge: true,
  closing: "tray",
  keepCache: true,
  facts: {},
};

/** Which control of the settings something belongs to. */
export type Control = keyof Preferences | NotificationKind;

/** What the person set at this workstation. A change shows at once and is taken back when it cannot be kept. */
export class PreferencesState {
  current = $state.raw<Preferences>(DEFAULTS);
  /** The last change that could not be saved. */
  failure = $state.raw<{ control: Control; error: WireError } | null>(null);
  /** What the desk has saved. */
  #kept: Preferences = DEFAULTS;
  #saving: Promise<boolean> | null = null;

  /** Takes over the desk's preferences, unless a save is in flight: then its answer counts. */
  take(preferences: Preferences): void {
    if (this.#saving !== null) return;
    this.#kept = preferences;
    this.current = preferences;
  }

  /** Changes preferences. Returns whether they were saved. */
  change(control: Control, changes: Partial<Preferences>): Promise<boolean> {
    this.current = { ...this.current, ...changes };
    this.failure = null;
    this.#saving ??= this.#save(control).finally(() => (this.#saving = null));
    return this.#saving;
  }

  /** Mutes notifications for so many minutes; 0 unmutes. */
  async quietFor(minutes: number): Promise<void> {
    this.failure = null;
    try {
      const { quietUntil } = await rpc("quiet_for", { minutes });
      this.#kept = { ...this.#kept, quietUntil };
      this.current = { ...this.current, quietUntil };
    } catch (thrown) {
      this.failure = { control: "quietUntil", error: toWireError(thrown) };
    }
  }

  /** The problem of one control. */
  problemOf(control: Control): WireError | null {
    return this.failure?.control === control ? this.failure.error : null;
  }

  /** Saves one change after the other, so that quick changes do not overtake each other. */
  async #save(control: Control): Promise<boolean> {
    let sent: Preferences;
    try {
      do {
        sent = this.current;
        this.#kept = await rpc("preferences_save", sent);
      } while (this.current !== sent);
      this.current = this.#kept;
      return true;
    } catch (thrown) {
      this.current = this.#kept;
      this.failure = { control, error: toWireError(thrown) };
      return false;
    }
  }
}

export const preferences = new PreferencesState();
