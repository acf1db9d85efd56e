import { detailsOf } from "../support/details";
import { Onboarding } from "../support/onboarding";
import { expect, test, unique } from "../support/test";

test("an empty form says which fields are missing and leads to the first", async ({ office }) => {
  const { page } = await office.onboarding();
  const onboarding = new Onboarding(page);
  await onboarding.signIn("", "");
  await expect(onboarding.field("User name")).toBeFocused();
  await expect(onboarding.field("User name")).toHaveAccessibleDescription("Fill this in.");
  await expect(onboarding.field("Password")).toHaveAccessibleDescription("Fill this in.");

  await onboarding.toSignUp();
  await onboarding.create();
  for (const label of ["Full name", "User name", "Email", "Password"]) {
    await expect(onboarding.field(label)).toHaveAccessibleDescription("Fill this in.");
  }
  await expect(onboarding.field("Full name")).toBeFocused();
  await onboarding.field("Full name").fill("Ines");
  await expect(
    onboarding.field("Full name"),
    "a field that is being corrected is left alone",
  ).not.toHaveAttribute("aria-invalid");
});

test("a wrong password and an unknown name get the same answer", async ({ office }) => {
  const person = await office.employee("Ines Duarte");
  const { page } = await office.onboarding();
  const onboarding = new Onboarding(page);
  for (const username of [person.details.username, "nobody-of-this-name", "Nö body!"]) {
    await onboarding.signIn(username, "not the password");
    await expect(page.getByRole("alert")).toContainText("User name or password is wrong. Check both");
    await expect(onboarding.field("Password"), "the typed text stays").toHaveValue("not the password");
    await onboarding.field("Password").fill("");
  }
});

const WRONG: { field: string; value: string; says: RegExp }[] = [
  { field: "Full name", value: "x".repeat(101), says: /at most 100 characters/ },
  { field: "User name", value: "ab", says: /at least 3 characters/ },
  { field: "User name", value: "has space", says: /does not look right/ },
  { field: "Email", value: "no address", says: /does not look right/ },
  {
    field: "Phone optional",
    value: "12",
    says: /United Kingdom: the number is too short. A valid one looks like \+44 \d+/,
  },
  { field: "Phone optional", value: "07400 123456 private", says: /Only digits, spaces and a \+/ },
  { field: "Extension", value: "12345678", says: /at most 7 digits/ },
  { field: "Password", value: "password12", says: /too easy to guess/ },
  { field: "Password", value: "short", says: /at least 10 characters/ },
];

test("each wrong entry is reported at its own field, which gets the focus", async ({ office }) => {
  const { page } = await office.onboarding();
  const onboarding = new Onboarding(page);
  const details = detailsOf("Ines Duarte");
  await onboarding.toSignUp();
  await onboarding.fillIn(details);
  for (const { field, value, says } of WRONG) {
    const right = await onboarding.field(field).inputValue();
    await onboarding.field(field).fill(value);
    await onboarding.create();
    await expect(onboarding.field(field), `${field}: ${value}`).toHaveAccessibleDescription(says);
    await expect(onboarding.field(field)).toBeFocused();
    await onboarding.field(field).fill(right);
  }
  await onboarding.create();
  await expect(
    page.getByRole("heading", { name: "My tickets" }),
    "corrected, everything is accepted",
  ).toBeVisible();
});

test("a taken user name and a wrong invitation are reported at their fields", async ({ office }) => {
  const person = await office.employee("Ines Duarte");
  const { page } = await office.onboarding();
  const onboarding = new Onboarding(page);
  await onboarding.toSignUp();
  await onboarding.fillIn({ ...detailsOf("Other Person"), username: person.details.username });
  await onboarding.create();
  await expect(onboarding.field("User name")).toHaveAccessibleDescription(/user name is already taken/);
  await expect(onboarding.field("User name")).toBeFocused();

  await onboarding.fillIn({ ...detailsOf("Other Person"), invitation: "AAAA-BBBB-CCCC-DDDD" });
  await onboarding.create();
  await expect(onboarding.field("Invitation code")).toHaveAccessibleDescription(
    /wrong, already used or expired/,
  );
  await expect(onboarding.field("Invitation code")).toBeFocused();
});

test("a ticket and a message that are too long stay in their forms", async ({ office }) => {
  const ines = await office.employee("Ines Duarte");
  const { page } = ines;
  await ines.creates("x".repeat(201), "y");
  await expect(page.getByLabel("Title")).toHaveAccessibleDescription("Use at most 200 characters.");
  await expect(page.getByLabel("Title")).toBeFocused();
  const title = unique("Long words");
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Description").fill("y".repeat(10_001));
  await page.getByRole("button", { name: "Create ticket" }).click();
  await expect(page.getByLabel("Description")).toHaveAccessibleDescription("Use at most 10,000 characters.");
  await page.getByLabel("Description").fill("y".repeat(10_000));
  await page.getByRole("button", { name: "Create ticket" }).click();
  await expect(ines.ticket.heading(title)).toBeVisible();

  await ines.ticket.writes("z".repeat(10_001));
  await expect(ines.ticket.message).toHaveAccessibleDescription("Use at most 10,000 characters.");
  await expect(ines.ticket.message).toHaveValue("z".repeat(10_001));
});
