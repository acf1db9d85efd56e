type Part<Letter extends string> = Letter extends "." | "_" | " "
  ? "-"
  : Letter extends Lowercase<Letter>
    ? Letter
    : `-${Lowercase<Letter>}`;

/** Turns a name of the data or the code into part of a message id: "ticket.not_found" → "ticket-not-found". */
export type Kebab<Name extends string, Done extends string = ""> = string extends Name
  ? string
  : Name extends `${infer Letter}${infer Rest}`
    ? Kebab<Rest, `${Done}${Part<Letter>}`>
    : Done;

export function kebab<Name extends string>(name: Name): Kebab<Name> {
  return name
    .replace(/[._ ]/gu, "-")
    .replace(/(?<=[a-z0-9])[A-Z]/gu, "-$&")
    .toLowerCase() as Kebab<Name>;
}
