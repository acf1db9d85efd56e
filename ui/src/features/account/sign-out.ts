import { rpc, toWireError } from "../../api";
import { t } from "../../i18n";
import { errorText } from "../../i18n/errors";
import { session } from "../../session/session.svelte";
import { drafts } from "../drafts/drafts.svelte";
import { outbox } from "../outbox/outbox.svelte";
import { toasts } from "../../window/toasts.svelte";

/** Signs out. Saves drafts first; they wait for the next sign-in. */
export async function signOut(): Promise<void> {
  await drafts.flush();
  const left = outbox.waiting.length;
  try {
    await rpc("session_close", null);
  } catch (thrown) {
    const failure = toWireError(thrown);
    if (failure.code !== "session.ended") {
      toasts.warn(errorText(failure));
      return;
    }
  }
  session.close();
  if (left > 0) toasts.say(t("outbox-stays", { count: left }));
}
