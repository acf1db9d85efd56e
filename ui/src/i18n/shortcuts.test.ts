// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { table } from "../keyboard/table";
import { isMessage, kebab } from ".";

it("every key of more than one sign has a name in the catalogue", () => {
  const pressed = Object.values(table).flatMap((row) => row.keys.flatMap((way) => way.split(/[ +]/)));
  expect(pressed.filter((key) => key.length > 1 && !isMessage(`key-${kebab(key)}`))).toEqual([]);
});
