/**
 * The fresh rows in their order; where a row is the same as before, the very object from before, so that nothing that did not
 * change is drawn again.
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
