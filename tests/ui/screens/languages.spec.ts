import type { Page } from "@playwright/test";
import type { Translate } from "../../../ui/src/i18n/catalogue";
import { expectIsolated, expectNoPlainWords, namesOf, speak, textsIn } from "../support/language";
import { expectNothingSticksOut, SIZES } from "../support/layout";
import type { Office } from "../support/office";
import type { Person } from "../support/person";
import { expect, test, unique } from "../support/test";

/** Checks a screen as it is. */
type Look = (page: Page, theirs?: readonly string[]) => Promise<void>;

const fieldsOf = ({ details }: Person) =>
  (["name", "username", "email", "profession", "organisation", "address"] as const).map(
    (field) => details[field],
  );

/** Navigates by keyboard. */
async function go(page: Page, keys: string): Promise<void> {
  for (const key of keys.split(" ")) await page.keyboard.press(key);
}

async function throughOnboarding(office: Office, t: Translate, language: "en-XA" | "ar-XB", look: Look) {
  const fresh = await office.unconnected();
  await speak(fresh, language);
  const press = (name: string) => fresh.page.getByRole("button", { name, exact: true }).click();
  await expect(fresh.page.getByRole("heading", { name: t("onboarding-title") })).toBeVisible();
  await look(fresh.page);
  await press(t("onboarding-paste-instead"));
  await fresh.page.getByRole("textbox").first().fill("This is a letter.");
  await press(t("connection-connect"));
  await expect(fresh.page.getByRole("alert")).toBeVisible();
  await look(fresh.page);
  await press(t("onboarding-back"));
  await press(t("onboarding-hand-action"));
  await press(t("onboarding-test"));
  await look(fresh.page);
  for (const label of [
    t("onboarding-field-host"),
    t("onboarding-field-account"),
    t("onboarding-field-password"),
  ])
    await fresh.page.getByLabel(label, { exact: true }).fill("no-such-host.invalid");
  await press(t("onboarding-test"));
  await expect(fresh.page.getByRole("status", { name: t("onboarding-result") })).toBeVisible();
  await look(fresh.page);
  await press(t("settings-title"));
  await look(fresh.page, ["English", "Deutsch"]);

  const workstation = await office.onboarding();
  await speak(workstation, language);
  const { page } = workstation;
  const server = await namesOf(workstation);
  const see = () => look(page, server);
  await expect(page.getByRole("heading", { name: t("account-sign-in-title") })).toBeVisible();
  await see();
  await page.getByRole("button", { name: t("account-sign-in"), exact: true }).click();
  await see();
  await page.getByRole("button", { name: t("connection-another") }).click();
  await see();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: t("account-sign-up") }).click();
  await page.getByRole("radio", { name: t("role-responder") }).check();
  const password = page.getByLabel(t("account-password"), { exact: true });
  for (const strength of ["a", "horse stable", "violet harbour 93 lanterns"]) {
    await password.fill(strength);
    await see();
  }
  await page.getByRole("button", { name: t("account-create") }).click();
  await expect(page.locator("[aria-invalid=true]").first()).toBeVisible();
  await see();
}

async function throughAnEmployeesDays(office: Office, t: Translate, language: "en-XA" | "ar-XB", look: Look) {
  const [astrid, rune] = await Promise.all([office.employee("Astrid Moreau"), office.responder("Rune Holm")]);
  const { page } = astrid;
  const theirs = [...fieldsOf(astrid), ...fieldsOf(rune), ...(await namesOf(astrid.workstation))];
  const see = (more: readonly string[] = []) => look(page, [...theirs, ...more]);
  await speak(astrid.workstation, language);

  await expect(page.getByText(t("list-empty-mine"))).toBeVisible();
  await see();
  await page.getByRole("tab", { name: t("list-done") }).click();
  await expect(page.getByText(t("list-empty-done"))).toBeVisible();
  await see();
  await go(page, "g i");
  await expect(page.getByText(t("inbox-empty"))).toBeVisible();
  await see();
  await page.getByRole("tab", { name: t("inbox-unread") }).click();
  await see();
  await go(page, "g d");
  await page.getByRole("searchbox").fill("nobody-of-this-name");
  await expect(page.getByText(t("people-empty"))).toBeVisible();
  await see();
  await page.keyboard.press("Escape");

  await go(page, "c");
  await see();
  await page.keyboard.press("Control+Enter");
  await see();
  const draft = unique("The door sticks");
  await page.getByLabel(t("ticket-title")).fill(draft);
  await page.keyboard.press("Escape");
  await go(page, "g m c");
  await expect(page.getByText(t("draft-restored"))).toBeVisible();
  await see([draft]);
  await page.getByLabel(t("ticket-description")).fill("Since it rained.");
  await page.keyboard.press("Control+Enter");
  await expect(astrid.row(draft)).toBeVisible();
  const description = "Since it rained.";
  await see([draft, description]);

  await go(page, "e");
  const edited = unique("The door of the archive sticks");
  await page.getByLabel(t("ticket-title")).fill(unique("The door jams"));
  const { value } = await astrid.workstation.rpc("ticket_mine", { done: false, after: null });
  const [row] = value.rows;
  if (row === undefined) throw new Error("nothing was created");
  const { value: shown } = await astrid.workstation.rpc("ticket_show", { ticket: row.id });
  await astrid.hasEdited(shown.ticket, { title: edited, description });
  await expect(page.getByRole("alert").getByText(t("conflict-title"))).toBeVisible();
  const mine = await page.getByLabel(t("ticket-title")).inputValue();
  await see([draft, edited, mine, description]);
  await page.getByRole("button", { name: t("conflict-take-other") }).click();
  await page.keyboard.press("Escape");
  await expect(astrid.row(edited)).toBeVisible();
  await go(page, "x");
  await see([draft, edited, description]);
  await page.keyboard.press("Escape");

  await rune.hasClaimed(shown.ticket);
  await rune.hasWritten(shown.ticket, "I am with you soon.");
  const written = [draft, edited, mine, description, "I am with you soon.", "Thank you for the cake."];
  await expect(page.getByText("I am with you soon.").last()).toBeVisible();
  await page.getByText(t("ticket-changes")).last().click();
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
  await expect(page.getByRole("heading", { name: t("account-profile") })).toBeVisible();
  await see(written);
  await page.getByLabel(t("account-field-email")).fill("astrid@");
  await page.keyboard.press("Control+Enter");
  await expect(page.locator("[aria-invalid=true]")).toBeVisible();
  await see([...written, "astrid@"]);
  await page.getByRole("link", { name: t("account-security") }).click();
  await expect(page.getByText(t("account-this-session"))).toBeVisible();
  await page.getByLabel(t("account-next")).fill("a brown fox 41 lanterns");
  await see(written);
  await page.getByRole("button", { name: t("account-deactivate-title") }).click();
  await see(written);
  await page.keyboard.press("Escape");

  await throughTheSettings(astrid, t, (more) => see([...written, ...more]));
  await everywhere(page, t, (more) => see([...written, ...more]));
}

const SECTIONS = ["appearance", "notifications", "start", "connection", "data", "about"] as const;

/** Opens each section of the settings. */
async function throughTheSettings(
  { page, workstation }: Person,
  t: Translate,
  see: (more: readonly string[]) => Promise<void>,
) {
  const { directory } = await workstation.rpc("local_data", null);
  const names = ["English", "Deutsch", "MIT", directory, "bytes", "byte", "kB"];
  await go(page, ",");
  for (const section of SECTIONS) {
    const part = t(`settings-section-${section}`);
    await page.getByRole("link", { name: part, exact: true }).click();
    await expect(page.getByRole("heading", { name: part, level: 2 })).toBeVisible();
    await see(names);
  }
}

/** The overlays of every screen: account menu, shortcuts, palette. */
async function everywhere(page: Page, t: Translate, see: (more: readonly string[]) => Promise<void>) {
  await go(page, "Escape g i");
  await page.locator("nav button[popovertarget]").click();
  await see([]);
  await go(page, "Escape ?");
  await expect(page.getByRole("dialog", { name: t("keyboard-title") })).toBeVisible();
  await see([]);
  await go(page, "Escape Control+k");
  await see([]);
  await page.getByRole("combobox").fill("#7654321");
  await see([]);
  await page.getByRole("combobox").fill("xyzzyx");
  await see(["xyzzyx"]);
  await page.keyboard.press("Escape");
}

async function throughARespondersDay(office: Office, t: Translate, language: "en-XA" | "ar-XB", look: Look) {
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
  await expect(page.getByText(t("list-empty-work"))).toBeVisible();
  await look(page, theirs);
  await go(page, "g l");
  await expect(page.getByText(t("list-empty-log"))).toBeVisible();
  await look(page, theirs);

  const [lamp, lift, lock] = [unique("The lamp hums"), unique("The lift smells"), unique("The lock jams")];
  const tickets = [
    await astrid.hasCreated(lamp),
    await astrid.hasCreated(lift),
    await astrid.hasCreated(lock),
  ] as const;
  const see = (more: readonly string[] = []) => look(page, [...theirs, lamp, lift, lock, ...more]);
  const claim = page.getByRole("button", { name: t("action-claim") });

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
  await expect(page.getByRole("button", { name: t("action-complete") })).toBeVisible();
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
  await expect(page.getByText(t("list-gone"))).toBeVisible();
  await see(["The shaft is locked."]);
  await rune.row(lamp).click();
  await expect(page.getByRole("article")).toBeVisible();
  await see(["The shaft is locked."]);

  await go(page, "g p");
  await rune.row(lock).click();
  await expect(claim).toBeVisible();
  await nadia.hasClaimed(tickets[2]);
  await everywhere(page, t, (more) => see(["The shaft is locked.", ...more]));
}

const PARTS = {
  onboarding: throughOnboarding,
  "an employee's days": throughAnEmployeesDays,
  "a responder's day": throughARespondersDay,
} as const;

/** What the development server tells about its computer. */
const COMPUTER = ["workstation-7", "Debian GNU/Linux 12"];

for (const [part, walk] of Object.entries(PARTS)) {
  test(`nothing on ${part} is said outside of the catalogue`, async ({ office }) => {
    await walk(office, textsIn("en-XA"), "en-XA", (page, theirs = []) =>
      expectNoPlainWords(page, [...COMPUTER, "GB", ...theirs]),
    );
  });

  test(`${part} reads from right to left as well`, async ({ office }) => {
    await walk(office, textsIn("ar-XB"), "ar-XB", async (page, others = []) => {
      const theirs = [...COMPUTER, ...others];
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
