// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { createRawSnippet } from "svelte";
import { afterEach, expect, it, vi } from "vitest";
import Form from "./Form.svelte";

afterEach(cleanup);

it("sends from its own fields, not from a dialog over it", async () => {
  const onsubmit = vi.fn(() => Promise.resolve());
  const fields = '<div><input aria-label="own" /><dialog open><input aria-label="other" /></dialog></div>';
  render(Form, { onsubmit, children: createRawSnippet(() => ({ render: () => fields })) });
  await userEvent.type(screen.getByLabelText("other"), "{Control>}{Enter}{/Control}");
  expect(onsubmit).not.toHaveBeenCalled();
  await userEvent.type(screen.getByLabelText("own"), "{Control>}{Enter}{/Control}");
  expect(onsubmit).toHaveBeenCalledOnce();
});
