// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { hrefOf, hrefOfPart, PARTS, parse, router } from "./router.svelte";

describe("links", () => {
  it("survive formatting and parsing", () => {
    for (const [section, target] of [
      ["pool", null],
      ["inbox", { kind: "ticket", id: 12 }],
      ["people", { kind: "person", id: 3 }],
    ] as const) {
      expect(parse(hrefOf(section, target))).toEqual({ section, target, part: null, query: "" });
    }
    const query = "list=pool&organisation=R%26D+%2F+K%C3%B6ln%3F";
    const ticket = { kind: "ticket" as const, id: 7 };
    expect(parse(hrefOf("pool", ticket, query))).toMatchObject({
      section: "pool",
      target: ticket,
      query,
    });
    expect(parse(hrefOf("pool", null, query))).toMatchObject({ section: "pool", target: null, query });
  });

  it("lead to existing sections of the settings only", () => {
    for (const part of PARTS) expect(parse(hrefOfPart(part))).toMatchObject({ section: "settings", part });
    expect(parse("#/settings/nothing")).toMatchObject({ section: "settings", part: null });
    expect(parse("#/pool/about")?.part).toBeNull();
  });

  it("with unknown sections or invalid numbers are refused", () => {
    expect(parse("#/nowhere")).toBeNull();
    expect(parse("")).toBeNull();
    expect(parse("#/pool/ticket/-1")?.target).toBeNull();
    expect(parse("#/pool/ticket/1e9")?.target).toBeNull();
    for (const number of ["0", "012", ""]) expect(parse(`#/pool/ticket/${number}`)?.target).toBeNull();
  });
});

describe("the query of a list", () => {
  it("stays while its tickets are opened, and goes with its section", () => {
    router.go("work");
    router.filter("pool", "list=pool&priority=high");
    router.go("pool", { kind: "ticket", id: 3 });
    expect(window.location.hash).toBe("#/pool/ticket/3?list=pool&priority=high");
    router.swap("pool", { kind: "ticket", id: 4 });
    router.filter("pool", "list=pool&priority=low");
    expect(router.route).toMatchObject({ target: { id: 4 }, query: "list=pool&priority=low" });
    router.back();
    expect(window.location.hash).toBe("#/pool?list=pool&priority=low");
    router.go("inbox", { kind: "ticket", id: 4 });
    expect(router.route?.query).toBe("");
    router.go("pool");
    expect(router.route?.query).toBe("");
  });
});

describe("a link that is clicked", () => {
  const follow = (event: MouseEvent) => router.follow(event);
  addEventListener("click", follow);
  afterEach(() => document.body.replaceChildren());

  function click(href: string, init: MouseEventInit = {}): MouseEvent {
    const link = document.body.appendChild(document.createElement("a"));
    link.setAttribute("href", href);
    const event = new MouseEvent("click", { bubbles: true, cancelable: true, ...init });
    link.appendChild(document.createElement("b")).dispatchEvent(event);
    return event;
  }

  it("is followed before the next key, with one history entry", () => {
    router.go("pool");
    const before = history.length;
    click("#/work");
    expect(router.route).toMatchObject({ section: "work", target: null });
    click("#/work");
    expect(history.length).toBe(before + 1);
    expect(window.location.hash).toBe("#/work");
  });

  it("is left to the browser when it leads elsewhere", () => {
    router.go("pool");
    for (const [href, init] of [
      ["#main", {}],
      ["#/work", { ctrlKey: true }],
      ["#/work", { button: 1 }],
    ] as const) {
      expect(click(href, init).defaultPrevented).toBe(false);
      expect(router.route?.section).toBe("pool");
    }
  });
});
