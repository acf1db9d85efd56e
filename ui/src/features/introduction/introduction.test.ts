// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Profile } from "../../api";

const person = (id: number, username: string) => ({ id, username }) as Profile;
const ada = person(1, "ada");

async function fresh() {
  vi.resetModules();
  return (await import("./introduction.svelte")).introduction;
}

beforeEach(() => localStorage.clear());

describe("the introduction", () => {
  it("stays for each person until dismissed, also after a restart, and returns on request", async () => {
    const first = await fresh();
    expect(first.standsFor(ada)).toBe(true);
    first.putAway(ada);
    expect(first.standsFor(ada)).toBe(false);
    expect(first.standsFor(person(2, "ben"))).toBe(true);

    const restarted = await fresh();
    expect(restarted.standsFor(ada)).toBe(false);
    expect(restarted.standsFor(person(1, "grace"))).toBe(true);
    restarted.showAgain(ada);
    expect((await fresh()).standsFor(ada)).toBe(true);
  });

  it.each(["{", "7", '{"a":1}', "[3]"])("survives invalid stored data: %s", async (rubbish) => {
    localStorage.setItem("ticket-desk.introduced", rubbish);
    expect((await fresh()).standsFor(ada)).toBe(true);
  });
});
