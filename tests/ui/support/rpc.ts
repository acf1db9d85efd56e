import type { Commands, WireError } from "../../../ui/src/api/wire";
import { address } from "./world";

/** A refused command, with its code. */
export class Refused extends Error {
  constructor(
    command: string,
    readonly wire: WireError,
  ) {
    super(`${command} was refused: ${wire.code} (${wire.message})`);
  }
}

/** Calls a command of a workstation without its window: for the set-up of a story. */
export async function rpc<C extends keyof Commands>(
  profile: string,
  command: C,
  request: Commands[C]["request"],
): Promise<Commands[C]["answer"]> {
  const response = await fetch(`${address()}/rpc/${profile}/${command}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(request),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Refused(command, answer as WireError);
  return answer as Commands[C]["answer"];
}
