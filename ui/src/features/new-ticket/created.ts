import type { Delivery, Ticket } from "../../api";
import { t } from "../../i18n";
import { called } from "../ticket/action-texts";
import { keptText } from "../outbox/limited";

/** What is said of a ticket that was created, or that waits for the database. */
export function createdText(created: Delivery<Ticket>): string {
  if (created.outcome === "waiting") return keptText(created.item);
  return t("action-create-done", { what: called(created.answer.id, created.answer.title) });
}
