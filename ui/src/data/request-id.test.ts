import { describe, expect, it } from "vitest";
import { RequestIds } from "./request-id";

describe("a request id", () => {
  it("stays the same for retries of the same content", () => {
    const requests = new RequestIds();
    const first = requests.for({ body: "hello" });
    expect(requests.for({ body: "hello" })).toBe(first);
  });

  it("is renewed when the content changes, and when the request succeeded", () => {
    const requests = new RequestIds();
    const first = requests.for({ body: "hello" });
    const second = requests.for({ body: "hello!" });
    expect(second).not.toBe(first);
    requests.granted();
    expect(requests.for({ body: "hello!" })).not.toBe(second);
  });

  it("is a UUID of version 7", () => {
    expect(new RequestIds().for(null)).toMatch(
      /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    );
  });
});
