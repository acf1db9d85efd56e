import MarkdownIt from "markdown-it";
import type { Token } from "markdown-it";
import { type Address, addressOf, withoutPunctuation } from "./address";

/** A piece of a line. */
export type Inline =
  | { kind: "text"; text: string }
  | { kind: "code"; text: string }
  | { kind: "strong"; inlines: Inline[] }
  | { kind: "em"; inlines: Inline[] }
  | { kind: "link"; address: Address | null; inlines: Inline[] }
  | { kind: "ticket"; id: number };

/** A piece of a text. */
export type Block =
  | { kind: "paragraph"; inlines: Inline[] }
  | { kind: "code"; text: string; caption: string }
  | { kind: "quote"; blocks: Block[] }
  | { kind: "list"; start: number | null; items: Block[][] };

/** The longest text that is formatted, in UTF-16 units: longer than any that the database takes. */
const LONGEST = 40_000;

/** How deep quotes, lists and emphasis may stand in each other, by the library's preset. Deeper texts are shown as they were written. */
const DEEPEST = 20;

/** What is read of Markdown. The rest, such as headings, tables, pictures and HTML, is text. */
const RULES = [
  ...["normalize", "block", "inline", "text_join", "balance_pairs", "fragments_join"],
  ...["paragraph", "blockquote", "list", "fence", "code"],
  ...["text", "newline", "backticks", "emphasis", "link", "autolink"],
];

const markdown = new MarkdownIt("zero", { breaks: true });
markdown.enable(RULES);
markdown.validateLink = (written) => addressOf(written) !== null;
// An address is shown and opened as `addressOf` reads it.
markdown.normalizeLink = (written) => written;
markdown.normalizeLinkText = (written) => written;

/**
 * An address, or a ticket's number: "see #12", not "foo#12", "##12" or "#12a". The library's own search for addresses takes seconds
 * for some texts of 10,000 letters.
 */
const LINKS =
  /(?<![\p{L}\p{N}])https?:\/\/[^\s<>"“”„«»]+|(?<![\p{L}\p{N}_#&/])#([1-9]\d{0,9})(?![\p{L}\p{N}_#])/giu;

/** Finds the links in the words of a line. */
function withLinks(text: string): Inline[] {
  const inlines: Inline[] = [];
  let end = 0;
  const add = (inline: Inline, from: number, length: number) => {
    if (from > end) inlines.push({ kind: "text", text: text.slice(end, from) });
    inlines.push(inline);
    end = from + length;
  };
  for (const { 0: found, 1: id, index } of text.matchAll(LINKS)) {
    if (id !== undefined) add({ kind: "ticket", id: Number(id) }, index, found.length);
    else {
      const written = withoutPunctuation(found);
      const address = addressOf(written);
      if (address === null) continue;
      add({ kind: "link", address, inlines: [{ kind: "text", text: written }] }, index, written.length);
    }
  }
  if (end < text.length) inlines.push({ kind: "text", text: text.slice(end) });
  return inlines;
}

/** Builds the tree of a line from the flat list of its tokens. */
function inlinesOf(tokens: readonly Token[]): Inline[] {
  const open: { inlines: Inline[]; close: (inlines: Inline[]) => Inline }[] = [];
  const root: Inline[] = [];
  const here = () => open.at(-1)?.inlines ?? root;
  let links = 0;
  for (const token of tokens) {
    switch (token.type) {
      case "strong_open":
      case "em_open": {
        const kind = token.type === "em_open" ? "em" : "strong";
        open.push({ inlines: [], close: (inlines) => ({ kind, inlines }) });
        break;
      }
      case "link_open": {
        const address = addressOf(token.attrGet("href") ?? "");
        links += 1;
        open.push({
          inlines: [],
          close: (inlines) => ({ kind: "link", address, inlines }),
        });
        break;
      }
      case "link_close":
      case "strong_close":
      case "em_close": {
        const closed = open.pop();
        if (token.type === "link_close") links -= 1;
        if (closed) here().push(closed.close(closed.inlines));
        break;
      }
      case "softbreak":
      case "hardbreak":
        here().push({ kind: "text", text: "\n" });
        break;
      case "code_inline":
        here().push({ kind: "code", text: token.content });
        break;
      default:
        if (links > 0) here().push({ kind: "text", text: token.content });
        else here().push(...withLinks(token.content));
    }
  }
  return root;
}

/** Builds the tree of a text from the flat list of its tokens. */
function blocksOf(tokens: readonly Token[]): Block[] {
  const root: Block[] = [];
  const open: Block[][] = [root];
  const lists: Extract<Block, { kind: "list" }>[] = [];
  for (const token of tokens) {
    const here = open.at(-1) ?? root;
    switch (token.type) {
      case "inline":
        here.push({ kind: "paragraph", inlines: inlinesOf(token.children ?? []) });
        break;
      case "fence":
      case "code_block":
        here.push({ kind: "code", text: token.content.replace(/\n$/, ""), caption: token.info.trim() });
        break;
      case "blockquote_open": {
        const blocks: Block[] = [];
        here.push({ kind: "quote", blocks });
        open.push(blocks);
        break;
      }
      case "bullet_list_open":
      case "ordered_list_open": {
        const start = token.type === "bullet_list_open" ? null : Number(token.attrGet("start") ?? 1);
        const list = { kind: "list" as const, start, items: [] };
        here.push(list);
        lists.push(list);
        break;
      }
      case "list_item_open": {
        const blocks: Block[] = [];
        lists.at(-1)?.items.push(blocks);
        open.push(blocks);
        break;
      }
      case "bullet_list_close":
      case "ordered_list_close":
        lists.pop();
        break;
      case "blockquote_close":
      case "list_item_close":
        open.pop();
        break;
    }
  }
  return root;
}

/** The text as it was written. */
const asWritten = (text: string): Block[] => [{ kind: "paragraph", inlines: [{ kind: "text", text }] }];

/** Reads a text as Markdown. Nothing of it is lost: what is no Markdown, or too much of it, is shown as it was written. */
export function parse(text: string): Block[] {
  if (text.length > LONGEST) return asWritten(text);
  const tokens = markdown.parse(text, {});
  // At its limit the library leaves out what stands deeper.
  const isTooDeep = tokens.some(({ level }) => level >= DEEPEST - 1);
  return isTooDeep ? asWritten(text) : blocksOf(tokens);
}
