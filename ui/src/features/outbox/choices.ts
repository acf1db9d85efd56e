import type { CategoryId, OutboxItem, OutboxOperation, Priority } from "../../api";
import { categories } from "../../data/categories.svelte";
import { t } from "../../i18n";

/** A value that was chosen for a ticket: it has no text, and no draft. */
export type Choice = Extract<OutboxOperation, { kind: "prioritize" | "categorize" }>;

export type ChoiceItem = OutboxItem & { operation: Choice };

export function isChoice(operation: OutboxOperation): operation is Choice {
  return operation.kind === "prioritize" || operation.kind === "categorize";
}

export function isChoiceItem(item: OutboxItem): item is ChoiceItem {
  return isChoice(item.operation);
}

/** The chosen value. */
export function valueOf(choice: Choice): Priority | CategoryId {
  return choice.kind === "prioritize" ? choice.priority : choice.category;
}

function words(value: Priority | CategoryId | null): string {
  if (value === null) return "";
  if (typeof value === "string") return t(`ticket-priority-${value}`);
  return categories.list.find(({ id }) => id === value)?.name ?? "";
}

/** The values before and after a choice, in words. */
export function changedValue(operation: OutboxOperation): { before: string; after: string } | null {
  if (!isChoice(operation)) return null;
  return { before: words(operation.from), after: words(valueOf(operation)) };
}
