import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import { type Direction, isolatedIn } from "./direction";
import type { Messages } from "./messages";

export type MessageId = keyof Messages;

type All<Each> = (Each extends unknown ? (each: Each) => void : never) extends (all: infer Every) => void
  ? Every
  : never;

/** The arguments of a message. A union of ids takes the arguments of all of them. */
type ArgumentsOf<Id extends MessageId> = [NonNullable<Messages[Id]>] extends [never]
  ? []
  : [args: All<NonNullable<Messages[Id]>>];

/** Formats a message in one language. */
export type Translate = <Id extends MessageId>(id: Id, ...args: ArgumentsOf<Id>) => string;

export interface Catalogue {
  has: (id: string) => boolean;
  t: Translate;
}

interface Options {
  /** The locale for numbers. */
  locale: string;
  direction: Direction;
  /** Transforms the texts of the catalogue, but not their arguments. */
  disguise?: (text: string) => string;
}

/**
 * The messages of one language, from the texts of its `.ftl` files.
 *
 * Fluent's own isolation is off: with marks around every argument, a copied "Ada claimed your ticket" would not equal the same words
 * typed. Only an argument that runs against the language's direction is isolated.
 */
export function catalogueOf(files: readonly string[], { locale, direction, disguise }: Options): Catalogue {
  const bundle = new FluentBundle(locale, {
    useIsolating: false,
    ...(disguise === undefined ? {} : { transform: disguise }),
  });
  for (const file of files) bundle.addResource(new FluentResource(file));

  function isolate(args: Readonly<Record<string, FluentVariable>>): Record<string, FluentVariable> {
    const entries = Object.entries(args).map(([name, value]) => [
      name,
      typeof value === "string" ? isolatedIn(direction, value) : value,
    ]);
    return Object.fromEntries(entries) as Record<string, FluentVariable>;
  }

  return {
    has: (id) => bundle.hasMessage(id),
    t: (id, ...[args]) => {
      const pattern = bundle.getMessage(id)?.value ?? id;
      // With an error list, a missing argument shows as its name instead of throwing.
      const words = bundle.formatPattern(pattern, args && isolate(args), []);
      // Brackets show where a text was cut off or put together from pieces.
      return disguise === undefined ? words : `[${words}]`;
    },
  };
}
