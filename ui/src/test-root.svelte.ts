/** For tests: makes something that has effects, as a component does. Answers how it ends. */
export function inRoot<T>(make: () => T): [T, () => void] {
  let made: T | undefined;
  const end = $effect.root(() => {
    made = make();
  });
  return [made as T, end];
}
