import { toWireError } from "../../api";
import { errorText } from "../../i18n/errors";
import { typeAhead } from "../../keyboard/bindings";
import { toasts } from "../../window/toasts.svelte";
import { actionDone } from "./action-texts";
import type { CommandAction } from "./actions";
import { perform } from "./perform.svelte";
import { proceed } from "./proceed";
import { takingBack } from "./take-back";

/** Runs an action that needs no note, tells of it, and goes where it leads. Buffers keys until its target has mounted. */
export async function act(name: CommandAction, ticket: number): Promise<void> {
  const came = typeAhead.wait();
  let done = false;
  try {
    done = (await perform(name, ticket)) === "done";
  } catch (thrown) {
    const failure = toWireError(thrown);
    if (failure.code !== "session.ended") toasts.warn(errorText(failure));
  }
  if (done) {
    toasts.say(actionDone(name, ticket), takingBack(name, ticket));
    await proceed(name, ticket);
  }
  came(done);
}
