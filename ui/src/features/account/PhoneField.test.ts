// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { rpc } from "../../api";
import PhoneField from "./PhoneField.svelte";

vi.mock("../../api", () => ({ rpc: vi.fn() }));

const COUNTRIES = [
  { region: "CA", callingCode: 1 },
  { region: "DE", callingCode: 49 },
  { region: "GB", callingCode: 44 },
  { region: "US", callingCode: 1 },
];

/** The desk's answer for a complete number; it refuses all others. */
const READ: Record<string, { region: string | null; e164: string; display: string }> = {
  "+44 20 7946 0958": { region: "GB", e164: "+442079460958", display: "+44 20 7946 0958" },
  "+1 613 782 7274": { region: "CA", e164: "+16137827274", display: "+1 613-782-7274" },
  "0044 20 7946 0958": { region: "GB", e164: "+442079460958", display: "+44 20 7946 0958" },
  "030 123456": { region: null, e164: "+4930123456", display: "+49 30 123456" },
};

function show(region: string, value = "") {
  render(PhoneField, { region, value });
  const country = screen.getByRole("combobox", { name: "Country" });
  return { country, number: screen.getByRole("textbox", { name: "Phone" }) };
}

describe("the field for a telephone number", () => {
  beforeEach(() => {
    vi.mocked(rpc).mockImplementation((command, request) => {
      if (command === "phone_countries") return Promise.resolve(COUNTRIES);
      const read = READ[(request as { number: string }).number];
      return read === undefined ? Promise.reject(new Error("no number")) : Promise.resolve(read);
    });
  });
  afterEach(cleanup);

  it.each([
    ["DE", "+44 20 7946 0958", "GB"],
    ["US", "+1 613 782 7274", "CA"],
    ["DE", "0044 20 7946 0958", "GB"],
  ])("with %s chosen, shows the country of %s itself: %s", async (chosen, typed, itself) => {
    const { country, number } = show(chosen);
    await waitFor(() => expect(country).toHaveValue(chosen));
    await userEvent.type(number, typed);
    await waitFor(() => expect(country).toHaveValue(itself));
    await userEvent.clear(number);
    await waitFor(() => expect(country).toHaveValue(chosen));
  });

  it("keeps the chosen country for a national number", async () => {
    const { country, number } = show("US");
    await waitFor(() => expect(country).toHaveValue("US"));
    await userEvent.selectOptions(country, "DE");
    await userEvent.type(number, "030 123456");
    expect(await screen.findByText(/\+49 30 123456/)).toBeVisible();
    expect(country).toHaveValue("DE");
  });

  it("shows the number's country, whatever is chosen", async () => {
    const { country } = show("DE", "+44 20 7946 0958");
    await waitFor(() => expect(country).toHaveValue("GB"));
    await userEvent.selectOptions(country, "US");
    expect(country).toHaveValue("GB");
  });
});
