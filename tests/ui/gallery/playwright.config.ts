import { defineConfig } from "@playwright/test";
import base from "../playwright.config";

const build = "../../../build/gallery";

/** Every screen and state, looked at in every way that somebody may have the window. */
export default defineConfig({
  ...base,
  testDir: ".",
  outputDir: `${build}-failures`,
  timeout: 600_000,
  globalTeardown: "./report.ts",
  projects: [
    { name: "gallery", testIgnore: ["full.spec.ts", "long-list.spec.ts"] },
    // Hundreds of tickets: nobody else's pool is to be seen with them.
    { name: "full", testMatch: "full.spec.ts", dependencies: ["gallery"] },
    { name: "long", testMatch: "long-list.spec.ts", dependencies: ["full"] },
  ],
});
