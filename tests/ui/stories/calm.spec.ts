import { expect, test, unique } from "../support/test";

test("nothing jumps in the pool while others create, claim and decline", async ({ office }) => {
  const mark = unique("Seat");
  const [otto, rune, nadia] = await Promise.all([
    office.employee("Otto Brandt"),
    office.responder("Rune Holm"),
    office.responder("Nadia Farouk"),
  ]);
  await rune.page.setViewportSize({ width: 1280, height: 560 });
  const create = (number: number) => otto.hasCreated(`${mark} no. ${number}.`);
  const first = await create(1);
  const second = await create(2);
  for (let number = 3; number <= 14; number += 1) await create(number);
  const seat = (number: number) => rune.row(`${mark} no. ${number}.`);
  await expect(seat(14)).toBeVisible();

  await seat(10).click();
  await expect(rune.ticket.heading(`${mark} no. 10.`)).toBeVisible();
  await seat(9).evaluate((row) => row.scrollIntoView({ block: "start" }));
  await seat(10).focus();
  const at = () => seat(10).evaluate((row) => row.getBoundingClientRect().top);
  const before = await at();

  await test.step("rows above go away and come back, rows below arrive", async () => {
    await nadia.hasClaimed(first);
    await nadia.hasClaimed(second);
    await expect(seat(1)).toHaveCount(0);
    await expect(seat(2)).toHaveCount(0);
    expect(await at(), "rows above went away").toBeCloseTo(before, 0);
    await nadia.hasDeclined(second);
    await expect(seat(2), "a declined ticket is back at its old place").toHaveCount(1);
    expect(await at(), "a row above came back").toBeCloseTo(before, 0);
    await create(15);
    await expect(seat(15)).toHaveCount(1);
    expect(await at(), "a row below arrived").toBeCloseTo(before, 0);
  });

  await expect(seat(10)).toBeFocused();
  await expect(seat(10)).toHaveAttribute("aria-current", "true");
  await expect(rune.ticket.heading(`${mark} no. 10.`)).toBeVisible();
});

test("the draft and the place in a long thread stay while messages arrive", async ({ office }) => {
  const title = unique("The archive is damp");
  const [otto, rune] = await Promise.all([office.employee("Otto Brandt"), office.responder("Rune Holm")]);
  const ticket = await otto.hasCreated(title);
  await rune.hasClaimed(ticket);
  await rune.page.setViewportSize({ width: 1280, height: 480 });
  for (let shelf = 1; shelf <= 12; shelf += 1) {
    await otto.hasWritten(ticket, `Shelf ${shelf}.\nWet from below,\nthe boxes too.`);
  }
  await rune.opens(title, "My work");
  const third = rune.ticket.activity.getByText("Shelf 3.");
  await third.evaluate((line) => line.scrollIntoView({ block: "start" }));
  const at = () => third.evaluate((line) => line.getBoundingClientRect().top);
  await rune.ticket.message.fill("I am on my way");
  const before = await at();

  await otto.hasWritten(ticket, "And shelf 13.");
  await expect(rune.ticket.activity.getByText("And shelf 13.")).toBeAttached();

  expect(await at(), "the lines that are being read stay").toBeCloseTo(before, 0);
  await expect(rune.ticket.message).toBeFocused();
  await expect(rune.ticket.message).toHaveValue("I am on my way");
});
