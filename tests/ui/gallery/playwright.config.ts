import { defineConfig } from "@playwright/test";
import base from "../playwright.config";

const build = "../../../build/gallery";

/** Every screen and state in every variant. */
export default defineConfig({
  ...base,
  testDir: ".",
  outputDir: `${build}-failures`,
  timeout: 600_000,
  globalTeardown: "./report.ts",
  projects: [
    { name: "gallery", testIgnore: ["full.spec.ts", "long-list.spec.ts"] },
    // Creates hundreds of tickets, so it runs when no other test looks at the pool.
    { name: "full", testMatch: "full.spec.ts", dependencies: ["gallery"] },
    { name: "long", testMatch: "long-list.spec.ts", dependencies: ["full"] },
  ],
});
