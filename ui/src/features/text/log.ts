import { fenceFor } from "./code-span";

/** How a line of a log or of a stack trace begins or reads. */
const LOG_LINES = [
  /^\W{0,2}\d{4}[-/.]\d\d[-/.]\d\d[T _]\d\d:\d\d/,
  /^\W{0,2}\d\d:\d\d:\d\d\b/,
  /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d\b/,
  /^\[ *\d+\.\d+\]/,
  /(^|[^\p{L}\p{N}])(TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL|PANIC)([^\p{L}\p{N}]|$)/u,
  /^\s+at \S+/,
  /^\s*File ".+", line \d+/,
  /^\s*\.\.\. \d+ more$/,
  /^(Caused by|Traceback|Exception in thread)\b/,
  /^[\w.$]+(Exception|Error)(:|$)/,
];

/** The fewest lines that are a log. */
const FEWEST = 3;

/** Whether a text is a piece of a log or a stack trace: at least three lines of one, and at least half of all. */
export function isLog(text: string): boolean {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== "");
  const logged = lines.filter((line) => LOG_LINES.some((pattern) => pattern.test(line.slice(0, 200)))).length;
  return logged >= FEWEST && logged * 2 >= lines.length;
}

/** Whether the text after `before` stands in a code block already. */
function isInBlock(before: string): boolean {
  return (before.match(/^ {0,3}(`{3,}|~{3,})/gm) ?? []).length % 2 === 1;
}

/** A pasted log as a code block, to be put between two texts. Null for what is no log, or stands in a code block already. */
export function blockOf(pasted: string, before: string, after: string): string | null {
  if (!isLog(pasted) || isInBlock(before)) return null;
  const fence = fenceFor(pasted, 3);
  const above = before === "" || before.endsWith("\n") ? "" : "\n";
  const below = after.startsWith("\n") ? "" : "\n";
  return `${above}${fence}\n${pasted.replace(/\s+$/, "")}\n${fence}${below}`;
}
