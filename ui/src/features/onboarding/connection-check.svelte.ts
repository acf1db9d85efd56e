import { type ConnectionTest, type ConnectionVerdict, rpc, toWireError, type WireError } from "../../api";

/** Trying a connection without taking it over, to name the step at which it fails. */
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

  /** Names the step for a connection that was refused on the way. What is wrong with what was typed is told by itself. */
  async explain(refusal: WireError | null, test: ConnectionTest): Promise<void> {
    if (refusal === null || !/^(database|connection\.host)/.test(refusal.code)) return;
    await this.run(test);
    // It works now, so that the refusal is what is left to tell; or it cannot even be tried.
    if (this.verdict?.ok === true) this.verdict = null;
    this.failure = null;
  }

  clear(): void {
    this.verdict = null;
    this.failure = null;
  }
}
