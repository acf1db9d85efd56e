import type { AppState, Keyring, Signal, Startup, TrialPerson, TrialStep } from "../api";
import { preferences } from "./preferences.svelte";

/** What the window knows of the computer that it is on: what the system offers, and whose computer it is. */
class Workstation {
  /** The desktop shows a tray. */
  tray = $state(false);
  startup = $state.raw<Startup>({ available: false, withComputer: false });
  keyring = $state<Keyring>("ready");
  /** The organisation gave the connection. */
  managed = $state(false);
  /** Why the organisation's connection file cannot be used, in the words of whoever reads such files. */
  managedRefused = $state<string | null>(null);
  /** Everything is on this computer, to be tried. */
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
