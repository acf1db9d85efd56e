import { describe, expect, it } from "vitest";
import { hrefOf, hrefOfPart, PARTS, parse } from "./router.svelte";

describe("links", () => {
  it("are read as they are written", () => {
    for (const [section, target, row] of [
      ["pool", null, null],
      ["inbox", { kind: "ticket", id: 12 }, 44],
      ["people", { kind: "person", id: 3 }, null],
    ] as const) {
      expect(parse(hrefOf(section, target, row))).toEqual({ section, target, row, part: null });
    }
  });

  it("lead to a part of the settings, and to no part that there is not", () => {
    for (const part of PARTS) expect(parse(hrefOfPart(part))).toMatchObject({ section: "settings", part });
    expect(parse("#/settings/nothing")).toMatchObject({ section: "settings", part: null });
    expect(parse("#/pool/about")?.part).toBeNull();
  });

  it("that lead nowhere are no route, and numbers that are none are no target", () => {
    expect(parse("#/nowhere")).toBeNull();
    expect(parse("")).toBeNull();
    expect(parse("#/pool/ticket/-1")?.target).toBeNull();
    expect(parse("#/pool/ticket/1e9")?.target).toBeNull();
  });
});
