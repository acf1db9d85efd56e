import { defineConfig } from "@playwright/test";
import { chromium } from "./support/chromium";
import { WORKERS } from "./support/world";

const build = "../../build/ui-browser";

export default defineConfig({
  testDir: ".",
  outputDir: `${build}/failures`,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: WORKERS,
  timeout: 240_000,
  reporter: process.env.CI === undefined ? "list" : "dot",
  projects: [
    // The pool is empty only before anybody creates a ticket: these tests run first, and the first day before all others.
    { name: "quiet", testMatch: "screens/quiet/*.spec.ts" },
    { name: "busy", testIgnore: ["screens/quiet/*.spec.ts", "gallery/*.spec.ts"] },
  ],
  expect: {
    timeout: 20_000,
    toMatchAriaSnapshot: { pathTemplate: "{testDir}/screens/snapshots/{arg}.yml" },
  },
  use: {
    // A failing step reports its reason before the test times out.
    actionTimeout: 60_000,
    navigationTimeout: 60_000,
    baseURL: process.env.TICKET_DESK_URL ?? "",
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    timezoneId: "Europe/London",
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: chromium(),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
      ],
    },
  },
});
