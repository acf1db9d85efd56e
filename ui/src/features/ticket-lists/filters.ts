import type { ListName, ListQuery, ListStatus, LogRow, PersonRef, TicketRow, Turn } from "../../api";
import { PRIORITIES } from "../../components/priorities";
import { categories } from "../../data/categories.svelte";
import { sortsOf } from "../../data/list-query";
import { lists } from "../../data/lists.svelte";
import { t } from "../../i18n";
import { inOrder } from "../../i18n/format";
import { session } from "../../session/session.svelte";

/** Something that can be chosen, or was. */
export interface Filter {
  /** The same for the same filter. */
  value: string;
  words: string;
  /** The query with it. */
  on: (query: ListQuery) => ListQuery;
  /** The query without it. */
  off: (query: ListQuery) => ListQuery;
}

type Several = "status" | "priority" | "category";
type Single = Exclude<keyof ListQuery, Several>;

/** One of several values that may be chosen together. */
function oneOf<Name extends Several>(
  name: Name,
  value: NonNullable<ListQuery[Name]>[number],
  words: string,
): Filter {
  type Values = NonNullable<ListQuery[Name]>[number][];
  const others = (query: ListQuery) => ((query[name] ?? []) as Values).filter((other) => other !== value);
  return {
    value: `${name} ${value}`,
    words,
    on: (query) => ({ ...query, [name]: [...others(query), value] }),
    off: ({ [name]: _, ...rest }) => {
      const left = others({ ...rest, [name]: _ });
      return left.length === 0 ? rest : { ...rest, [name]: left };
    },
  };
}

/** A value that takes the place of another. */
function only<Name extends Single>(name: Name, value: NonNullable<ListQuery[Name]>, words: string): Filter {
  return {
    value: `${name} ${value}`,
    words,
    on: (query) => ({ ...query, [name]: value }),
    off: ({ [name]: _, ...rest }) => rest,
  };
}

/** What the menu needs of a row. */
export type Listed = Pick<TicketRow, "employee" | "responder"> | Pick<LogRow, "employee">;

const STATUS_WORDS: Readonly<Record<ListStatus, () => string>> = {
  pending: () => t("ticket-status-pending"),
  "in process": () => t("ticket-status-in-process"),
  completed: () => t("ticket-completed"),
  withdrawn: () => t("ticket-status-withdrawn"),
  assigned: () => t("ticket-log-assigned"),
  declined: () => t("ticket-log-declined"),
  released: () => t("ticket-log-released"),
};

/** Which statuses a list mixes. */
const STATUSES_OF: Readonly<Record<ListName, readonly ListStatus[]>> = {
  served: [],
  pool: [],
  work: [],
  log: ["assigned", "completed", "declined", "released", "withdrawn"],
  open: ["pending", "in process"],
  done: ["completed", "withdrawn"],
  search: ["pending", "in process", "completed", "withdrawn"],
};

/** The person created the tickets of the list. */
const isOwn = (list: ListName) =>
  list === "open" || list === "done" || (list === "search" && session.person?.role === "employee");

const byPerson = (list: ListName) => (isOwn(list) ? "responder" : "requester");

function ofPerson(list: ListName, { id, name }: Pick<PersonRef, "id" | "name">): Filter {
  return isOwn(list)
    ? only("responder", id, t("list-filter-responder", { name }))
    : only("requester", id, t("list-filter-requester", { name }));
}

/** The people of these rows by whom a list can be filtered. */
function peopleIn(list: ListName, rows: readonly Listed[]): PersonRef[] {
  const people = rows.flatMap((row) =>
    isOwn(list) ? ("responder" in row && row.responder) || [] : row.employee,
  );
  return [...new Map(people.map((person) => [person.id, person])).values()];
}

/** For whom tickets of these lists may wait: the person first. */
const TURNS_OF: Readonly<Record<ListName, readonly Turn[]>> = {
  served: [],
  pool: [],
  work: ["responder", "requester"],
  log: [],
  open: ["requester", "responder"],
  done: [],
  search: ["responder", "requester"],
};

function ofTurn(list: ListName, turn: Turn): Filter {
  // What a responder finds may wait for any responder.
  const isMine = isOwn(list) ? turn === "requester" : turn === "responder" && list !== "search";
  return only("turn", turn, isMine ? t("list-filter-turn-mine") : t(`list-filter-turn-${turn}`));
}

const ofOrganisation = (name: string) => only("organisation", name, t("list-filter-organisation", { name }));

/** The organisations of the people who are loaded. Any other can be typed. */
function organisations(): string[] {
  const people = [...lists.people.rows, ...lists.foundPeople.rows];
  return [...new Set(people.map(({ organisation }) => organisation))]
    .filter((name) => name !== "")
    .sort(inOrder);
}

const newer = (days: number) => only("newerThan", days, t("list-filter-newer", { count: days }));
const older = (days: number) => only("olderThan", days, t("list-filter-older", { count: days }));

/** Everything by which a list can be filtered and sorted. */
export function filtersOf(list: ListName, rows: readonly Listed[]): Filter[] {
  return [
    ...STATUSES_OF[list].map((status) => oneOf("status", status, STATUS_WORDS[status]())),
    ...TURNS_OF[list].map((turn) => ofTurn(list, turn)),
    ...(["done", "work", "log"].includes(list) ? [] : [only("overdue", true, t("list-filter-overdue"))]),
    ...PRIORITIES.toReversed().map((priority) =>
      oneOf("priority", priority, `${t("ticket-priority")}: ${t(`ticket-priority-${priority}`)}`),
    ),
    ...(categories.several
      ? categories.active.map(({ id, name }) => oneOf("category", id, `${t("ticket-category")}: ${name}`))
      : []),
    ...peopleIn(list, rows).map((person) => ofPerson(list, person)),
    ...(isOwn(list) ? [] : organisations().map(ofOrganisation)),
    ...[1, 7, 30].map(newer),
    ...[7, 30].map(older),
    ...sortsOf(list).map((sort) => only("sort", sort, t(`list-sort-${sort}`))),
  ];
}

/** The filter for an organisation that somebody types. */
export function typedFilters(list: ListName, typed: string): Filter[] {
  const name = typed.trim();
  return isOwn(list) || name === "" ? [] : [ofOrganisation(name)];
}

/** The filters of a query, in the order of the menu. */
export function chosenFilters(list: ListName, query: ListQuery, rows: readonly Listed[]): Filter[] {
  const known = filtersOf(list, rows);
  const { category, organisation, newerThan, olderThan, status } = query;
  const person = query[byPerson(list)];
  const asked = [
    ...known,
    ...(status ?? []).map((each) => oneOf("status", each, STATUS_WORDS[each]())),
    // A retired category, somebody in no row, and other days.
    ...(category ?? []).map((id) => {
      const name = categories.list.find((each) => each.id === id)?.name ?? String(id);
      return oneOf("category", id, `${t("ticket-category")}: ${name}`);
    }),
    ...(person === undefined
      ? []
      : [ofPerson(list, { id: person, name: t("ticket-number", { id: String(person) }) })]),
    ...(organisation === undefined ? [] : [ofOrganisation(organisation)]),
    ...(newerThan === undefined ? [] : [newer(newerThan)]),
    ...(olderThan === undefined ? [] : [older(olderThan)]),
  ];
  const unique = new Map(asked.toReversed().map((filter) => [filter.value, filter]));
  const isChosen = ({ on }: Filter) => sameQuery(on(query), query);
  return [...unique.values()].toReversed().filter(isChosen);
}

/** Whether two queries ask for the same. */
export function sameQuery(one: ListQuery, other: ListQuery): boolean {
  const told = (query: ListQuery) =>
    Object.entries(query)
      .map(([name, value]) => `${name} ${Array.isArray(value) ? [...value].sort().join() : value}`)
      .sort()
      .join("\n");
  return told(one) === told(other);
}
