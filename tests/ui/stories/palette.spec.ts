import { expect, test, unique } from "../support/test";

/** More than the first page of a list. */
const PAGE = 50;

test("the palette finds every ticket, also those that no list has loaded", async ({ office }) => {
  test.slow();
  const astrid = await office.employee("Astrid Moreau");
  const { page } = astrid;
  const mark = unique("boathouse");
  const old = await astrid.hasCreated(`Spare key of the ${mark}`);
  await astrid.hasWithdrawn(old);
  for (let number = 1; number <= PAGE; number += 1) {
    await astrid.hasWithdrawn(await astrid.hasCreated(`Bulb ${number} of the hall`));
  }
  const option = page.getByRole("option", { name: `Spare key of the ${mark}` });

  await test.step("the loaded lists do not have it", async () => {
    let answer = () => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route(/ticket_search$/, async (route) => {
      await held;
      await route.continue();
    });
    await page.keyboard.press("Control+k");
    await page.keyboard.type(mark);
    await expect(page.getByText("Searching…")).toBeVisible();
    await expect(option).toBeHidden();
    answer();
    await expect(option).toBeVisible();
    await page.unroute(/ticket_search$/);
  });

  await test.step("by words of its title in any order, and opens it", async () => {
    await page.getByRole("combobox").fill(`${mark} spare`);
    await expect(option).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: old.title })).toBeVisible();
  });

  await test.step("without the database it says that there may be more", async () => {
    await astrid.workstation.cutOff();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("no such ticket");
    const note = page.getByText("The database cannot be reached");
    await expect(note).toBeVisible();
    await expect(page.getByText("Nothing found")).toBeVisible();
    await page.keyboard.press("Escape");
    await astrid.workstation.reconnect();
  });
});

test("a responder finds done tickets of their own, and none of others", async ({ office }) => {
  const [astrid, rune, nadia] = [
    await office.employee("Astrid Moreau"),
    await office.responder("Rune Holm"),
    await office.responder("Nadia Farouk"),
  ];
  const { page } = rune;
  const mark = unique("gondola");
  const [own, theirs] = [await astrid.hasCreated(`My ${mark}`), await astrid.hasCreated(`Their ${mark}`)];
  await rune.hasClaimed(own);
  await rune.hasCompleted(own, "Exchanged.");
  await nadia.hasClaimed(theirs);
  await page.keyboard.press("Control+k");
  const answer = page.waitForResponse(/ticket_search$/);
  await page.keyboard.type(mark);
  await answer;
  await expect(page.getByText("1 result")).toBeAttached();
  await expect(page.getByRole("option")).toHaveText([/My/]);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: own.title })).toBeVisible();
  await expect(rune.place("Log")).toHaveAttribute("aria-current", /page|true/);
});
