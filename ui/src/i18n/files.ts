import { FILES } from "./catalogue-files";
import type { Written } from "./languages";

/** The texts of the files of one language. */
export function filesOf(written: Written): string[] {
  return Object.entries(FILES)
    .filter(([path]) => path.includes(`/${written}/`))
    .map(([, text]) => text);
}
