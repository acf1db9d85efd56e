import type { Page } from "@playwright/test";
import type { Catalogue } from "../../../ui/src/i18n/en";
import { CATALOGUES, expectIsolated, expectNoPlainWords, namesOf, speak } from "../support/language";
import { expectNothingSticksOut, SIZES } from "../support/layout";
import type { Office } from "../support/office";
import type { Person } from "../support/person";
import { expect, test, unique } from "../support/test";

/** Looks at a screen as it stands. */
type Look = (page: Page, theirs?: readonly string[]) => Promise<void>;

const fieldsOf = ({ details }: Person) =>
  (["name", "username", "email", "profession", "organisation", "address"] as const).map(
    (field) => details[field],
  );

/** Goes somewhere by the keys that lead there. */
async function go(page: Page, keys: string): Promise<void> {
  for (const key of keys.split(" ")) await page.keyboard.press(key);
}

async function throughTheDoor(office: Office, text: Catalogue, language: "en-XA" | "ar-XB", look: Look) {
  const fresh = await office.unconnected();
  await speak(fresh, language);
  const press = (name: string) => fresh.page.getByRole("button", { name, exact: true }).click();
  await expect(fresh.page.getByRole("heading", { name: text.firstRun.title })).toBeVisible();
  await look(fresh.page);
  await press(text.firstRun.pasteInstead);
  await fresh.page.getByRole("textbox").first().fill("This is a letter.");
  await press(text.connection.connect);
  await expect(fresh.page.getByRole("alert")).toBeVisible();
  await look(fresh.page);
  await press(text.firstRun.back);
  await press(text.firstRun.handAction);
  await press(text.firstRun.test);
  await look(fresh.page);
  for (const label of [text.firstRun.host, text.firstRun.account, text.firstRun.password])
    await fresh.page.getByLabel(label, { exact: true }).fill("no-such-host.invalid");
  await press(text.firstRun.test);
  await expect(fresh.page.getByRole("status", { name: text.firstRun.result })).toBeVisible();
  await look(fresh.page);
  await press(text.settings.title);
  await look(fresh.page, ["English", "Deutsch"]);

  const workstation = await office.door();
  await speak(workstation, language);
  const { page } = workstation;
  const server = await namesOf(workstation);
  const see = () => look(page, server);
  await expect(page.getByRole("heading", { name: text.account.signInTitle })).toBeVisible();
  await see();
  await page.getByRole("button", { name: text.account.signIn, exact: true }).click();
  await see();
  await page.getByRole("button", { name: text.connection.another }).click();
  await see();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: text.account.signUp }).click();
  await page.getByRole("radio", { name: text.account.responder }).check();
  const password = page.getByLabel(text.account.password, { exact: true });
  for (const strength of ["a", "horse stable", "violet harbour 93 lanterns"]) {
    await password.fill(strength);
    await see();
  }
  await page.getByRole("button", { name: text.account.create }).click();
  await expect(page.locator("[aria-invalid=true]").first()).toBeVisible();
  await see();
}

async function throughAnEmployeesDays(
  office: Office,
  text: Catalogue,
  language: "en-XA" | "ar-XB",
  look: Look,
) {
  const [astrid, rune] = await Promise.all([office.employee("Astrid Moreau"), office.responder("Rune Holm")]);
  const { page } = astrid;
  const theirs = [...fieldsOf(astrid), ...fieldsOf(rune), ...(await namesOf(astrid.workstation))];
  const see = (more: readonly string[] = []) => look(page, [...theirs, ...more]);
  await speak(astrid.workstation, language);

  await expect(page.getByText(text.lists.emptyMine)).toBeVisible();
  await see();
  await page.getByRole("tab", { name: text.lists.done }).click();
  await expect(page.getByText(text.lists.emptyDone)).toBeVisible();
  await see();
  await go(page, "g i");
  await expect(page.getByText(text.messages.empty)).toBeVisible();
  await see();
  await page.getByRole("tab", { name: text.messages.unread }).click();
  await see();
  await go(page, "g d");
  await page.getByRole("searchbox").fill("nobody-of-this-name");
  await expect(page.getByText(text.people.empty)).toBeVisible();
  await see();
  await page.keyboard.press("Escape");

  await go(page, "c");
  await see();
  await page.keyboard.press("Control+Enter");
  await see();
  const draft = unique("The door sticks");
  await page.getByLabel(text.actions.title).fill(draft);
  await page.keyboard.press("Escape");
  await go(page, "g m c");
  await expect(page.getByText(text.messages.draft)).toBeVisible();
  await see([draft]);
  await page.getByLabel(text.actions.description).fill("Since it rained.");
  await page.keyboard.press("Control+Enter");
  await expect(astrid.row(draft)).toBeVisible();
  const description = "Since it rained.";
  await see([draft, description]);

  await go(page, "e");
  const edited = unique("The door of the archive sticks");
  await page.getByLabel(text.actions.title).fill(unique("The door jams"));
  const { value } = await astrid.workstation.rpc("ticket_mine", { done: false, after: null });
  const [row] = value.rows;
  if (row === undefined) throw new Error("nothing was raised");
  const { value: shown } = await astrid.workstation.rpc("ticket_show", { ticket: row.id });
  await astrid.hasEdited(shown.ticket, { title: edited, description });
  await expect(page.getByRole("alert").getByText(text.conflict.title)).toBeVisible();
  const mine = await page.getByLabel(text.actions.title).inputValue();
  await see([draft, edited, mine, description]);
  await page.getByRole("button", { name: text.conflict.takeOther }).click();
  await page.keyboard.press("Escape");
  await expect(astrid.row(edited)).toBeVisible();
  await go(page, "x");
  await see([draft, edited, description]);
  await page.keyboard.press("Escape");

  await rune.hasClaimed(shown.ticket);
  await rune.hasWritten(shown.ticket, "I am with you soon.");
  const written = [draft, edited, mine, description, "I am with you soon.", "Thank you for the cake."];
  await expect(page.getByText("I am with you soon.").last()).toBeVisible();
  await page.getByText(text.ticket.changes).last().click();
  await see(written);
  await rune.hasSaid(astrid, "Thank you for the cake.");
  await go(page, "g i");
  await expect(astrid.row("Thank you for the cake.")).toBeVisible();
  await see(written);
  await astrid.row("Thank you for the cake.").click();
  await see(written);
  await go(page, "g d");
  await page.getByRole("searchbox").fill(rune.details.username);
  await expect(astrid.row(/./)).toHaveCount(1);
  await astrid.row("Rune Holm").click();
  await see([...written, rune.details.username]);

  await go(page, "Escape Escape g s");
  await expect(page.getByRole("heading", { name: text.account.profile })).toBeVisible();
  await see(written);
  await page.getByLabel(text.account.email).fill("astrid@");
  await page.keyboard.press("Control+Enter");
  await expect(page.locator("[aria-invalid=true]")).toBeVisible();
  await see([...written, "astrid@"]);
  await page.getByRole("link", { name: text.account.security }).click();
  await expect(page.getByText(text.account.thisSession)).toBeVisible();
  await page.getByLabel(text.account.next).fill("a brown fox 41 lanterns");
  await see(written);
  await page.getByRole("button", { name: text.account.deactivateTitle }).click();
  await see(written);
  await page.keyboard.press("Escape");

  await throughTheSettings(astrid, text, (more) => see([...written, ...more]));
  await everywhere(page, text, (more) => see([...written, ...more]));
}

/** The parts of the settings, each as it opens. */
async function throughTheSettings(
  { page, workstation }: Person,
  text: Catalogue,
  see: (more: readonly string[]) => Promise<void>,
) {
  const { directory } = await workstation.rpc("local_data", null);
  const names = ["English", "Deutsch", "MIT", directory, "bytes", "byte", "kB"];
  await go(page, ",");
  for (const part of Object.values(text.settings.parts)) {
    await page.getByRole("link", { name: part, exact: true }).click();
    await expect(page.getByRole("heading", { name: part, level: 2 })).toBeVisible();
    await see(names);
  }
}

/** What lies over every screen: the menu of the account, the shortcuts, the palette. */
async function everywhere(page: Page, text: Catalogue, see: (more: readonly string[]) => Promise<void>) {
  await go(page, "Escape g i");
  await page.locator("nav button[popovertarget]").click();
  await see([]);
  await go(page, "Escape ?");
  await expect(page.getByRole("dialog", { name: text.keys.title })).toBeVisible();
  await see([]);
  await go(page, "Escape Control+k");
  await see([]);
  await page.getByRole("combobox").fill("#7654321");
  await see([]);
  await page.getByRole("combobox").fill("xyzzyx");
  await see([]);
  await page.keyboard.press("Escape");
}

async function throughARespondersDay(
  office: Office,
  text: Catalogue,
  language: "en-XA" | "ar-XB",
  look: Look,
) {
  const [astrid, rune, nadia] = await Promise.all([
    office.employee("Astrid Moreau"),
    office.responder("Rune Holm"),
    office.responder("Nadia Farouk"),
  ]);
  const { page } = rune;
  const theirs = [
    ...fieldsOf(astrid),
    ...fieldsOf(rune),
    ...fieldsOf(nadia),
    "It does not work any more.",
    ...(await namesOf(rune.workstation)),
  ];
  await speak(rune.workstation, language);
  await go(page, "g w");
  await expect(page.getByText(text.lists.emptyWork)).toBeVisible();
  await look(page, theirs);
  await go(page, "g l");
  await expect(page.getByText(text.lists.emptyLog)).toBeVisible();
  await look(page, theirs);

  const [lamp, lift, lock] = [unique("The lamp hums"), unique("The lift smells"), unique("The lock jams")];
  const tickets = [
    await astrid.hasRaised(lamp),
    await astrid.hasRaised(lift),
    await astrid.hasRaised(lock),
  ] as const;
  const see = (more: readonly string[] = []) => look(page, [...theirs, lamp, lift, lock, ...more]);
  const claim = page.getByRole("button", { name: text.actions.claim });

  await go(page, "g p");
  await rune.row(lift).click();
  await expect(claim).toBeVisible();
  await go(page, "x");
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await page.getByRole("alertdialog").getByRole("textbox").fill("The shaft is locked.");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await rune.row(lamp).click();
  await expect(claim).toBeVisible();
  await claim.click();
  await expect(page.getByRole("button", { name: text.actions.complete })).toBeVisible();
  await see();
  await go(page, "e");
  await expect(page.getByRole("dialog")).toBeVisible();
  await see();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await go(page, "g l");
  await expect(rune.row(lamp)).toBeVisible();
  await see(["The shaft is locked."]);
  await rune.row(lift).click();
  await expect(page.getByText(text.lists.gone)).toBeVisible();
  await see(["The shaft is locked."]);
  await rune.row(lamp).click();
  await expect(rune.page.getByText(text.ticket.withdrawn).or(page.getByRole("article"))).toBeVisible();
  await see(["The shaft is locked."]);

  await go(page, "g p");
  await rune.row(lock).click();
  await expect(claim).toBeVisible();
  await nadia.hasClaimed(tickets[2]);
  await everywhere(page, text, (more) => see(["The shaft is locked.", ...more]));
}

const PARTS = {
  "the door": throughTheDoor,
  "an employee's days": throughAnEmployeesDays,
  "a responder's day": throughARespondersDay,
} as const;

for (const [part, walk] of Object.entries(PARTS)) {
  test(`nothing on ${part} is said outside of the catalogue`, async ({ office }) => {
    await walk(office, CATALOGUES["en-XA"], "en-XA", (page, theirs = []) => expectNoPlainWords(page, theirs));
  });

  test(`${part} reads from right to left as well`, async ({ office }) => {
    await walk(office, CATALOGUES["ar-XB"], "ar-XB", async (page, theirs = []) => {
      await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
      await expectIsolated(page, theirs);
      await expectNoPlainWords(page, theirs);
      for (const size of Object.values(SIZES).reverse()) {
        await page.setViewportSize(size);
        await expectNothingSticksOut(page);
      }
    });
  });
}
