import type { Commands, Signal } from "./wire";

export type Command = keyof Commands;
export type Request<C extends Command> = Commands[C]["request"];
export type Answer<C extends Command> = Commands[C]["answer"];

/** The transport to the desk: the shell (Tauri) or the devserver (HTTP). */
export interface Transport {
  /** Resolves to the command's answer or rejects with a `CallError`. */
  call(command: Command, request: unknown): Promise<unknown>;
  /** Delivers signals for the life of the window. Resolves once no signal can be missed. */
  signals(listener: (signal: Signal) => void): Promise<void>;
  /** Closes the small window of a new ticket; it may show the main window instead. */
  leave(to: "nothing" | "desk"): Promise<void>;
}
