import { v7 } from "uuid";
import { detailsOf } from "../support/details";
import { DECEPTIVE, HOSTILE, word } from "../support/hostile";
import { expectNothingSticksOut, SIZES } from "../support/layout";
import type { Person } from "../support/person";
import { expect, test } from "../support/test";

/** Visits every screen that shows the other person's texts, at both widths. */
async function looksAround(person: Person, ticket: number, other: number): Promise<void> {
  const lists = person.role === "responder" ? ["pool", "work", "log"] : ["mine"];
  const details = [`${lists.at(-1)}/ticket/${ticket}`, `people/person/${other}`];
  await person.page.goto(`/?profile=${person.workstation.profile}`);
  for (const place of [...lists, "inbox", "people", "profile", "security", ...details]) {
    await person.page.evaluate((hash) => (window.location.hash = hash), `#/${place}`);
    await expect(person.page.getByRole("main").getByText("Loading")).toHaveCount(0);
    for (const size of Object.values(SIZES)) {
      await person.page.setViewportSize(size);
      await expectNothingSticksOut(person.page);
    }
    await expect(
      person.page.locator("a[href]:not([href^='#']), iframe, object, embed"),
      "every link leads within the window, whatever was typed",
    ).toHaveCount(0);
  }
  await person.page.setViewportSize(SIZES.wide);
}

async function bothLookAround(one: Person, other: Person, ticket: number): Promise<void> {
  await looksAround(one, ticket, await other.id());
  await looksAround(other, ticket, await one.id());
}

test("texts that hurt careless programs are shown as text on every screen", async ({ office }) => {
  const [image, script, svg, link] = HOSTILE;
  const [eve, rune] = await Promise.all([
    office.employee(image, { profession: svg, organisation: script, address: link }),
    office.responder(svg, { profession: image, organisation: link, address: script }),
  ]);
  let last = await eve.hasCreated("The first", "The first");
  for (const text of HOSTILE) {
    last = await eve.hasCreated(text, text);
    await rune.hasClaimed(last);
    for (const word of [eve, rune]) await word.hasWritten(last, text);
  }
  for (const text of HOSTILE) await eve.hasWritten(last, text);
  await eve.hasEdited(last, { title: svg, description: script });
  await rune.hasCompleted(last, link);

  await bothLookAround(eve, rune, last.id);

  await rune.visit("Log");
  await rune.row(svg).filter({ hasText: "Completed" }).click();
  for (const text of HOSTILE) {
    const shown = rune.ticket.activity.getByText(text.normalize("NFC")).filter({ visible: true });
    await expect(shown.first(), "shown as it was typed").toBeVisible();
  }

  // A print shows the same words, and nothing has run.
  await rune.page.emulateMedia({ media: "print" });
  for (const text of HOSTILE) {
    const printed = rune.ticket.activity.getByText(text.normalize("NFC")).filter({ visible: true });
    await expect(printed.first(), "printed as it was typed").toBeVisible();
  }
  await expectNothingSticksOut(rune.page);
  expect((await rune.page.pdf()).byteLength, "the print is not empty").toBeGreaterThan(10_000);
  await rune.page.emulateMedia({ media: null });
});

test("words longer than a line widen nothing", async ({ office }) => {
  const about = { profession: word(100), organisation: word(100), address: word(300) };
  const [eve, rune] = await Promise.all([
    office.employee(word(100), about),
    office.responder(word(100), about),
  ]);
  const ticket = await eve.hasCreated(word(200), word(10_000));
  await rune.hasClaimed(ticket);
  await rune.hasWritten(ticket, word(10_000));
  await eve.hasWritten(ticket, word(10_000));
  await eve.hasEdited(ticket, { title: word(199), description: word(9_999) });
  await rune.hasCompleted(ticket, word(2_000));

  await bothLookAround(eve, rune, ticket.id);
});

test("deceptive characters are refused wherever they are typed", async ({ office }) => {
  const eve = await office.employee("Eve Carver");
  for (const text of DECEPTIVE) {
    const refused = { code: "input.deceptive" };
    const attempts = [
      {
        field: "title",
        attempt: () =>
          eve.workstation.rpc("ticket_create", {
            title: text,
            description: "x",
            request: v7(),
            draftKey: "",
          }),
      },
      {
        field: "description",
        attempt: () =>
          eve.workstation.rpc("ticket_create", {
            title: "x",
            description: text,
            request: v7(),
            draftKey: "",
          }),
      },
      {
        field: "name",
        attempt: () =>
          eve.workstation.rpc("person_sign_up", { ...detailsOf("x"), name: text, request: v7() }),
      },
    ];
    for (const { field, attempt } of attempts) {
      await expect(attempt(), JSON.stringify(text)).rejects.toMatchObject({ wire: { ...refused, field } });
    }
  }
});
