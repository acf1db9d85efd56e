import { expect, test, unique } from "../support/test";

/** A list longer than any screen; TICKET_DESK_MANY=10000 makes it very long. */
const MANY = Number(process.env.TICKET_DESK_MANY ?? 150);
/** How many arrive while the list is hidden. */
const MEANWHILE = 12;
/** The most rows that are ever drawn: the visible ones and those about to be. */
const DRAWN = 50;

test("a long list scrolls smoothly, and keys reach its end", async ({ office }) => {
  test.setTimeout(60_000 + MANY * 200);
  const mark = unique("Long list");
  const otto = await office.employee("Otto Brandt");
  const { page } = otto;
  const first = MANY - MEANWHILE - 1;
  for (let number = 1; number <= first; number += 25) {
    const batch = Array.from({ length: Math.min(25, first - number + 1) }, (_, index) => number + index);
    await Promise.all(batch.map((each) => otto.hasCreated(`${mark} no. ${each}.`)));
  }
  await otto.visit("My tickets");
  const rows = page.getByRole("region", { name: "My tickets" }).getByRole("listitem");
  await expect(rows.first()).toBeVisible();

  await test.step("a list hidden behind a ticket reads no further pages", async () => {
    const size = page.viewportSize() ?? { width: 1280, height: 800 };
    await page.setViewportSize({ ...size, width: 480 });
    await rows.first().click();
    await expect(rows.first()).toBeHidden();
    const further: string[] = [];
    page.on("request", (request) => {
      const asked = request.postData() ?? "";
      if (request.url().endsWith("ticket_mine") && !asked.includes('"after":null')) further.push(asked);
    });
    await otto.hasCreated(`${mark} no. 0.`);
    const hidden = page.getByRole("listitem", { includeHidden: true }).filter({ hasText: "no. 0." });
    await expect(hidden).toBeAttached();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    await page.keyboard.press("Escape");
    await expect(rows.first()).toContainText("no. 0.");
    expect(further).toEqual([]);
    await page.setViewportSize(size);
  });

  await test.step("the scroll position stays while it is hidden and rows arrive", async () => {
    const size = page.viewportSize() ?? { width: 1280, height: 800 };
    await page.setViewportSize({ ...size, width: 480 });
    await rows.first().evaluate((row) => row.closest("ul")?.parentElement?.scrollTo({ top: 1500 }));
    const number = await page.locator('main li[aria-posinset="22"]').innerText();
    const read = page.locator("main li", { hasText: /no\. \d+\./.exec(number)?.[0] ?? "" });
    const place = async () => Number(await read.getAttribute("aria-posinset"));
    const top = () => read.evaluate((row) => row.getBoundingClientRect().top);
    const before = await top();
    await read.click();
    await expect(read).toBeHidden();
    for (let more = 1; more <= MEANWHILE; more += 1) await otto.hasCreated(`${mark} meanwhile ${more}.`);
    await expect.poll(place).toBe(22 + MEANWHILE);
    await page.keyboard.press("Escape");
    await expect(read).toBeInViewport({ ratio: 1 });
    expect(await top()).toBeCloseTo(before, -1);
    await page.setViewportSize(size);
  });

  await test.step("by wheel, page after page, until every row is loaded", async () => {
    const frames: number[] = [];
    try {
      await expect(async () => {
        frames.push(...(await page.evaluate(scrolled)));
        expect(await rows.last().getAttribute("aria-setsize")).toBe(String(MANY));
      }).toPass({ timeout: 60_000 + MANY * 100, intervals: [0] });
    } finally {
      process.stdout.write(`${told(frames)}\n`);
    }
    // The cost of a frame depends on the drawn rows, which any machine can count.
    expect(await rows.count(), `of ${MANY} rows`).toBeLessThan(DRAWN);
  });

  await test.step("each row has its position for screen readers", async () => {
    await expect(rows.last()).toHaveAttribute("aria-posinset", String(MANY));
    await expect(rows.last()).toHaveAttribute("aria-setsize", String(MANY));
  });

  await test.step("by keys", async () => {
    const open = page.getByRole("main").locator('[aria-current="true"]');
    const place = async () => Number(await open.locator("..").getAttribute("aria-posinset"));
    await page.keyboard.press("Home");
    await expect.poll(place).toBe(1);
    await page.keyboard.press("PageDown");
    await expect.poll(place).toBeGreaterThan(4);
    await page.keyboard.press("PageUp");
    await expect.poll(place).toBe(1);
    await page.keyboard.press("End");
    await expect.poll(place).toBe(MANY);
    await expect(open).toBeFocused();
    await expect(open).toBeInViewport();
  });

  await test.step("a change is announced in place, and the scroll position stays", async () => {
    const before = await rows.last().evaluate((row) => row.getBoundingClientRect().top);
    const last = rows.last().getByRole("link");
    const readAgain = page.waitForResponse(/ticket_mine$/);
    await otto.hasCreated(`${mark} one more.`);
    await readAgain;
    await expect(last).toBeFocused();
    expect(await rows.last().evaluate((row) => row.getBoundingClientRect().top)).toBeCloseTo(before, -1);
  });
});

function told(frames: readonly number[]): string {
  const sorted = frames.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1);
  return `${MANY} rows, ${sorted.length} frames: median ${at(0.5)} ms, 95 % within ${at(0.95)} ms`;
}

/** Scrolls by one screen in steps, like a wheel. Returns the frame times in milliseconds. */
async function scrolled(): Promise<number[]> {
  const scroller = document.querySelector("main ul")?.parentElement;
  if (!scroller) throw new Error("there is no list");
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const took: number[] = [];
  let before = await frame();
  for (let step = 0; step < 8; step += 1) {
    scroller.scrollTop += scroller.clientHeight / 4;
    const now = await frame();
    took.push(now - before);
    before = now;
  }
  return took;
}
