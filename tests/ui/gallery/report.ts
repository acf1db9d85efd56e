import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Label, DIRECTORY } from "./directory";
import { VARIANTS } from "./variants";

const STYLE = `
  :root { color-scheme: light dark; font: 14px/1.4 system-ui, sans-serif; }
  body { margin: 0; background: light-dark(#eee, #111); }
  header { position: sticky; inset-block-start: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 4px 12px; padding: 10px 20px;
    background: light-dark(#fff, #222); border-block-end: 1px solid light-dark(#ddd, #333); }
  h2 { margin: 28px 20px 8px; } h3 { margin: 16px 20px 6px; font-size: 14px; }
  .variants { display: flex; flex-wrap: wrap; gap: 16px; align-items: start; padding: 0 20px 12px; }
  figure { margin: 0; } figcaption { color: light-dark(#555, #aaa); font-size: 12px; }
  img { display: block; max-inline-size: 100%; block-size: 300px; border: 1px solid light-dark(#ccc, #333); }
  body:has(.one:checked) figure img { block-size: auto; }
`;

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

function figure(label: Label, variant: (typeof VARIANTS)[number]): string {
  const file = `${label.name}.${variant.name}.png`;
  if (!existsSync(join(DIRECTORY, file))) return "";
  const words = escaped(variant.words);
  return `<figure class="${variant.name}"><a href="${file}"><img loading="lazy" src="${file}" alt="${escaped(label.words)}, ${words}"></a><figcaption>${words}</figcaption></figure>`;
}

/** Writes all pictures to one page: build/gallery/index.html. */
export default function writeReport(): void {
  const labels = join(DIRECTORY, "labels");
  if (!existsSync(labels)) return;
  const all = readdirSync(labels)
    .map((file) => JSON.parse(readFileSync(join(labels, file), "utf8")) as Label)
    .sort((a, b) => a.at - b.at);
  const groups = [...new Set(all.map(({ group }) => group))];
  const choices = VARIANTS.map(
    ({ name, words }) =>
      `<label><input type="radio" class="one" name="way" id="${name}"> ${escaped(words)}</label>`,
  );
  const only = VARIANTS.map(
    ({ name }) => `body:has(#${name}:checked) figure:not(.${name}) { display: none; }`,
  );
  const sections = groups.map((group) => {
    const shown = all.filter((label) => label.group === group);
    const figures = shown.map(
      (label) =>
        `<h3>${escaped(label.words)}</h3><div class="variants">${VARIANTS.map((variant) => figure(label, variant)).join("")}</div>`,
    );
    return `<h2>${escaped(group)}</h2>${figures.join("\n")}`;
  });
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Ticket Desk: every screen</title>
<style>${STYLE}${only.join("\n")}</style>
<header><label><input type="radio" name="way" checked> All ways</label>${choices.join("")}</header>
${sections.join("\n")}</html>
`;
  writeFileSync(join(DIRECTORY, "index.html"), page);
}
