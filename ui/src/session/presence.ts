import { rpc } from "../api";

/** Milliseconds between two requests; the desk closes a connection that nobody has wanted for a minute. */
const INTERVAL = 20_000;

let last = -INTERVAL;

/** Keeps the connection for actions open while somebody uses the window, so that no action has to wait for it. */
export function present(event: Event): void {
  if (event.timeStamp - last < INTERVAL) return;
  last = event.timeStamp;
  // An action that finds no connection says why.
  rpc("connection_prepare", null).catch(() => undefined);
}
