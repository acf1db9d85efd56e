import { away, errors } from "./en/errors";
import { firstRun, trial } from "./en/first-run";
import { connection, frame, keys, palette } from "./en/frame";
import { introduction } from "./en/introduction";
import { account, messages, people } from "./en/people";
import { keyring, settings } from "./en/settings";
import { actions, conflict, lists, ticket } from "./en/tickets";
import { unsent } from "./en/unsent";

/** Every visible text in English. Another language is another constant of the type `Catalogue`. */
export const en = {
  errors,
  away,
  frame,
  connection,
  firstRun,
  trial,
  settings,
  keyring,
  introduction,
  keys,
  palette,
  account,
  people,
  messages,
  lists,
  ticket,
  actions,
  conflict,
  unsent,
};

export type Catalogue = typeof en;
