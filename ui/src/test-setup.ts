import { afterEach } from "vitest";

// A file that needs a document begins with `// @vitest-environment happy-dom`; the others start faster without one.
if (typeof document !== "undefined") {
  await import("@testing-library/jest-dom/vitest");
  const { cleanup } = await import("@testing-library/svelte");
  afterEach(cleanup);
}
