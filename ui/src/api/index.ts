import { http } from "./http";
import { tauri } from "./tauri";
import type { Answer, Command, Request, Transport } from "./transport";
import type { Signal } from "./wire";

export { CallError, toWireError } from "./call-error";
export type { Answer, Command, Request } from "./transport";
export type * from "./wire";
export { LONGEST } from "./wire";

function transportOfThisWindow(): Transport {
  if ("__TAURI_INTERNALS__" in window) return tauri;
  return http(new URLSearchParams(window.location.search).get("profile") ?? "default");
}

const transport = transportOfThisWindow();

/** Calls a command of the desk. Rejects with a `CallError`. */
export async function rpc<C extends Command>(command: C, request: Request<C>): Promise<Answer<C>> {
  return (await transport.call(command, request)) as Answer<C>;
}

/** Listens to the desk's signals for the life of the window. Resolves once no signal can be missed. */
export function signals(listener: (signal: Signal) => void): Promise<void> {
  return transport.signals(listener);
}

/** Closes the small window of a new ticket; it may show the main window instead. */
export function leave(to: "nothing" | "desk"): Promise<void> {
  return transport.leave(to);
}
