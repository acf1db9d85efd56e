import { CallError, toWireError } from "./call-error";
import type { Transport } from "./transport";
import type { Signal } from "./wire";

/** The devserver: the same commands over HTTP on loopback, with a profile for each workstation. */
export function http(profile: string): Transport {
  const path = encodeURIComponent(profile);
  return {
    async call(command, request) {
      const response = await fetch(`/rpc/${path}/${command}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(request),
      });
      const answer: unknown = await response.json();
      if (!response.ok) throw new CallError(toWireError(answer));
      return answer;
    },
    signals(listener) {
      const source = new EventSource(`/signals/${path}`);
      source.onmessage = (event: MessageEvent<string>) => listener(JSON.parse(event.data) as Signal);
      return new Promise((heard) => {
        source.onopen = () => heard();
        source.onerror = () => heard();
      });
    },
    leave(to) {
      if (to === "desk") window.location.assign(`/?profile=${path}`);
      else window.close();
      return Promise.resolve();
    },
  };
}
