import { type Answer, type Command, type Request, rpc } from "../api";
import { session } from "./session.svelte";

/** Like `rpc`, for a signed-in person: notices an ended session. */
export async function call<C extends Command>(command: C, request: Request<C>): Promise<Answer<C>> {
  try {
    return await rpc(command, request);
  } catch (thrown) {
    session.noteFailure(thrown);
    throw thrown;
  }
}
