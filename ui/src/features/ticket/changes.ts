import type { Event, EventState } from "../../api";
import { kebab, t } from "../../i18n";

type Field = "title" | "description" | "status" | "priority" | "category" | "responder";

export interface Change {
  field: Field;
  before: string;
  after: string;
  /** A text, compared word by word; otherwise a value that was replaced. */
  written: boolean;
}

function asTexts(state: EventState): Record<Field, string> {
  return {
    title: state.title ?? "",
    description: state.description ?? "",
    status:
      state.closing === "withdrawn"
        ? t("ticket-status-withdrawn")
        : state.status === null
          ? ""
          : t(`ticket-status-${kebab(state.status)}`),
    priority: state.priority === null ? "" : t(`ticket-priority-${state.priority}`),
    category: state.categoryName ?? "",
    responder: state.responderName ?? t("ticket-nobody"),
  };
}

/** The changes of an event, field by field: what it did not change is missing on both sides. None for the first event. */
export function changes(event: Event): Change[] {
  if (event.before === null) return [];
  const before = asTexts(event.before);
  const after = asTexts(event.after);
  return (Object.keys(after) as Field[])
    .filter((field) => before[field] !== after[field])
    .map((field) => ({
      field,
      before: before[field],
      after: after[field],
      written: field === "title" || field === "description",
    }));
}
