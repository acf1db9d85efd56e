import type { ListName, ListQuery, ListSort, ListStatus, Priority, Turn } from "../api";
import { PRIORITIES } from "../components/priorities";

/** Where tickets stand, and how one's part in them did. */
const STATUSES: readonly ListStatus[] = ["pending", "in process", "completed", "withdrawn"];
const OUTCOMES: readonly ListStatus[] = ["assigned", "completed", "declined", "released", "withdrawn"];
const TURNS: readonly Turn[] = ["requester", "responder"];
const NAMES: readonly ListName[] = ["served", "pool", "work", "log", "open", "done", "search"];
/** What a list can be sorted by. */
export function sortsOf(list: ListName): readonly ListSort[] {
  if (list === "log") return [];
  if (list === "search") return ["best", "changed"];
  return list === "work" || list === "open"
    ? ["due", "newest", "changed", "turn"]
    : ["due", "newest", "changed"];
}

/** What an address says about the list that it leads to. */
export interface Asked {
  /** Absent for the one that the section shows anyway. */
  list: ListName | null;
  query: ListQuery;
  /** What a search seeks. */
  words: string;
}

/** Whether a query leaves the list as it is. */
export const isEmpty = (query: ListQuery): boolean => Object.keys(query).length === 0;

/** The words of a list that are among the known ones, each once. */
function among<Word extends string>(text: string | null, known: readonly Word[]): Word[] {
  const words = (text ?? "").split(",");
  return known.filter((word) => words.includes(word));
}

const isNumber = (text: string | null, digits: number): text is string =>
  text !== null && new RegExp(`^[1-9]\\d{0,${digits - 1}}$`).test(text);

/** Reads the query of an address that is about one of these lists. Anybody can write one: what is not known is left out. */
export function parseQuery(text: string, lists: readonly ListName[] = NAMES): Asked {
  const given = new URLSearchParams(text);
  const list = lists.find((known) => known === given.get("list")) ?? null;
  const query: ListQuery = {};
  const asked = list ?? lists[0] ?? "served";
  const isLog = asked === "log";
  const status = among(given.get("status"), isLog ? OUTCOMES : STATUSES);
  if (status.length > 0) query.status = status;
  const priority = among<Priority>(given.get("priority"), PRIORITIES);
  if (priority.length > 0) query.priority = priority;
  const category = (given.get("category") ?? "").split(",").filter((id) => isNumber(id, 9));
  if (category.length > 0) query.category = [...new Set(category.map(Number))].slice(0, 100);
  const requester = given.get("requester");
  if (isNumber(requester, 15)) query.requester = Number(requester);
  const organisation = given.get("organisation")?.trim().slice(0, 100);
  if (organisation) query.organisation = organisation;
  // The tickets of the log may be another's by now: nothing is told of these.
  if (!isLog) {
    const responder = given.get("responder");
    if (isNumber(responder, 15)) query.responder = Number(responder);
    const turn = TURNS.find((known) => known === given.get("turn"));
    if (turn !== undefined) query.turn = turn;
    if (given.get("overdue") === "yes") query.overdue = true;
  }
  const [newer, older] = [given.get("newer"), given.get("older")];
  if (isNumber(newer, 4)) query.newerThan = Number(newer);
  if (isNumber(older, 4)) query.olderThan = Number(older);
  const sort = sortsOf(asked).find((known) => known === given.get("sort"));
  if (sort !== undefined) query.sort = sort;
  return { list, query, words: given.get("q")?.trim() ?? "" };
}

/** Writes the query of an address; nothing for a list as it is. */
export function formatQuery(list: ListName, query: ListQuery, words = ""): string {
  const {
    status,
    priority,
    category,
    requester,
    responder,
    organisation,
    overdue,
    newerThan,
    olderThan,
    sort,
  } = query;
  const said: [string, string | number | undefined][] = [
    ["q", words === "" ? undefined : words],
    ["list", isEmpty(query) ? undefined : list],
    ["status", status?.join(",")],
    ["priority", priority?.join(",")],
    ["category", category?.join(",")],
    ["requester", requester],
    ["responder", responder],
    ["organisation", organisation],
    ["turn", query.turn],
    ["overdue", overdue === true ? "yes" : undefined],
    ["newer", newerThan],
    ["older", olderThan],
    ["sort", sort],
  ];
  const text = new URLSearchParams();
  for (const [name, value] of said) if (value !== undefined) text.set(name, String(value));
  return text.toString().replaceAll("%2C", ",");
}
