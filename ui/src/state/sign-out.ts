import { rpc, toWireError } from "../api";
import { text } from "../text";
import { desk } from "./desk.svelte";
import { drafts } from "./drafts.svelte";
import { toasts } from "./toasts.svelte";

/** Ends the session on purpose. Drafts are written first; they wait for the next time. */
export async function signOut(): Promise<void> {
  await drafts.flush();
  try {
    await rpc("session_close", null);
  } catch (thrown) {
    const { code, limit } = toWireError(thrown);
    if (code !== "session.ended") {
      toasts.warn(text.errors[code](limit));
      return;
    }
  }
  desk.leave();
}
