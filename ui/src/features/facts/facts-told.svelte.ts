import type { FactName, Facts, FactsPreview } from "../../api";
import { call } from "../../session/call";
import { preferences } from "../../session/preferences.svelte";
import { FACTS } from "./fact-texts";

/** What a new ticket tells about this computer. Gathered when its form opens; the form never waits for it. */
export class FactsTold {
  #preview = $state.raw<FactsPreview | null>(null);

  /** What there is to tell. */
  get facts(): Facts {
    return this.#preview?.facts ?? {};
  }

  /** The facts that there are. */
  readonly names: readonly FactName[] = $derived(FACTS.filter((name) => this.facts[name] != null));

  /** What is told: the same facts as long as the form is open, so that sending again repeats the same request. */
  readonly told: Facts = $derived(
    Object.fromEntries(this.names.filter((name) => this.isOn(name)).map((name) => [name, this.facts[name]])),
  );

  async gather(): Promise<void> {
    try {
      this.#preview = await call("facts_preview", null);
    } catch {
      // A ticket without them is as good.
    }
  }

  isOn(name: FactName): boolean {
    return preferences.current.facts[name] ?? this.#preview?.on.includes(name) ?? false;
  }

  /** Switches a fact on or off, also for the next tickets. */
  choose(name: FactName, on: boolean): void {
    void preferences.change("facts", { facts: { ...preferences.current.facts, [name]: on } });
  }
}
