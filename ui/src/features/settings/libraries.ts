import type { Library } from "virtual:libraries";

export type { Library };

/** The libraries of this application, as the build found them. Loaded on first use. */
export async function libraries(): Promise<readonly Library[]> {
  return (await import("virtual:libraries")).libraries;
}
