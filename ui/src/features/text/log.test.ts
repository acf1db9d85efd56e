import { describe, expect, it } from "vitest";
import { blockOf, isLog } from "./log";

const LOG = "2026-03-01 10:00:00 INFO started\n2026-03-01 10:00:01 WARN slow\n2026-03-01 10:00:02 ERROR gone";

describe("a pasted text", () => {
  it.each([
    LOG,
    LOG.replaceAll("\n", "\r\n"),
    "Mar  1 10:00:00 host sshd[1]: x\nMar  1 10:00:01 host sshd[1]: y\nMar 11 10:00:02 host sshd[1]: z",
    "[   0.000000] Linux\n[   1.204111] usb 1-1\n[  12.000000] ok",
    "java.lang.NullPointerException: x\n\tat a.b.C.d(C.java:12)\n\tat a.b.E.f(E.java:3)\n\t... 12 more",
    'Traceback (most recent call last):\n  File "a.py", line 1, in <module>\n    main()\nValueError: x',
    "10:00:00.123 started\n10:00:01.000 stopped\nand some words\n10:00:03.000 started",
  ])("is a log: %j", (text) => expect(isLog(text)).toBe(true));

  it.each([
    "",
    "Hello,\n\nthe printer jams.\nIt says ERROR.\n\nAda",
    "2026-03-01 10:00:00 one line is quoted in a sentence",
    "- one\n- two\n- three\n- four",
    "10:00 coffee\n11:00 meeting\n12:00 lunch",
    "At the door\nat noon\nat night",
  ])("is none: %j", (text) => expect(isLog(text)).toBe(false));

  it("becomes a code block on lines of its own", () => {
    expect(blockOf(LOG, "", "")).toBe(`\`\`\`\n${LOG}\n\`\`\`\n`);
    expect(blockOf(`${LOG}\n\n`, "It says", "\nWhy?")).toBe(`\n\`\`\`\n${LOG}\n\`\`\``);
  });

  it("with ticks in it is fenced by more of them", () => {
    expect(blockOf(`${LOG} \`\`\`\``, "", "")).toMatch(/^`{5}\n[^]*\n`{5}\n$/);
  });

  it("stays as it is in a code block, and when it is no log", () => {
    expect(blockOf(LOG, "```\n", "\n```")).toBeNull();
    expect(blockOf(LOG, "```\nx\n```\n", "")).not.toBeNull();
    expect(blockOf("Hello", "", "")).toBeNull();
  });

  it("of a million lines is looked at in no time worth mentioning", () => {
    expect(isLog("a \n".repeat(1_000_000))).toBe(false);
  });
});
