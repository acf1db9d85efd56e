import { away, errors } from "./de/errors";
import { firstRun, trial } from "./de/first-run";
import { connection, frame, keys, palette } from "./de/frame";
import { introduction } from "./de/introduction";
import { account, messages, people } from "./de/people";
import { keyring, settings } from "./de/settings";
import { actions, conflict, lists, ticket } from "./de/tickets";
import { unsent } from "./de/unsent";
import type { Catalogue } from "./en";

/** Every visible text in German. docs/GLOSSARY.md says which word stands for what. */
export const de: Catalogue = {
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
