import { speak, textsIn } from "../support/language";
import { expect, test, unique } from "../support/test";

const t = textsIn("en");

test("a language is switched in every open window at once, and nothing that was typed is lost", async ({
  office,
}) => {
  const [maja, rune] = await Promise.all([office.employee("Maja Keller"), office.responder("Rune Holm")]);
  const { page } = maja;
  const other = await page.context().newPage();
  await other.goto(`/?profile=${maja.workstation.profile}`);
  await expect(other.getByRole("heading", { name: "My tickets" })).toBeVisible();
  await page.keyboard.press("c");
  const typed = unique("The kettle leaks");
  await page.getByLabel("Title").fill(typed);

  await speak(maja.workstation, "de");
  for (const window of [page, other]) await expect(window.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.getByRole("heading", { name: "Neues Ticket" })).toBeVisible();
  await expect(page.getByLabel("Titel"), "the form stayed as it was").toHaveValue(typed);
  await expect(page).toHaveTitle(/Neues Ticket/);
  await expect(other.getByRole("heading", { name: "Meine Tickets" })).toBeVisible();
  await expect(rune.page.locator("html"), "only this workstation").toHaveAttribute("lang", "en");

  await page.getByLabel("Beschreibung").fill("Seit heute früh.");
  await page.getByRole("button", { name: "Ticket erstellen" }).click();
  await expect(maja.row(typed).getByText("Wartet")).toBeVisible();
  await speak(maja.workstation, "ar-XB");
  for (const window of [page, other]) await expect(window.locator("html")).toHaveAttribute("dir", "rtl");
  const middle = 640;
  const way = await page.getByRole("navigation").boundingBox();
  expect(way?.x, "the introduction is on the right").toBeGreaterThan(middle);
  await speak(maja.workstation, null);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

const STEPS = {
  employee: ["create", "mine", "inbox"],
  responder: ["claim", "complete", "decline"],
} as const;

test("a newcomer sees the introduction once, and can open it again", async ({ office }) => {
  const [maja, rune] = await Promise.all([office.employee("Maja Keller"), office.responder("Rune Holm")]);
  for (const person of [maja, rune]) {
    const { page, role } = person;
    const card = page.getByRole("region", { name: t("introduction-title") });
    for (const step of STEPS[role])
      await expect(card.getByText(t(`introduction-step-${step}-title`))).toBeVisible();
    await card.getByRole("button", { name: t("introduction-understood") }).click();
    await expect(card).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(card, "it does not reappear by itself").toHaveCount(0);
    await page.getByRole("button", { name: `Account of ${person.name}` }).click();
    await page.getByRole("button", { name: "Introduction" }).click();
    await expect(card).toBeVisible();
  }
});
