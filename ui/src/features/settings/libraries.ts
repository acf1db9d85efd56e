import type { Library } from "virtual:libraries";

export type { Library };

/** What this application is built on, as the build found it. Read when it is first asked for. */
export async function libraries(): Promise<readonly Library[]> {
  return (await import("virtual:libraries")).libraries;
}
