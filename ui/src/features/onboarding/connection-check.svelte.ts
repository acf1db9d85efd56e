import { type ConnectionTest, type ConnectionVerdict, rpc, toWireError, type WireError } from "../../api";

/** Tests a connection without importing it, to name the step that fails. */
export class ConnectionCheck {
  busy = $state(false);
  verdict = $state.raw<ConnectionVerdict | null>(null);
  failure = $state.raw<WireError | null>(null);

  async run(test: ConnectionTest): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.clear();
    try {
      this.verdict = await rpc("connection_test", test);
    } catch (thrown) {
      this.failure = toWireError(thrown);
    } finally {
      this.busy = false;
    }
  }

  /** Finds the failing step of a refused connection. Invalid input is reported separately. */
  async explain(refusal: WireError | null, test: ConnectionTest): Promise<void> {
    if (refusal === null || !/^(database|connection\.host)/.test(refusal.code)) return;
    await this.run(test);
    // The test passes now or cannot even run: show the refusal alone.
    if (this.verdict?.ok === true) this.verdict = null;
    this.failure = null;
  }

  clear(): void {
    this.verdict = null;
    this.failure = null;
  }
}
