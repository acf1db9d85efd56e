import { type Block, type Inline, parse } from "./parse";

function said(inline: Inline): string {
  switch (inline.kind) {
    case "text":
    case "code":
      return inline.text;
    case "ticket":
      return `#${inline.id}`;
    default:
      return inline.inlines.map(said).join("");
  }
}

function words(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return block.inlines.map(said).join("");
    case "code":
      return block.text;
    case "quote":
      return block.blocks.map(words).join(" ");
    case "list":
      return block.items.flat().map(words).join(" ");
  }
}

/** What a text says, without the marks of Markdown: for a row that shows its beginning. */
export const plain = (text: string): string => parse(text).map(words).join(" ");
