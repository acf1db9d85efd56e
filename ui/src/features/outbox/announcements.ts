import type { OutboxItem, Signal } from "../../api";
import { t } from "../../i18n";
import { isRefused } from "./outbox.svelte";
import { router } from "../../window/router.svelte";
import { toasts } from "../../window/toasts.svelte";

type Delivered = Extract<Signal, { signal: "delivered" }>;

/** How long arrivals are collected into one message, in milliseconds. */
const TOGETHER = 1200;

let arrived: Delivered[] = [];

function tell(): void {
  const [first, ...others] = arrived;
  arrived = [];
  if (first === undefined) return;
  if (others.length > 0) {
    toasts.say(t("outbox-sent-many", { count: others.length + 1 }));
    return;
  }
  const { ticket, kind, about } = first;
  const open =
    ticket === null
      ? null
      : {
          words: t("draft-open"),
          handler: () => router.go("inbox", { kind: "ticket", id: ticket }),
          opens: true as const,
        };
  toasts.say(
    t(`outbox-sent-${kind}`, {
      what: ticket === null ? (about ?? "") : t("ticket-number", { id: String(ticket) }),
    }),
    open,
  );
}

/** Announces that a queued item was sent; collects several into one message. */
export function tellArrival(signal: Delivered): void {
  if (arrived.length === 0) setTimeout(tell, TOGETHER);
  arrived.push(signal);
}

/** Announces a new refusal. The reason and the choices are shown beside the text. */
export function tellRefusals(before: readonly OutboxItem[], now: readonly OutboxItem[]): void {
  const known = new Set(before.filter(isRefused).map(({ id }) => id));
  const refused = now.filter(isRefused).filter(({ id }) => !known.has(id));
  if (refused.length === 0) return;
  toasts.warn(t("outbox-refusals", { count: refused.length }), {
    words: t("outbox-look"),
    handler: () => router.go("drafts"),
    opens: true,
  });
}
