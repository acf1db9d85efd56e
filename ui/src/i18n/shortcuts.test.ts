import { describe, expect, it } from "vitest";
import { de } from "./de";
import { en } from "./en";
import { table } from "../keyboard/table";

describe("the table of shortcuts", () => {
  it.each([en, de])("names every key that is more than one sign", ({ keys }) => {
    const pressed = Object.values(table).flatMap((row) => row.keys.flatMap((way) => way.split(/[ +]/)));
    expect(pressed.filter((key) => key.length > 1 && keys.names[key] === undefined)).toEqual([]);
  });
});
