import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import { layers } from "./layers.js";
import svelteConfig from "./svelte.config.js";

export default ts.config(
  { ignores: ["dist/", "src/api/wire.ts", "src/i18n/messages.ts", "src/i18n/catalogue-files.ts"] },
  js.configs.recommended,
  ...ts.configs.recommendedTypeChecked,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      globals: globals.browser,
      parserOptions: {
        projectService: { allowDefaultProject: ["eslint.config.js", "layers.js", "svelte.config.js"] },
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: [".svelte"],
      },
    },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      // Handlers of the DOM take functions that answer nothing; ours are often async and catch for themselves.
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: false }],
      "no-console": "error",
      // Text is never read as markup ("svelte/no-at-html-tags" is the other half).
      "no-restricted-properties": [
        "error",
        ...["innerHTML", "outerHTML", "insertAdjacentHTML", "setHTMLUnsafe", "write", "writeln"].map(
          (property) => ({
            property,
            ...(property.startsWith("write") ? { object: "document" } : {}),
            message: "Text is shown as text, never as markup.",
          }),
        ),
      ],
      // A text that was read once stays in the language in which it was read.
      "no-restricted-syntax": [
        "error",
        ...["", "ObjectExpression > Property > ", "ArrayExpression > ObjectExpression > Property > "].flatMap(
          (into) =>
            ["", "TSAsExpression > "].map((as) => ({
              selector: `:matches(Program, SvelteScriptElement, ExportNamedDeclaration) > VariableDeclaration > VariableDeclarator > ${as}${into}CallExpression[callee.name=/^(t|errorText|awayText)$/]`,
              message:
                "Read texts where they are shown, or in $derived: a constant does not follow the language.",
            })),
        ),
        ...[
          ":not(SvelteStyleElement) > SvelteText[value=/\\p{L}{2}/u]",
          "SvelteAttribute[key.name=/^(title|placeholder|label|alt|hint|words|aria-(label|description|valuetext|roledescription))$/] > SvelteLiteral[value=/\\p{L}{2}/u]",
        ].map((selector) => ({ selector, message: "What people read is in the catalogue (locales/)." })),
      ],
      "svelte/no-at-html-tags": "error",
      "svelte/no-inline-styles": "error",
      "svelte/require-each-key": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      // Links are hashes of our own router (window/router.svelte.ts), not paths of SvelteKit.
      "svelte/no-navigation-without-resolve": "off",
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      // The linter cannot follow types through the props of components; svelte-check does.
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/no-redundant-type-constituents": "off",
      // Our sets and maps are replaced as a whole, never changed in place, where something draws them.
      "svelte/prefer-svelte-reactivity": "off",
    },
  },
  ...layers,
  { files: ["*.js"], ...ts.configs.disableTypeChecked },
);
