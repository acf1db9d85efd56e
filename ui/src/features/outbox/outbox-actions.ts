import { type OutboxItem, toWireError } from "../../api";
import { t } from "../../i18n";
import { errorText } from "../../i18n/errors";
import { toasts } from "../../window/toasts.svelte";
import {
  discardDraft,
  nameOf,
  openDraft,
  createWith,
  ticketNamed,
  type Texts,
} from "../drafts/draft-actions";
import { drafts } from "../drafts/drafts.svelte";
import { isChoice } from "./choices";
import { outbox } from "./outbox.svelte";

export function textsIn({ operation }: OutboxItem): Texts {
  switch (operation.kind) {
    case "message":
      return { title: "", body: operation.body };
    case "withdraw":
    case "prioritize":
    case "categorize":
      return { title: "", body: operation.note };
    default:
      return { title: operation.title, body: operation.description };
  }
}

/** The label of an outbox item. */
export function nameOfItem(item: OutboxItem): string {
  const { operation, about } = item;
  if (!isChoice(operation)) return nameOf(draftKeyOf(item), about);
  return t(`outbox-of-${operation.kind}`, { what: ticketNamed(operation.ticket, about) });
}

function draftKeyOf({ operation, draftKey }: OutboxItem): string {
  if (draftKey !== "") return draftKey;
  switch (operation.kind) {
    case "create":
      return "create";
    case "message":
      return `message:${operation.to.kind}:${operation.to.id}`;
    default:
      return `${operation.kind}:${operation.ticket}`;
  }
}

/** Runs an action on an outbox item and shows a failure. */
async function attempt(handler: () => Promise<void>): Promise<void> {
  try {
    await handler();
  } catch (thrown) {
    toasts.warn(errorText(toWireError(thrown)));
    await outbox.load();
  }
}

/** Takes an item back into its draft. */
export function takeBack(item: OutboxItem): Promise<void> {
  return attempt(async () => {
    const draft = await outbox.takeBack(item.id);
    if (draft === null) toasts.say(t("outbox-took-back-choice"));
    else
      toasts.say(t("outbox-took-back"), {
        words: t("draft-open"),
        handler: () => openDraft(draft.draftKey),
        opens: true,
      });
  });
}

/** Takes an item back into its draft and opens it. */
export function editAgain(item: OutboxItem): Promise<void> {
  return attempt(async () => {
    const draft = await outbox.takeBack(item.id);
    if (draft !== null) openDraft(draft.draftKey);
  });
}

export function sendAgain(item: OutboxItem, anyway: boolean): Promise<void> {
  return attempt(() => outbox.retry(item.id, anyway));
}

export function discardItem(item: OutboxItem): Promise<void> {
  return attempt(async () => {
    const draft = await outbox.takeBack(item.id);
    if (draft === null) toasts.say(t("outbox-took-back-choice"));
    else discardDraft(draft.draftKey);
  });
}

export function useAsTicket(item: OutboxItem): Promise<void> {
  return attempt(async () => {
    const texts = textsIn(item);
    const draft = await outbox.takeBack(item.id);
    if (draft !== null) drafts.write(draft.draftKey, "");
    createWith(texts);
  });
}
