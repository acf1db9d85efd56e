import type { TicketRow } from "../../api";
import { dueSection, type DueSection } from "../../i18n/due";

/** What stands above the first row of a section. */
export interface Heading {
  section: DueSection;
  /** How many rows of it are loaded, and whether there may be more. */
  count: number;
  more: boolean;
}

/** The headings of a list in the order of its deadlines, by the first ticket of each section. A single section has none. */
export function headings(
  rows: readonly Pick<TicketRow, "id" | "respondBy">[],
  more: boolean,
  now: number,
): ReadonlyMap<number, Heading> {
  const found = new Map<number, Heading>();
  let last: Heading | undefined;
  for (const { id, respondBy } of rows) {
    const section = dueSection(respondBy, now);
    if (last?.section === section) last.count += 1;
    else found.set(id, (last = { section, count: 1, more: false }));
  }
  if (last !== undefined) last.more = more;
  return found.size > 1 ? found : new Map();
}
