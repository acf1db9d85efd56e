import { isBlank } from "../components/clean-text";
import { toWireError, type WireError } from "../api";

/** Submits one form: one request at a time, and its failure. */
export class Submission {
  busy = $state(false);
  failure = $state.raw<WireError | null>(null);
  /** Required fields that are empty; reported before anything is sent. */
  missing = $state.raw<ReadonlySet<string>>(new Set());

  /** Runs the action unless one is already in flight. Returns whether it succeeded. */
  async run(handler: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.failure = null;
    try {
      await handler();
      return true;
    } catch (thrown) {
      this.failure = toWireError(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** Records which required fields are empty. Returns whether all are filled. */
  require(fields: Record<string, string>): boolean {
    const empty = Object.keys(fields).filter((name) => isBlank(fields[name] ?? ""));
    this.missing = new Set(empty);
    if (empty.length > 0) this.failure = null;
    return empty.length === 0;
  }

  /** The problem of a field. */
  problemOf(field: string): Pick<WireError, "code" | "limit"> | null {
    if (this.missing.has(field)) return { code: "input.required", limit: null };
    return this.failure?.field === field ? this.failure : null;
  }

  /** A failure that belongs to none of these fields. */
  problemBeside(fields: readonly string[]): WireError | null {
    const field = this.failure?.field ?? null;
    return field !== null && fields.includes(field) ? null : this.failure;
  }

  /** Clears the problem of a field that the person corrects, or of the whole form. */
  touched(field: string): void {
    if (this.missing.has(field)) this.missing = new Set([...this.missing].filter((name) => name !== field));
    if (this.failure?.field == null || this.failure.field === field) this.failure = null;
  }

  clear(): void {
    this.failure = null;
    this.missing = new Set();
  }
}
