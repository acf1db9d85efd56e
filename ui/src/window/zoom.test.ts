// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";

const fresh = async () => {
  vi.resetModules();
  return (await import("./zoom.svelte")).zoom;
};
const size = () => document.documentElement.style.fontSize;

describe("zoom", () => {
  afterEach(() => localStorage.clear());

  it("goes in steps, ends at the largest, and returns", async () => {
    const zoom = await fresh();
    zoom.grow();
    expect(size()).toBe("110%");
    for (let step = 0; step < 10; step += 1) zoom.grow();
    expect([size(), zoom.canGrow]).toEqual(["200%", false]);
    zoom.reset();
    expect(size(), "the system's own size").toBe("");
    for (let step = 0; step < 10; step += 1) zoom.shrink();
    expect([size(), zoom.canShrink]).toEqual(["80%", false]);
  });

  it("follows the other window", async () => {
    const zoom = await fresh();
    localStorage.setItem("ticket-desk.zoom", "125");
    window.dispatchEvent(new StorageEvent("storage", { key: "ticket-desk.zoom" }));
    expect([size(), zoom.percent]).toEqual(["125%", 125]);
  });

  it("is remembered, and only as one of its steps", async () => {
    (await fresh()).grow();
    document.documentElement.style.fontSize = "";
    await fresh();
    expect(size()).toBe("110%");
    localStorage.setItem("ticket-desk.zoom", "9000");
    await fresh();
    expect(size()).toBe("");
  });
});
