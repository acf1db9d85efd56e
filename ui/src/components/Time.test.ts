// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/svelte";
import { afterEach, describe, expect, it } from "vitest";
import { clock } from "../i18n/clock.svelte";
import { ago } from "../i18n/format";
import Time from "./Time.svelte";

const HOUR = 3_600_000;

describe("the age of something that the database stamped", () => {
  afterEach(() => {
    cleanup();
    clock.follow(0);
  });

  it.each([3, -3])("is right on a computer that is %i hours ahead", (hours) => {
    const there = clock.here - hours * HOUR;
    clock.follow(-hours * HOUR);
    const at = new Date(there - 5 * 60_000).toISOString();
    render(Time, { at });
    expect(screen.getByRole("time")).toHaveTextContent(ago(at, there));
    expect(screen.getByRole("time")).toHaveTextContent("5");
  });
});
