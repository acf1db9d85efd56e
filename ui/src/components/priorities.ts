import type { Priority } from "../api";

/** From the least to the most pressing. */
export const PRIORITIES = ["low", "normal", "high", "urgent"] as const satisfies readonly Priority[];
