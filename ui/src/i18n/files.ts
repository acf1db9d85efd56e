import type { Written } from "./languages";

/** The catalogue files that `locales/catalogue.toml` assigns to the window. */
const FILES = import.meta.glob<string>(
  "../../../locales/{en,de}/{account,actions,app,drafts,errors,files,introduction,keyboard,lists,messages,onboarding,outbox,palette,people,search,settings,tickets}.ftl",
  { query: "?raw", import: "default", eager: true },
);

/** The texts of the files of one language. */
export function filesOf(written: Written): string[] {
  return Object.entries(FILES)
    .filter(([path]) => path.includes(`/${written}/`))
    .map(([, text]) => text);
}
