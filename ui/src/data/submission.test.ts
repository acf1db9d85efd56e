// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import { CallError } from "../api";
import { Submission } from "./submission.svelte";

const refusal = (field: string | null) =>
  new CallError({
    code: "input.too_long",
    message: "",
    retryable: false,
    reference: "",
    field,
    limit: 200,
  });

/** A submission that the desk has refused because of a field, or of the whole form. */
async function refused(field: string | null): Promise<Submission> {
  const submission = new Submission();
  expect(await submission.run(() => Promise.reject(refusal(field)))).toBe(false);
  return submission;
}

describe("a form that is submitted", () => {
  it("is sent once, however often somebody clicks", async () => {
    const submission = new Submission();
    let answer: () => void = () => undefined;
    const send = vi.fn(() => new Promise<void>((resolve) => (answer = resolve)));
    const first = submission.run(send);
    expect(await submission.run(send), "the first is still on its way").toBe(false);
    answer();
    expect(await first).toBe(true);
    expect(send).toHaveBeenCalledOnce();
    expect(submission.busy).toBe(false);
  });

  it("misses a field of spaces", () => {
    const submission = new Submission();
    expect(submission.require({ title: "Printer", description: " \n" })).toBe(false);
    expect(submission.problemOf("description")?.code).toBe("input.required");
    expect(submission.problemOf("title")).toBeNull();
    submission.touched("description");
    expect(submission.problemOf("description")).toBeNull();
  });

  it("forgets the problem of a field that is corrected, and keeps that of another", async () => {
    const submission = await refused("title");
    submission.touched("description");
    expect(submission.problemOf("title")?.code).toBe("input.too_long");
    submission.touched("title");
    expect(submission.problemOf("title")).toBeNull();
  });

  it("forgets a problem of the whole form with the first correction", async () => {
    const submission = await refused(null);
    expect(submission.problemBeside(["title"])?.code).toBe("input.too_long");
    submission.touched("title");
    expect(submission.failure).toBeNull();
  });
});
