import { rpc } from "../../api";
import { session } from "../../session/session.svelte";
import { drafts } from "../drafts/drafts.svelte";

/** Tries the database now. */
export async function retry(): Promise<void> {
  session.connectionChanged(await rpc("connection_retry", null));
}

/** Forgets the connection and signs out. Saves drafts first. */
export async function forget(): Promise<void> {
  await drafts.flush();
  const connection = await rpc("connection_forget", null);
  session.close();
  session.connection = connection;
  await session.reload();
}

/** Removes the trial with everything in it. */
export async function removeTrial(): Promise<void> {
  const connection = await rpc("trial_remove", null);
  session.close();
  session.connection = connection;
  await session.reload();
}
