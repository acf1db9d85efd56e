// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import ChoiceMenu from "./ChoiceMenu.svelte";

const options = ["General", "Printers", "Network", "Türen und Tore"].map((words, value) => ({
  value,
  words,
}));

/** Enough of the browser's popovers, which the test's document has not. */
beforeAll(() => {
  Object.assign(HTMLElement.prototype, {
    showPopover(this: HTMLElement) {
      this.dispatchEvent(Object.assign(new Event("toggle"), { newState: "open" }));
    },
    hidePopover(this: HTMLElement) {
      this.dispatchEvent(Object.assign(new Event("toggle"), { newState: "closed" }));
    },
  });
});

function show(more: { filters?: boolean; reason?: string }) {
  const onchoose = vi.fn();
  render(ChoiceMenu, { label: "Category", options, current: 1, onchoose, ...more });
  return onchoose;
}

const button = () => screen.getByRole("button", { name: "Category Printers" });
const active = () =>
  screen
    .getAllByRole("option", { hidden: true })
    .filter((option) => option.getAttribute("aria-selected") === "true")
    .map((option) => option.textContent?.trim());

describe("a menu with one choice", () => {
  afterEach(cleanup);

  it("opens on the current value and takes another by keys", async () => {
    const onchoose = show({});
    await userEvent.click(button());
    expect(button()).toHaveAttribute("aria-expanded", "true");
    expect(active()).toEqual(["Printers"]);
    await userEvent.keyboard("{ArrowDown}{Enter}");
    expect(onchoose).toHaveBeenCalledExactlyOnceWith(2);
    expect(button()).toHaveAttribute("aria-expanded", "false");
  });

  it("goes round at the ends and to the letter that is typed", async () => {
    const onchoose = show({});
    await userEvent.click(button());
    await userEvent.keyboard("{End}{ArrowDown}");
    expect(active()).toEqual(["General"]);
    await userEvent.keyboard("t");
    expect(active()).toEqual(["Türen und Tore"]);
    await userEvent.keyboard("{Home} ");
    expect(onchoose).toHaveBeenCalledExactlyOnceWith(0);
  });

  it("finds a part of a name, whatever the accents", async () => {
    const onchoose = show({ filters: true });
    await userEvent.click(button());
    await userEvent.keyboard("turen");
    expect(active()).toEqual(["Türen und Tore"]);
    await userEvent.keyboard("{Enter}");
    expect(onchoose).toHaveBeenCalledExactlyOnceWith(3);
  });

  it("says when nothing fits, and then takes nothing", async () => {
    const onchoose = show({ filters: true });
    await userEvent.click(button());
    await userEvent.keyboard("zzz");
    expect(screen.getByText("Nothing fits.")).toBeInTheDocument();
    await userEvent.keyboard("{Enter}");
    expect(onchoose).not.toHaveBeenCalled();
  });

  it("does not tell of the value that is there already", async () => {
    const onchoose = show({});
    await userEvent.click(button());
    await userEvent.keyboard("{Enter}");
    expect(onchoose).not.toHaveBeenCalled();
  });

  it("stays closed while the choice is not possible, and says why", async () => {
    show({ reason: "Needs the database." });
    await userEvent.click(button());
    expect(button()).toHaveAttribute("aria-expanded", "false");
    expect(button()).toHaveAccessibleDescription("Needs the database.");
  });
});
