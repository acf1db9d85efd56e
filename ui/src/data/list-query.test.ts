import { describe, expect, it } from "vitest";
import { formatQuery, isEmpty, parseQuery } from "./list-query";

describe("the query of an address", () => {
  it("survives writing and reading", () => {
    const query = {
      ...{
        status: ["in process" as const],
        priority: ["high" as const, "urgent" as const],
        category: [2, 7],
      },
      ...{
        requester: 12,
        responder: 3,
        organisation: "R&D, Köln",
        overdue: true,
        newerThan: 30,
        olderThan: 7,
      },
      ...{ sort: "newest" as const, turn: "responder" as const },
    };
    expect(parseQuery(formatQuery("open", query))).toEqual({ list: "open", query, words: "" });
    expect(formatQuery("pool", { priority: ["high", "urgent"] })).toBe("list=pool&priority=high,urgent");
  });

  it("keeps what a search seeks beside its filters", () => {
    const query = { priority: ["high" as const], sort: "best" as const };
    const address = formatQuery("search", query, "lamp & hall");
    expect(address).toBe("q=lamp+%26+hall&list=search&priority=high&sort=best");
    expect(parseQuery(address)).toEqual({ list: "search", query, words: "lamp & hall" });
    expect(formatQuery("search", {}, "lamp")).toBe("q=lamp");
    expect(parseQuery("q=lamp&sort=best", ["search"]).query).toEqual({ sort: "best" });
  });

  it("sorts a list by what it has alone", () => {
    expect(parseQuery("list=pool&sort=best").query).toEqual({});
    expect(parseQuery("list=search&sort=due").query).toEqual({});
    for (const list of ["work", "open"])
      expect(parseQuery(`list=${list}&sort=turn`).query).toEqual({ sort: "turn" });
    for (const list of ["pool", "served", "done", "log", "search"])
      expect(parseQuery(`list=${list}&sort=turn`).query).toEqual({});
    expect(parseQuery("list=pool&sort=due", ["search"]), "another list than the section has").toEqual({
      list: null,
      query: {},
      words: "",
    });
  });

  it("asks the log for what its responder knew alone", () => {
    const text =
      "list=log&status=declined,pending&responder=3&turn=responder&overdue=yes&sort=newest&requester=4";
    expect(parseQuery(text)).toEqual({
      list: "log",
      query: { status: ["declined"], requester: 4 },
      words: "",
    });
    expect(parseQuery("list=pool&status=declined").query).toEqual({});
  });

  it("is nothing for a list as it is", () => {
    expect(formatQuery("pool", {})).toBe("");
    expect(parseQuery("")).toEqual({ list: null, query: {}, words: "" });
    expect(isEmpty(parseQuery("").query)).toBe(true);
  });

  it("leaves out what is not known", () => {
    for (const text of [
      "list=inbox&status=done&priority=highest,HIGH&sort=random&overdue=1&colour=red&turn=mine",
      "category=0,x,-1,1e3,9999999999&requester=abc&responder=0&newer=0&older=99999&organisation=%20",
      "priority[]=high&__proto__=x&constructor=y&=&&?#",
    ]) {
      expect(parseQuery(text)).toEqual({ list: null, query: {}, words: "" });
    }
    expect(parseQuery("priority=urgent,urgent,x&category=3,3").query).toEqual({
      priority: ["urgent"],
      category: [3],
    });
    expect(parseQuery(`organisation=${"x".repeat(500)}`).query.organisation).toHaveLength(100);
  });
});
