interface Named {
  words: string;
}

/** Without case and accents. */
const plain = (words: string) =>
  words.normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("ß", "ss").toLowerCase().trim();

export function beginsWith({ words }: Named, query: string): boolean {
  return plain(words).startsWith(plain(query));
}

/** The options whose names contain the query, those that begin with it first; otherwise in their order. */
export function found<Option extends Named>(options: readonly Option[], query: string): readonly Option[] {
  const sought = plain(query);
  if (sought === "") return options;
  const hits = options.filter(({ words }) => plain(words).includes(sought));
  return [
    ...hits.filter((option) => beginsWith(option, query)),
    ...hits.filter((option) => !beginsWith(option, query)),
  ];
}
