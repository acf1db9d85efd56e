// @vitest-environment happy-dom
import { flushSync } from "svelte";
import { expect, it } from "vitest";
import { People } from "./people.svelte";

const person = (id: number, username: string, name: string, look: string, mixed = false) => ({
  id,
  username,
  name,
  look,
  mixed,
  active: true,
});
const anna = person(1, "anna", "Anna Weber", "annaweber");

it("shows the user name once two names look alike", async () => {
  const people = new People();
  let shown = "";
  const stop = $effect.root(() => {
    $effect(() => void (shown = people.nameOf(anna)));
  });
  flushSync();
  expect(shown).toBe("Anna Weber");
  await Promise.resolve();
  people.nameOf(anna);
  people.nameOf(person(2, "tom", "Tom", "tom"));
  await Promise.resolve();
  flushSync();
  expect(shown, "nobody else looks like her").toBe("Anna Weber");
  people.nameOf(person(3, "eve", "Αnna Weber", "annaweber"));
  await Promise.resolve();
  flushSync();
  expect(shown, "what is on the screen follows").toBe("Anna Weber (@anna)");
  stop();
});

it("shows the user name of a name that mixes scripts", () => {
  expect(new People().nameOf(person(3, "eve", "Аnna", "anna", true))).toBe("Аnna (@eve)");
});
