/** A query as the address writes it; nothing where nothing is sought. */
export function addressOf(query: string): string {
  return query === "" ? "" : new URLSearchParams({ q: query }).toString();
}

/** The query that an address holds. */
export function queryOf(address: string): string {
  return new URLSearchParams(address).get("q")?.trim() ?? "";
}
