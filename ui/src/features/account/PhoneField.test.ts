// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type PhoneChecked, rpc } from "../../api";
import PhoneField from "./PhoneField.svelte";

vi.mock("../../api", () => ({ rpc: vi.fn() }));

const COUNTRIES = [
  { region: "CA", callingCode: 1 },
  { region: "DE", callingCode: 49 },
  { region: "GB", callingCode: 44 },
  { region: "US", callingCode: 1 },
];

/** The desk's answer for a complete number; it refuses all others. */
const READ: Record<string, [typed: string, display: string, region: string | null, extension?: string]> = {
  "+44 20 7946 0958": ["+44 20 7946 0958", "+44 20 7946 0958", "GB"],
  "+1 613 782 7274": ["+1 613 782 7274", "+1 613-782-7274", "CA"],
  "0044 20 7946 0958": ["0044 20 7946 0958", "+44 20 7946 0958", "GB"],
  "030 123456": ["030 123456", "+49 30 123456", null],
  "030 123456 DW 12": ["030 123456", "+49 30 123456", null, "12"],
};

function checked(number: string): PhoneChecked {
  const read = READ[number];
  if (read === undefined)
    return { state: "refused", problem: "tooShort", region: "DE", example: "+49 30 123456" };
  const [typed, display, region, extension = null] = read;
  return { state: "understood", e164: display.replace(/[^+\d]/gu, ""), extension, display, region, typed };
}

function show(region: string, value = "") {
  render(PhoneField, { region, value, extension: "" });
  const country = screen.getByRole("combobox", { name: "Country" });
  const [number, extension] = ["Phone optional", "Extension"].map((name) =>
    screen.getByRole("textbox", { name }),
  ) as [HTMLElement, HTMLElement];
  return { country, number, extension };
}

describe("the field for a telephone number", () => {
  beforeEach(() => {
    vi.mocked(rpc).mockImplementation((command, request) => {
      if (command === "phone_countries") return Promise.resolve(COUNTRIES);
      return Promise.resolve(checked((request as { number: string }).number));
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
    expect(screen.getByText(/^Will be saved as .* \((United Kingdom|Canada)\)$/)).toBeVisible();
    await userEvent.clear(number);
    await waitFor(() => expect(country).toHaveValue(chosen));
  });

  it("shows the calling code, and all countries by name", async () => {
    const { country } = show("GB");
    expect(await screen.findByText("+44")).toBeVisible();
    expect(country).toHaveTextContent("United Kingdom +44");
  });

  it("cleans a pasted number like every other field", async () => {
    const { number, extension } = show("DE");
    await userEvent.click(number);
    await userEvent.paste("\u202A030 123456\u202C");
    expect(number).toHaveValue("030 123456");
    expect(screen.getByText("Removed 2 invisible characters.")).toBeVisible();
    await userEvent.click(extension);
    await userEvent.paste("1\u200B2");
    expect(extension).toHaveValue("12");
  });

  it("keeps the chosen country for a national number", async () => {
    const { country, number } = show("US");
    await waitFor(() => expect(country).toHaveValue("US"));
    await userEvent.selectOptions(country, "DE");
    await userEvent.type(number, "030 123456");
    expect(await screen.findByText(/\+49 30 123456/)).toBeVisible();
    expect(country).toHaveValue("DE");
  });

  it("moves an extension behind the number to its own field", async () => {
    const { number, extension } = show("DE");
    await userEvent.type(number, "030 123456 DW 12");
    await screen.findByText("Will be saved as +49 30 123456 ext. 12");
    expect(extension, "not while somebody types").toHaveValue("");
    await userEvent.tab();
    await waitFor(() => expect(extension).toHaveValue("12"));
    expect(number).toHaveValue("030 123456");
  });

  it("tells what is wrong once the number is left", async () => {
    const { number } = show("DE");
    await userEvent.type(number, "030 12");
    await waitFor(() => expect(rpc).toHaveBeenCalledWith("phone_check", { region: "DE", number: "030 12" }));
    expect(screen.queryByText(/too short/)).toBeNull();
    await userEvent.tab();
    expect(
      await screen.findByText("Germany: the number is too short. A valid one looks like +49 30 123456"),
    ).toBeVisible();
    expect(number).toHaveAttribute("aria-invalid", "true");
    await userEvent.type(number, "3456");
    expect(screen.queryByText(/too short/)).toBeNull();
  });

  it("shows the number's country, whatever is chosen", async () => {
    const { country } = show("DE", "+44 20 7946 0958");
    await waitFor(() => expect(country).toHaveValue("GB"));
    await userEvent.selectOptions(country, "US");
    expect(country).toHaveValue("GB");
  });
});
