import type { PersonRef, Ticket } from "../../api";

/** For whom an open ticket waits. */
export interface Waiting {
  /** Nobody in particular: any responder. */
  person: PersonRef | null;
  /** It is whoever looks at it. */
  you: boolean;
  since: string;
}

type Turned = Pick<Ticket, "turn" | "turnSince" | "employee" | "responder">;

/** For whom it waits as `me` sees it; null for what is done. */
export function waiting(
  { turn, turnSince, employee, responder }: Turned,
  me: number | undefined,
): Waiting | null {
  if (turn === null || turnSince === null) return null;
  const person = turn === "requester" ? employee : responder;
  return { person, you: person !== null && person.id === me, since: turnSince };
}
