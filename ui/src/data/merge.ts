/**
 * Returns the fresh rows in order, but reuses the old object of an unchanged row, so that it is not drawn again.
 */
export function merge<Row>(
  before: readonly Row[],
  fresh: readonly Row[],
  keyOf: (row: Row) => unknown,
): Row[] {
  const known = new Map(before.map((row) => [keyOf(row), row]));
  return fresh.map((row) => {
    const old = known.get(keyOf(row));
    return old !== undefined && JSON.stringify(old) === JSON.stringify(row) ? old : row;
  });
}

/**
 * A fresh newest page behind what is known from before it. Where the two do not meet, something between them is missing, and
 * only the page counts.
 */
export function joined<Row extends { id: number }>(before: readonly Row[], fresh: readonly Row[]): Row[] {
  const meets = before.findIndex(({ id }) => id === fresh[0]?.id);
  return [...before.slice(0, Math.max(0, meets)), ...merge(before, fresh, ({ id }) => id)];
}
