// @vitest-environment happy-dom
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { toasts } from "../../window/toasts.svelte";
import { pastesLogs } from "./paste-log";

const LOG = "2026-01-01 10:00:00 INFO up\n2026-01-01 10:00:01 WARN hot\n2026-01-01 10:00:02 ERROR down";

async function pasted(): Promise<HTMLTextAreaElement> {
  const field = document.body.appendChild(document.createElement("textarea"));
  pastesLogs(field);
  field.focus();
  await userEvent.paste(LOG);
  return field;
}

describe("a pasted log", () => {
  beforeEach(() => {
    toasts.list.splice(0);
    document.body.replaceChildren();
  });

  it("becomes a code block, and a text again on demand", async () => {
    const field = await pasted();
    expect(field.value).toBe(`\`\`\`\n${LOG}\n\`\`\`\n`);
    toasts.undo();
    expect(field.value).toBe(LOG);
  });

  it("leaves a form that was closed alone", async () => {
    const field = await pasted();
    const other = document.body.appendChild(document.createElement("input"));
    field.remove();
    other.focus();
    toasts.undo();
    expect(field.value).toContain("```");
    expect(other).toHaveFocus();
  });
});
