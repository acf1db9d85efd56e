import { away, errors } from "./en/errors";
import { connection, frame, keys } from "./en/frame";
import { account, messages, people } from "./en/people";
import { actions, conflict, lists, ticket } from "./en/tickets";

/** Every visible text in English. Another language is another constant of the type `Catalogue`. */
export const en = {
  locale: "en",
  errors,
  away,
  frame,
  connection,
  keys,
  account,
  people,
  messages,
  lists,
  ticket,
  actions,
  conflict,
};

export type Catalogue = typeof en;
