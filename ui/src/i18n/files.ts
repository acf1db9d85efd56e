import type { Written } from "./languages";

/** What the window shows of the catalogue: the files that `locales/catalogue.toml` names for it. */
const FILES = import.meta.glob<string>(
  "../../../locales/{en,de}/{account,actions,alerts,app,drafts,errors,events,introduction,keyboard,lists,messages,onboarding,outbox,palette,people,settings,tickets}.ftl",
  { query: "?raw", import: "default", eager: true },
);

/** The texts of the files of one language. */
export function filesOf(written: Written): string[] {
  return Object.entries(FILES)
    .filter(([path]) => path.includes(`/${written}/`))
    .map(([, text]) => text);
}
