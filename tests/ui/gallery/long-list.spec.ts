import { expect, test, unique } from "../support/test";

/** A list that no screen holds; with TICKET_DESK_MANY=10000 as long as they come. */
const MANY = Number(process.env.TICKET_DESK_MANY ?? 150);
/** A list that long is fluent when a frame takes no longer than this in the median, in milliseconds. */
const FLUENT = 50;

test("a long list scrolls fluently and is walked by keys to its end", async ({ office }) => {
  test.setTimeout(60_000 + MANY * 200);
  const mark = unique("Long list");
  const otto = await office.employee("Otto Brandt");
  const { page } = otto;
  for (let number = 1; number <= MANY; number += 25) {
    const batch = Array.from({ length: Math.min(25, MANY - number + 1) }, (_, index) => number + index);
    await Promise.all(batch.map((each) => otto.hasRaised(`${mark} no. ${each}.`)));
  }
  await otto.visit("My tickets");
  const rows = page.getByRole("region", { name: "My tickets" }).getByRole("listitem");
  await expect(rows.first()).toBeVisible();

  await test.step("by wheel, page after page, until everything was there", async () => {
    const frames: number[] = [];
    await expect(async () => {
      frames.push(...(await page.evaluate(scrolled)));
      expect(await rows.last().getAttribute("aria-setsize")).toBe(String(MANY));
    }).toPass({ timeout: 30_000 + MANY * 50, intervals: [0] });
    const sorted = frames.toSorted((a, b) => a - b);
    const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
    const median = at(0.5);
    test.info().annotations.push({
      type: "frames",
      description: `${MANY} rows: median ${median.toFixed(1)} ms, 95 % within ${at(0.95).toFixed(1)} ms`,
    });
    expect(median, "milliseconds of a frame while scrolling").toBeLessThan(FLUENT);
  });

  await test.step("each row tells its place", async () => {
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

  await test.step("a change is told where one looks, and the place is kept", async () => {
    const before = await rows.last().evaluate((row) => row.getBoundingClientRect().top);
    const last = rows.last().getByRole("link");
    const readAgain = page.waitForResponse(/ticket_mine$/);
    await otto.hasRaised(`${mark} one more.`);
    await readAgain;
    await expect(last).toBeFocused();
    expect(await rows.last().evaluate((row) => row.getBoundingClientRect().top)).toBeCloseTo(before, -1);
  });
});

/** Scrolls on by a screen in steps, as a wheel does. Answers how long each frame took, in milliseconds. */
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
