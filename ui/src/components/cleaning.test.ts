// @vitest-environment happy-dom
import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import TextArea from "./TextArea.svelte";

const COLOURED = "\u001B[31mERROR\u001B[0m tunnel\u200B down";

function show(value = ""): HTMLTextAreaElement {
  render(TextArea, { label: "Description", name: "description", value });
  return screen.getByRole("textbox", { name: "Description" });
}

async function paste(field: HTMLElement, text: string): Promise<void> {
  field.focus();
  await userEvent.paste(text);
}

describe("what is pasted into a field", () => {
  it("is cleaned, with a note and a way back", async () => {
    const field = show();
    await paste(field, COLOURED);
    expect(field).toHaveValue("ERROR tunnel down");
    expect(screen.getByRole("status")).toHaveTextContent(
      "Removed 2 terminal control codes. Removed an invisible character.",
    );
    await userEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect(field).toHaveValue(COLOURED);
    expect(screen.getByRole("status")).toHaveTextContent("cannot be sent");
    await userEvent.type(field, "!");
    expect(field, "what the person wants to keep is left alone").toHaveValue(`${COLOURED}!`);
    await userEvent.click(screen.getByRole("button", { name: "Remove them" }));
    expect(field).toHaveValue("ERROR tunnel down!");
  });

  it("leaves the caret behind what was pasted", async () => {
    const field = show("before after");
    field.setSelectionRange(7, 7);
    await paste(field, "\u202Anow ");
    expect(field).toHaveValue("before now after");
    expect(field.selectionStart).toBe("before now ".length);
  });

  it("is not undone once it was written on, and the note stays", async () => {
    const field = show();
    await paste(field, COLOURED);
    await userEvent.type(field, " again");
    expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
    expect(screen.getByRole("status")).toHaveTextContent("Removed");
    await userEvent.clear(field);
    expect(screen.getByRole("status")).toBeEmptyDOMElement();
  });

  it("waits for the end of a composition", () => {
    const field = show();
    field.value = "a\u200B";
    field.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true }));
    expect(field).toHaveValue("a\u200B");
    field.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
    expect(field).toHaveValue("a");
  });

  it("is offered for cleaning when a draft brought it along", () => {
    show("old\u200Bdraft");
    expect(screen.getByRole("button", { name: "Remove them" })).toBeVisible();
  });
});
