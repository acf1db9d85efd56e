import type { WireError } from "./wire";

/** A refused or failed command, with the desk's reasons. */
export class CallError extends Error {
  constructor(readonly wire: WireError) {
    super(`${wire.code}: ${wire.message}`);
    this.name = "CallError";
  }
}

function isWireError(value: unknown): value is WireError {
  return (
    typeof value === "object" &&
    value !== null &&
    "code" in value &&
    typeof value.code === "string" &&
    "reference" in value &&
    typeof value.reference === "string"
  );
}

/** Turns anything thrown into the form in which errors are shown. */
export function toWireError(thrown: unknown): WireError {
  if (thrown instanceof CallError) return thrown.wire;
  if (isWireError(thrown)) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: "internal", message, retryable: false, reference: "", field: null, limit: null };
}
