import { inspect } from "../../support/inspection";
import { expect, test } from "../../support/test";

test("profile and security", async ({ office }) => {
  const astrid = await office.employee("Astrid Moreau");
  const elsewhere = await office.again(astrid);
  const { page } = astrid;
  await astrid.menu("Profile");
  await expect(page.getByLabel("Full name")).toHaveValue("Astrid Moreau");
  await inspect(page, "profile");

  await astrid.menu("Security");
  await expect(page.getByText("This session")).toBeVisible();
  const password = page.getByLabel("New password");
  await password.fill("a brown fox 41 lanterns");
  await expect(password).toHaveAccessibleDescription(/^Password strength: /);
  await inspect(page, "security");
  await page.getByRole("button", { name: "Deactivate your account…" }).click();
  await inspect(page, "deactivate", page.getByRole("alertdialog"));
  await page.keyboard.press("Escape");

  await elsewhere.workstation.rpc("person_change_password", {
    request: crypto.randomUUID(),
    current: astrid.details.password,
    password: "a brown fox 41 lanterns",
  });
  const again = page.getByRole("dialog", { name: "Sign in again" });
  await expect(again).toBeVisible();
  await inspect(page, "sign-in-again", again);
});

test("the menu, the shortcuts and the introduction", async ({ office }) => {
  const [astrid, rune] = await Promise.all([office.employee("Astrid Moreau"), office.responder("Rune Holm")]);
  for (const person of [astrid, rune]) {
    const { page, role } = person;
    const way = page.getByRole("navigation", { name: "Main" });
    await page.getByRole("button", { name: `Account of ${person.name}` }).click();
    await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
    await inspect(page, `menu-${role}`, way);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "Sign out" })).toBeHidden();
    await page.keyboard.press("?");
    await inspect(page, `shortcuts-${role}`, page.getByRole("dialog"));
  }
});
