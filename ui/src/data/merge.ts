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
