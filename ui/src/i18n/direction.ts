const LEFTWARDS = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

export type Direction = "ltr" | "rtl";

/**
 * Isolates a person's text inside another text if it runs the other way (U+2068 and U+2069 of Unicode's bidirectional algorithm).
 * In markup, `<bdi>` and `dir="auto"` do the same.
 */
export function isolatedIn(direction: Direction, words: string): string {
  const against = direction === "rtl" ? words !== "" : LEFTWARDS.test(words);
  return against ? `\u2068${words}\u2069` : words;
}
