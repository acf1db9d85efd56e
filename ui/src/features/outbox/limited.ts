import type { OutboxItem } from "../../api";
import { t } from "../../i18n";
import { timeOfDay } from "../../i18n/format";
import { session } from "../../session/session.svelte";

/** When an item goes that waits because of the hour's limit; null for what waits for the database. */
export function limitedText({ state }: OutboxItem): string | null {
  if (state.state !== "waiting" || state.until === null || !session.online) return null;
  return t("outbox-limited", { time: timeOfDay(state.until, Date.now()) });
}

/** What is said of an item that could not be sent at once. */
export function keptText(item: OutboxItem): string {
  return limitedText(item) ?? t("outbox-kept");
}
