import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { CallError, toWireError } from "./call-error";
import type { Transport } from "./transport";
import type { Signal } from "./wire";

/** The shell: one command for everything, one event for every signal. */
export const tauri: Transport = {
  async call(command, request) {
    try {
      return await invoke("rpc", { command, request });
    } catch (thrown) {
      throw new CallError(toWireError(thrown));
    }
  },
  async signals(listener) {
    await listen<Signal>("signal", (event) => listener(event.payload));
  },
  async leave(to) {
    await invoke("new_ticket_leave", { desk: to === "desk" });
  },
};
