/** The folders of src, from the top down: each imports only from those below it. */
export const LAYERS = [
  "app",
  "features",
  "data",
  "session",
  "window",
  "components",
  "i18n",
  "keyboard",
  "api",
];

/** The folders of src/features, from the top down. */
export const FEATURES = [
  "palette",
  "shortcuts",
  "onboarding",
  "settings",
  "inbox",
  "people",
  "account",
  "search",
  "ticket-lists",
  "new-ticket",
  "ticket",
  "thread",
  "introduction",
  "list-detail",
  "connection",
  "outbox",
  "facts",
  "files",
  "drafts",
  "text",
];

const above = (names, name) => names.slice(0, names.indexOf(name)).join("|");

/** For typescript-eslint's rule of this name: what a folder must not import. */
function restricted(...patterns) {
  const tauri = { regex: "^@tauri-apps/", message: "Only src/api/tauri.ts knows Tauri." };
  return { "@typescript-eslint/no-restricted-imports": ["error", { patterns: [tauri, ...patterns] }] };
}

const message = "Imports run downwards: see layers.js.";
/** What a feature declares as data, in its actions.ts, may be read from everywhere: it imports nothing but types and icons. */
const ofLayer = (layer) => ({ regex: `^(\\.\\./)+(${above(LAYERS, layer)})/(?!\\w+/actions$)`, message });
const ofFeature = (feature) => ({ regex: `^\\.\\./(${above(FEATURES, feature)})/(?!actions$)`, message });

/** Keeps imports in the order of the layers, and components free of state. */
export const layers = [
  { rules: restricted() },
  ...LAYERS.slice(1).map((layer) => ({
    files: [`src/${layer}/**`],
    rules: restricted(ofLayer(layer)),
  })),
  ...FEATURES.slice(1).map((feature) => ({
    files: [`src/features/${feature}/**`],
    rules: restricted(ofLayer("features"), ofFeature(feature)),
  })),
  {
    files: ["src/components/**"],
    rules: restricted(ofLayer("components"), {
      regex: "^(\\.\\./)+api$",
      allowTypeImports: true,
      message: "A component shows what it is given; a feature calls the desk.",
    }),
  },
  {
    files: ["src/features/*/actions.ts"],
    rules: restricted({
      regex: "^\\.",
      allowTypeImports: true,
      message: "Everybody imports what is declared here, so it imports types and icons only.",
    }),
  },
  { files: ["src/api/tauri.ts"], rules: { "@typescript-eslint/no-restricted-imports": "off" } },
];
