import type { FactName, Facts } from "../../api";
import { t } from "../../i18n";
import { size } from "../../i18n/format";

/** The facts in the order in which they are shown. */
export const FACTS: readonly FactName[] = ["host", "system", "version", "freeDisk", "freeMemory", "network"];

/** What is told of a fact; null when there is nothing to tell. */
export function factText(facts: Facts, name: FactName): string | null {
  switch (name) {
    case "freeDisk":
    case "freeMemory":
      return facts[name] == null ? null : size(facts[name]);
    case "network":
      return facts.network == null ? null : t(`fact-network-${facts.network}`);
    default:
      return facts[name] ?? null;
  }
}
