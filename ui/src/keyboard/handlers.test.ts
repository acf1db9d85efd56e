import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const src = `${import.meta.dirname}/..`;
const READS_KEY = /\b(event|e)\.(key|code|keyCode)\b|\{[^{}]*\b(key|code)\b[^{}]*\}: KeyboardEvent/;

it("no handler outside this folder reads a key by itself", () => {
  const files = readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(svelte|ts)$/.test(file) && !/^keyboard\/|\.test\.ts$/.test(file))
    .map((file) => ({ file, text: readFileSync(`${src}/${file}`, "utf8") }));
  expect(files.length).toBeGreaterThan(100);
  const reading = files.filter(({ text }) => READS_KEY.test(text)).map(({ file }) => file);
  expect(reading, "keyOf knows layouts, Caps Lock and input methods").toEqual([]);
  const deaf = files
    .filter(({ text }) => /onkey(down|up|press)=|addEventListener\("key/.test(text))
    .filter(({ text }) => !/keyOf\(event\)|obey\(event/.test(text))
    .map(({ file }) => file);
  expect(deaf).toEqual([]);
});
