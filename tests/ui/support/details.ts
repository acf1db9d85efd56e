import { randomUUID } from "node:crypto";
import type { PersonSignUp } from "../../../ui/src/api/wire";

export type Details = Omit<PersonSignUp, "request">;

/** A suffix that makes a text of this test unique. */
export function unique(text: string): string {
  return `${text} ${randomUUID().slice(0, 6)}`;
}

/** The sign-up form of a person with this name. The user name is unique. */
export function detailsOf(name: string): Details {
  const first = /^[A-Za-z]{2,20}/.exec(name)?.[0].toLowerCase() ?? "somebody";
  const username = `${first}-${randomUUID().slice(0, 8)}`;
  return {
    name,
    username,
    email: `${username}@example.org`,
    password: "violet harbour 93 lanterns",
    phoneRegion: "GB",
    phone: "07400 123456",
    phoneExtension: "",
    profession: "Bookbinder",
    organisation: "Northwind Press",
    address: "Mill building, second floor, room 12",
    invitation: "",
  };
}
