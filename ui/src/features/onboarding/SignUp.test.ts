// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CallError, rpc } from "../../api";
import SignUp from "./SignUp.svelte";

vi.mock("../../api", async (original) => ({ ...(await original<object>()), rpc: vi.fn() }));

const desk = vi.mocked(rpc);
const invitations = () =>
  desk.mock.calls
    .filter(([command]) => command === "person_sign_up")
    .map(([, request]) => (request as { invitation: string }).invitation);

const closed = new CallError({
  code: "person.sign_up_closed",
  message: "",
  retryable: false,
  reference: "",
  field: "invitation",
  limit: null,
});

describe("an employee who signs up where one has to be invited", () => {
  beforeEach(() => {
    desk.mockReset().mockImplementation((command) => {
      if (command === "person_sign_up") return Promise.reject(closed);
      if (command === "phone_countries") return Promise.resolve([] as never);
      return Promise.resolve({ display: "", score: 4 } as never);
    });
  });
  afterEach(cleanup);

  it("is asked for the code, with the reason, and keeps the form", async () => {
    render(SignUp, { onsignin: vi.fn() });
    expect(screen.queryByLabelText("Invitation code")).toBeNull();
    const typed = {
      "Full name": "Erna Once",
      "User name": "erna",
      Email: "erna@example.org",
      "Phone optional": "1",
    };
    for (const [label, words] of Object.entries(typed))
      await userEvent.type(screen.getByLabelText(label), words);
    await userEvent.type(screen.getByLabelText("Password"), "seven quiet lamps");
    await userEvent.click(screen.getByRole("button", { name: "Create account" }));

    const code = await screen.findByLabelText("Invitation code");
    await waitFor(() => expect(document.activeElement).toBe(code));
    expect(screen.getByText(/^You need an invitation/)).toBeTruthy();
    for (const [label, words] of Object.entries(typed))
      expect(screen.getByLabelText<HTMLInputElement>(label).value).toBe(words);
    await userEvent.type(code, " ABCD-EFGH ");
    await userEvent.click(screen.getByRole("button", { name: "Create account" }));
    expect(invitations()).toEqual(["", "ABCD-EFGH"]);
  });
});
