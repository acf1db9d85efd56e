import { type Answer, type Command, type Request, rpc } from "../api";
import { session } from "./session.svelte";

/** As `rpc`, for a person who is signed in: a session that has ended is noticed wherever it shows first. */
export async function call<C extends Command>(command: C, request: Request<C>): Promise<Answer<C>> {
  try {
    return await rpc(command, request);
  } catch (thrown) {
    session.noteFailure(thrown);
    throw thrown;
  }
}
