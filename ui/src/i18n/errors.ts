import type { Code } from "../api";
import { number } from "./format";
import { isMessage, kebab, t } from ".";

/** What failed and what to do next. */
export function errorText({ code, limit }: { code: Code; limit: number | null }): string {
  return t(`error-${kebab(code)}`, { limit: limit === null ? "none" : number(limit) });
}

/** A short reason why the database is away. */
export function awayText(code: Code): string {
  const id = `away-${kebab(code)}` as const;
  return t(isMessage(id) ? id : "away-database-unreachable");
}
