/** Backticks around this text that none of its own ends, and at least so many. */
export function fenceFor(text: string, fewest: number): string {
  const longest = Math.max(fewest - 1, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  return "`".repeat(longest + 1);
}

/** A line that is shown as it is written, whatever it holds. */
export function codeSpan(line: string): string {
  const fence = fenceFor(line, 1);
  const gap = /^[` ]|[` ]$/.test(line) ? " " : "";
  return `${fence}${gap}${line}${gap}${fence}`;
}
