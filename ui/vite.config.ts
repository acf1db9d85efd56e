import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";
import { libraries } from "./build/libraries.ts";

const devserver = "http://127.0.0.1:8787";

export default defineConfig({
  // Relative, so that the files work under Tauri's own protocol and under any plain file server.
  base: "./",
  plugins: [svelte(), svelteTesting({ autoCleanup: false }), libraries(import.meta.dirname)],
  build: {
    // The oldest engines that know light-dark(); below them it would be rewritten into something that is not the same.
    target: ["chrome125", "safari17.5"],
    // Everything is a file of its own: the content security policy allows no data: scripts or styles.
    assetsInlineLimit: 0,
    // The main window, and the small window of a new ticket.
    rollupOptions: { input: ["index.html", "new-ticket.html"] },
  },
  server: {
    port: 5173,
    strictPort: true,
    fs: { allow: [".", "../locales"] },
    proxy: { "/rpc": devserver, "/signals": devserver },
  },
  test: {
    // Ends hangs; no test comes near it.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    include: ["src/**/*.test.ts"],
    setupFiles: ["src/test-setup.ts"],
  },
});
