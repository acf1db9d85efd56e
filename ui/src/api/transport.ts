import type { Commands, Signal } from "./wire";

export type Command = keyof Commands;
export type Request<C extends Command> = Commands[C]["request"];
export type Answer<C extends Command> = Commands[C]["answer"];

/** How the window reaches the desk. There are two: the shell (Tauri) and the devserver (HTTP). */
export interface Transport {
  /** Resolves to the command's answer or rejects with a `CallError`. */
  call(command: Command, request: unknown): Promise<unknown>;
  /** Tells what happens without having been asked, as long as the window lives. Resolves when nothing is missed any more. */
  signals(listener: (signal: Signal) => void): Promise<void>;
}
