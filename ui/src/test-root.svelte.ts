/** For tests: creates something with effects, as a component does. Returns it and a function that ends it. */
export function inRoot<T>(make: () => T): [T, () => void] {
  let made: T | undefined;
  const end = $effect.root(() => {
    made = make();
  });
  return [made as T, end];
}
