import { describe, expect, it } from "vitest";
import { addressOf } from "./address";
import { type Block, type Inline, parse } from "./parse";

/** A text as its reader sees it: marks are gone, links lead somewhere. */
function shown(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      switch (block.kind) {
        case "paragraph":
          return words(block.inlines);
        case "code":
          return `[${block.caption}|${block.text}]`;
        case "quote":
          return `> ${shown(block.blocks)}`;
        case "list":
          return block.items
            .map((item, index) => `${block.start === null ? "•" : block.start + index} ${shown(item)}`)
            .join("\n");
      }
    })
    .join("\n");
}

function words(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      switch (inline.kind) {
        case "text":
          return inline.text;
        case "code":
          return `‹${inline.text}›`;
        case "ticket":
          return `{ticket ${inline.id}}`;
        case "link":
          return `{${inline.address?.href}: ${words(inline.inlines)}}`;
        default:
          return `${inline.kind}(${words(inline.inlines)})`;
      }
    })
    .join("");
}

const read = (text: string) => shown(parse(text));

describe("a text", () => {
  it.each([
    ["one *two* **three** `four *`", "one em(two) strong(three) ‹four *›"],
    ["- one\n- two\n  - three", "• one\n• two\n• three"],
    ["3. one\n4. two", "3 one\n4 two"],
    ["> one\n> two", "> one\ntwo"],
    ["```log\na   b\n  c\n```", "[log|a   b\n  c]"],
    ["```\nnever closed", "[|never closed]"],
    ["https://example.org/a_b_c.", "{https://example.org/a_b_c: https://example.org/a_b_c}."],
    ["(see https://example.org/a_(b)).", "(see {https://example.org/a_(b): https://example.org/a_(b)})."],
    ["“HTTPS://Example.org/A?b=c&d”", "“{https://example.org/A?b=c&d: HTTPS://Example.org/A?b=c&d}”"],
    [`=LINK("http://example.org","x")`, `=LINK("{http://example.org/: http://example.org}","x")`],
    ["[the page](https://example.org)", "{https://example.org/: the page}"],
    ["<mailto:ada@example.org>", "{mailto:ada@example.org: mailto:ada@example.org}"],
    ["[ref]: https://example.org", "[ref]: {https://example.org/: https://example.org}"],
    ["[no address]()", "{undefined: no address}"],
    ["see #12, #13.", "see {ticket 12}, {ticket 13}."],
  ])("is formatted: %j", (written, expected) => expect(read(written)).toBe(expected));

  it.each([
    "C:\\temp\\* and \\_x, *.txt and *.log",
    "snake_case_name and 2 * 3 * 4",
    "&lt; &amp; &#106;",
    "one\ntwo  three",
    "# heading",
    "Title\n---\n| a | b |\n|---|---|",
    "foo#12 ##12 #12a #0 &#12; a/#12",
    "www.example.org ada@example.org readme.md 10.0.0.1 ftp://example.org //example.org",
    "<b>bold</b> <img src=x onerror=alert(1)> <script>alert(1)</script> <!-- x -->",
    "[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](data:text/html,x) [d](vbscript:x) [e](file:///etc/passwd)",
    "<javascript:alert(1)> <data:text/html,x> javascript:alert(1)",
    "[a](https://bank.example@evil.example/) https://bank.example@evil.example/x",
    "[a](ticket-desk://ticket/1) [b](//evil.example) [c](/x) [d](#x)",
  ])("is shown as it was written: %j", (written) => expect(read(written)).toBe(written));

  it("loads no picture: its address is a link at most", () => {
    expect(read("![a](https://evil.example/x.png)")).toBe("!{https://evil.example/x.png: a}");
    expect(read("![a](data:image/png;base64,AA)")).toBe("![a](data:image/png;base64,AA)");
  });

  it("shows hosts that look alike as what they are", () => {
    const { href, place } = addressOf("https://аpple.com/login") ?? {};
    expect([href, place]).toEqual(["https://xn--pple-43d.com/login", "xn--pple-43d.com"]);
    expect(addressOf("https://EXAMPLE.org./a b\u202e")?.href).toBe("https://example.org./a%20b%E2%80%AE");
    expect(addressOf("https://example.org/%22|`{x}")?.href).toBe("https://example.org/%22%7C%60%7Bx%7D");
    expect(addressOf("http://2130706433/")?.place, "a number is a host").toBe("127.0.0.1");
    for (const host of ['a"b', "a'b", "-a", "a!b", "a$b"])
      expect(addressOf(`https://${host}/`), host).toBeNull();
    expect(addressOf("https://[::1]:8443/")?.place).toBe("[::1]:8443");
    expect(addressOf(`https://example.org/${"a".repeat(2000)}`), "too long to be looked at").toBeNull();
  });

  it("keeps the words of a link in their own direction", () => {
    const [block] = parse("[\u05d0\u05d1 gro.elpmaxe](https://evil.example)");
    expect(block?.kind === "paragraph" && block.inlines[0]?.kind).toBe("link");
  });

  it.each([
    ["quotes", ">".repeat(10_000) + " x"],
    ["quotes in lines", Array.from({ length: 100 }, (_, depth) => ">".repeat(depth + 1) + " x").join("\n")],
    ["lists", "- ".repeat(5_000) + "x"],
    ["numbered lists", "1. ".repeat(3_000) + "x"],
    [
      "lists by indentation",
      Array.from({ length: 100 }, (_, depth) => `${"  ".repeat(depth)}- x`).join("\n"),
    ],
  ])("whose %s are too deep is shown as it was written", (_, written) => expect(read(written)).toBe(written));

  it.each([
    ["brackets", "[".repeat(10_000)],
    ["links in links", "[".repeat(5_000) + "](https://example.org)".repeat(200)],
    ["emphasis", "*a **a ".repeat(1_500)],
    ["emphasis in emphasis", "*".repeat(5_000) + "a" + "*".repeat(5_000)],
    ["ticks", "`".repeat(5_000) + " " + "`".repeat(4_999)],
    ["ticks of each length", Array.from({ length: 140 }, (_, count) => "`".repeat(count)).join(" ")],
    ["angles", "<".repeat(10_000)],
    ["addresses", "https://a.b/".repeat(800)],
    ["tickets", "#1 ".repeat(3_300)],
    ["fences", "```\n~~~\n".repeat(1_250)],
    ["blank lines in quotes", "> \n".repeat(3_300)],
    ["parentheses", "[a](" + "(".repeat(9_000)],
  ])("of nothing but %s keeps its letters", (_, written) => {
    const letters = (text: string) => text.replace(/[^a-z0-9]/g, "").length;
    const content = parse(written);
    const seen = shown(content);
    expect(letters(seen)).toBeGreaterThanOrEqual(letters(written.replace(/https:\/\/example\.org/g, "")));
  });

  it("that is larger than any that can be sent is shown as it was written", () => {
    const written = "**a** ".repeat(1_000_000);
    expect(read(written)).toBe(written);
  });
});
