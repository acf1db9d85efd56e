// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { rpc } from "../../api";
import Formatted from "./Formatted.svelte";

vi.mock("../../api", async (original) => ({ ...(await original<object>()), rpc: vi.fn() }));
const desk = vi.mocked(rpc);

const HOSTILE = [
  "<img src=x onerror=alert(1)><script>alert(1)</script><svg onload=alert(1)>",
  "![x](https://evil.example/x.png) ![x](data:image/svg+xml,<svg/>)",
  "[x](javascript:alert(1)) <javascript:alert(1)> [y](data:text/html,<script>)",
  '[<b>x</b>](https://example.org "<i onmouseover=alert(1)>")',
  "```\n</pre><script>alert(1)</script>\n```",
  "> <iframe src=https://evil.example>\n\n- <a href=https://evil.example>x</a>",
];

describe("a formatted text", () => {
  beforeEach(() => void desk.mockReset().mockResolvedValue(null));
  afterEach(cleanup);

  it.each(HOSTILE)("makes none of the elements that it holds: %s", (text) => {
    const { container } = render(Formatted, { text });
    const names = new Set([...container.querySelectorAll(".formatted *")].map((each) => each.localName));
    const known = ["p", "bdi", "button", "svg", "path", "figure", "pre", "blockquote", "ul", "li"];
    expect([...names].filter((name) => !known.includes(name))).toEqual([]);
    const icons = container.querySelectorAll("svg").length;
    expect(icons, "each picture is the sign of a link").toBe(container.querySelectorAll("button svg").length);
    for (const each of container.querySelectorAll(".formatted *"))
      expect(each.getAttributeNames().filter((name) => name.startsWith("on") || name === "src")).toEqual([]);
  });

  it("keeps the lines and spaces of what is no Markdown", () => {
    const text = "One   two\nthree *four";
    const { container } = render(Formatted, { text });
    expect(container.querySelector("p")?.textContent).toBe(text);
  });

  it("says where a link leads, unless its words do", () => {
    render(Formatted, { text: "[your bank](https://еvil.example/login) and https://example.org/" });
    const [named, bare] = screen.getAllByRole("button");
    expect(named).toHaveTextContent("your bank (xn--vil-qdd.example)");
    expect(bare?.textContent?.trim()).toBe("https://example.org/");
  });

  it("shows all of an address before it opens it", async () => {
    render(Formatted, { text: "[here](https://еvil.example/a?b=1)" });
    await userEvent.click(screen.getByRole("button", { name: /here/ }));
    expect(desk).not.toHaveBeenCalled();
    const dialog = screen.getByRole("dialog", { hidden: true });
    expect(dialog).toHaveTextContent("https://xn--vil-qdd.example/a?b=1");
    await userEvent.click(screen.getByRole("button", { name: "Open", hidden: true }));
    expect(desk).toHaveBeenCalledWith("address_open", { address: "https://xn--vil-qdd.example/a?b=1" });
  });

  it("links a ticket's number to the ticket, inside the window", () => {
    render(Formatted, { text: "Like #12, not [#13](https://example.org)" });
    const links = screen.getAllByRole("link");
    expect(links.map((link) => link.getAttribute("href"))).toEqual(["#/inbox/ticket/12"]);
  });

  it("begins a numbered list where its author did", () => {
    const { container } = render(Formatted, { text: "3. three\n4. four" });
    expect(container.querySelector("ol")).toHaveAttribute("start", "3");
  });
});
