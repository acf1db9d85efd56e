import { afterEach, expect, it, vi } from "vitest";
import { rpc } from "../api";
import { present } from "./presence";

vi.mock("../api", () => ({ rpc: vi.fn(() => Promise.reject(new Error("away"))) }));

afterEach(() => vi.clearAllMocks());

const at = (seconds: number) => ({ timeStamp: seconds * 1000 }) as Event;

it("asks for the connection when somebody comes, and seldom while they stay", () => {
  present(at(1));
  expect(rpc).toHaveBeenCalledExactlyOnceWith("connection_prepare", null);
  for (let seconds = 2; seconds < 21; seconds += 1) present(at(seconds));
  expect(rpc).toHaveBeenCalledTimes(1);
  present(at(21));
  expect(rpc).toHaveBeenCalledTimes(2);
});
