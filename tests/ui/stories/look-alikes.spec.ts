import { expect, test, unique } from "../support/test";

/** Letters whose capitals look like no other letter: a capital I looks like an l. */
const LETTERS = "abdefhknrst";
/** A surname that nobody else in this world has. */
const surname = () =>
  `F${Array.from({ length: 8 }, () => LETTERS[Math.floor(Math.random() * LETTERS.length)]).join("")}`;

test("people whose names look alike are shown with their user names", async ({ office }) => {
  const name = `Tomas ${surname()}`;
  const [tomas, rosa] = await Promise.all([office.responder(name), office.responder("Rosa Lindqvist")]);
  const eve = await office.employee("Eve Falk");
  const ticket = await eve.hasCreated(unique("Scale"));
  await eve.hasSaid(tomas, "May I come by?");
  await tomas.hasClaimed(ticket);
  await eve.opens(ticket.title, "My tickets");
  await expect(
    eve.page.getByText(name, { exact: true }).first(),
    "a unique name needs no user name",
  ).toBeVisible();

  await eve.menu("Profile");
  const field = eve.page.getByLabel("Full name");
  await field.fill(name.toUpperCase());
  await expect(eve.page.getByText(`The name of @${tomas.details.username} looks the same.`)).toBeVisible();
  await field.fill(name.replace("o", "\u043E"));
  await expect(eve.page.getByText("mixes letters of several alphabets")).toBeVisible();
  await eve.page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(eve.toast("Saved")).toBeVisible();

  const second = await eve.hasCreated(unique("Door"));
  await rosa.opens(second.title, "Pool");
  const posed = `${name.replace("o", "\u043E")} (@${eve.details.username})`;
  await expect(rosa.page.getByText(posed).first()).toBeVisible();
});
