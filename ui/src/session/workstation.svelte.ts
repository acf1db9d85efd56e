import type { AppState, Keyring, Shortcut, Signal, Startup, TrialPerson, TrialStep } from "../api";
import { preferences } from "./preferences.svelte";

/** Facts about this computer: what the system offers, and who manages it. */
class Workstation {
  /** The desktop has a tray. */
  tray = $state(false);
  startup = $state.raw<Startup>({ available: false, withComputer: false });
  /** The key combination that opens the form of a new ticket from anywhere. */
  shortcut = $state.raw<Shortcut>({ keys: null, state: "ready" });
  keyring = $state<Keyring>("ready");
  /** The organisation manages the connection. */
  managed = $state(false);
  /** Why the organisation's connection file cannot be used, for the administrator. */
  managedRefused = $state<string | null>(null);
  /** This is a trial on this computer. */
  trial = $state(false);
  trialPeople = $state.raw<readonly TrialPerson[]>([]);
  trialPassword = $state.raw<string | null>(null);
  /** How far a trial is that is being made. */
  trialStep = $state<TrialStep | null>(null);
  /** Languages for development may be chosen. */
  development = $state(false);

  take(state: AppState): void {
    this.tray = state.tray;
    this.startup = state.startup;
    this.shortcut = state.shortcut;
    this.keyring = state.keyring;
    this.managed = state.managed;
    this.managedRefused = state.managedRefused;
    this.trial = state.trial;
    this.trialPeople = state.trialPeople;
    this.trialPassword = state.trialPassword;
    this.development = state.development;
    preferences.take(state.preferences);
  }

  hear(signal: Signal): void {
    if (signal.signal === "preferences") preferences.take(signal.preferences);
    if (signal.signal === "trial") this.trialStep = signal.step;
  }
}

export const workstation = new Workstation();
