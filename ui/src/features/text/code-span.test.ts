import { expect, it } from "vitest";
import { codeSpan } from "./code-span";
import { parse } from "./parse";

it.each([
  "a_b_c.txt",
  "**x**.log",
  "a`b``c.txt",
  "`quoted`",
  "```.md",
  " 1. #12.txt",
  "# x",
  "[a](https://b.example)",
])("keeps a line as it is written: %s", (line) => {
  expect(parse(codeSpan(line))).toEqual([{ kind: "paragraph", inlines: [{ kind: "code", text: line }] }]);
});
