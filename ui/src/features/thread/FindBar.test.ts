// @vitest-environment happy-dom
import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import FindBar from "./FindBar.svelte";

const textOf = (textContent: string) => Object.assign(document.createElement("p"), { textContent });

afterEach(() => void vi.restoreAllMocks());

it("scrolls to what is looked for, and not again when a message comes", async () => {
  const area = document.createElement("div");
  area.append(textOf("printer"), textOf("The printer."));
  const props = { area, newest: 1, onclose: () => undefined };
  const scrolled = vi.spyOn(area, "scrollBy");
  const { rerender } = render(FindBar, props);
  await userEvent.type(screen.getByRole("textbox"), "p");
  expect(scrolled).toHaveBeenCalledOnce();
  await userEvent.keyboard("{Enter}");
  expect(screen.getByRole("status")).toHaveTextContent("2 of 2");
  expect(scrolled).toHaveBeenCalledTimes(2);

  area.prepend(textOf("An older printer"));
  await rerender({ ...props, newest: 2 });
  expect(screen.getByRole("status"), "the same hit").toHaveTextContent("3 of 3");
  expect(scrolled, "who reads stays").toHaveBeenCalledTimes(2);

  area.append(textOf("printer"));
  await userEvent.keyboard("{Enter}");
  expect(screen.getByRole("status"), "what came meanwhile is found").toHaveTextContent("4 of 4");
});
