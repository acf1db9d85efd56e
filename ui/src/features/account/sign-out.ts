import { rpc, toWireError } from "../../api";
import { text } from "../../i18n";
import { words } from "../../i18n/format";
import { session } from "../../session/session.svelte";
import { drafts } from "../drafts/drafts.svelte";
import { outbox } from "../outbox/outbox.svelte";
import { toasts } from "../../window/toasts.svelte";

/** Ends the session on purpose. Drafts are written first; they wait for the next time. */
export async function signOut(): Promise<void> {
  await drafts.flush();
  const left = outbox.waiting.length;
  try {
    await rpc("session_close", null);
  } catch (thrown) {
    const failure = toWireError(thrown);
    if (failure.code !== "session.ended") {
      toasts.warn(words(failure));
      return;
    }
  }
  session.close();
  if (left > 0) toasts.say(text.unsent.stays(left));
}
