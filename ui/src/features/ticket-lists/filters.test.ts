// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  type DirectoryEntry,
  type ListName,
  type PersonRef,
  type Profile,
  type Role,
  rpc,
  type TicketRow,
} from "../../api";
import { session } from "../../session/session.svelte";
import { categories } from "../../data/categories.svelte";
import { parseQuery } from "../../data/list-query";
import { lists } from "../../data/lists.svelte";
import { chosenFilters, filtersOf, sameQuery, typedFilters } from "./filters";

vi.mock("../../api", async (original) => ({ ...(await original<object>()), rpc: vi.fn() }));

const words = (filters: readonly { words: string }[]) => filters.map((filter) => filter.words);

describe("the filters of a list", () => {
  beforeEach(async () => {
    const category = { default: false, served: false, retired: false };
    const value = [
      { ...category, id: 1, name: "Rooms" },
      { ...category, id: 2, name: "Keys" },
      { ...category, id: 3, name: "Fax", retired: true },
    ];
    vi.mocked(rpc).mockResolvedValue({ value, asOf: null });
    await categories.refresh();
  });

  it("add to a query and are taken back from it", () => {
    const chosen = [
      "Priority: Urgent",
      "Priority: High",
      "Category: Keys",
      "Overdue",
      "Sorted: newest first",
    ];
    let query = {};
    for (const name of chosen) {
      const filter = filtersOf("pool", []).find((each) => each.words === name);
      query = filter?.on(query) ?? query;
    }
    const asked = { priority: ["urgent", "high"], category: [2], overdue: true, sort: "newest" };
    expect(query).toEqual(asked);
    expect(words(chosenFilters("pool", query, [])).sort()).toEqual([...chosen].sort());
    for (const filter of chosenFilters("pool", query, [])) query = filter.off(query);
    expect(query).toEqual({});
  });

  it("show everything that an address asks for", () => {
    const text =
      "status=completed&category=3,9&requester=12&organisation=R%26D&newer=99&older=2&turn=requester";
    const { query } = parseQuery(text);
    const shown = words(chosenFilters("pool", query, []));
    for (const name of ["Completed", "Category: Fax", "Category: 9", "Created by #12", "From R&D"])
      expect(shown).toContain(name);
    expect(shown).toHaveLength(8 - 1);
  });

  it("are those that the list can have", () => {
    expect(words(filtersOf("work", []))).not.toContain("Overdue");
    expect(words(filtersOf("open", []))).toEqual(
      expect.arrayContaining(["Pending", "In process", "Waits for me"]),
    );
    expect(words(filtersOf("done", []))).toEqual(expect.arrayContaining(["Completed", "Withdrawn"]));
    expect(words(filtersOf("pool", [])).filter((each) => /Pending|Waits|Fax/.test(each))).toEqual([]);
    expect(words(filtersOf("search", []))).toEqual(
      expect.arrayContaining(["Pending", "Withdrawn", "Overdue", "Sorted: best match first"]),
    );
    expect(words(filtersOf("search", []))).not.toContain("Sorted: due first");
    const byTurn = (["served", "pool", "work", "log", "open", "done", "search"] as const).filter((list) =>
      words(filtersOf(list, [])).includes("Sorted: what waits for me first"),
    );
    expect(byTurn).toEqual(["work", "open"]);
    expect(words(typedFilters("pool", " Finance "))).toEqual(["From Finance"]);
    expect(typedFilters("open", "Finance"), "one's own are of one organisation").toEqual([]);
  });

  it("know the organisations of the people who are loaded", () => {
    const entry = (organisation: string) => ({ organisation }) as DirectoryEntry;
    lists.people.rows = [entry("Warehouse"), entry(""), entry("Finance"), entry("élan"), entry("Warehouse")];
    const from = (list: ListName) => words(filtersOf(list, [])).filter((each) => each.startsWith("From "));
    expect(from("pool").slice(0, 3)).toEqual(["From élan", "From Finance", "From Warehouse"]);
    expect(from("open"), "one's own are of one organisation").not.toContain("From Finance");
    lists.people.rows = [];
  });

  it("of the log are what its responder knew", () => {
    const log = words(filtersOf("log", []));
    expect(log).toEqual(
      expect.arrayContaining(["Declined", "Completed", "Priority: High", "Category: Keys"]),
    );
    expect(log.filter((each) => /Waits|Overdue|Sorted|Pending/.test(each))).toEqual([]);
  });

  it("of a search are those of the person's role", () => {
    const [employee, responder] = [{ id: 1, name: "Ada" } as PersonRef, { id: 2, name: "Bob" } as PersonRef];
    const rows = [{ employee, responder } as TicketRow];
    const of = (role: Role) => {
      session.person = { role } as Profile;
      return words(filtersOf("search", rows));
    };
    expect(of("employee")).toEqual(expect.arrayContaining(["Responder Bob", "Waits for me"]));
    expect(of("responder")).toEqual(expect.arrayContaining(["Created by Ada", "Waits for the responder"]));
    expect(of("responder"), "it may wait for any responder").not.toContain("Waits for me");
    session.person = null;
  });

  it("are the same in any order", () => {
    expect(
      sameQuery({ priority: ["low", "high"], overdue: true }, { overdue: true, priority: ["high", "low"] }),
    ).toBe(true);
    expect(sameQuery({ priority: ["low"] }, { priority: ["low", "high"] })).toBe(false);
  });
});
