// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/svelte";
import { afterEach, expect, it, vi } from "vitest";
import { rpc } from "../../api";
import { categories } from "../../data/categories.svelte";
import ChosenFacts from "./ChosenFacts.svelte";

vi.mock("../../api", async (original) => ({ ...(await original<object>()), rpc: vi.fn() }));

afterEach(() => {
  cleanup();
  categories.reset();
});

it("reads the names of categories for a choice among them", async () => {
  const category = { default: false, served: false, retired: false };
  const value = [
    { ...category, id: 1, name: "Rooms" },
    { ...category, id: 2, name: "Keys" },
  ];
  vi.mocked(rpc).mockResolvedValue({ value, asOf: null });
  render(ChosenFacts, { operation: { kind: "categorize", ticket: 7, from: 1, category: 2, note: "" } });
  expect(await screen.findByText("Keys")).toBeVisible();
});
