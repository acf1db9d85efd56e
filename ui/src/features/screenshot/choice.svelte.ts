import type { CaptureKind, CaptureSource } from "../../api";
import { t } from "../../i18n";

/** How long the window may stay hidden before the picture is taken, in seconds. */
export const DELAYS = [0, 3, 5] as const;

/** What was chosen last in this window. */
class Choice {
  /** `region:`, `screen:` or `window:` and the id of the source. */
  what = $state("");
  seconds = $state<(typeof DELAYS)[number]>(0);
}

export const choice = new Choice();

interface What {
  value: string;
  words: string;
}

/** Everything of which a picture can be taken: a part of each screen, each screen, each window. */
export function optionsFor(sources: readonly CaptureSource[]): What[] {
  const screens = sources.filter(({ kind }) => kind === "screen");
  const many = screens.length > 1;
  const part = ({ id, name }: CaptureSource) => ({
    value: `region:${id}`,
    words: many ? t("screenshot-region-of", { name }) : t("screenshot-region"),
  });
  const whole = ({ id, name }: CaptureSource) => ({
    value: `screen:${id}`,
    words: many ? t("screenshot-screen-of", { name }) : t("screenshot-screen"),
  });
  const windows = sources.filter(({ kind }) => kind === "window");
  return [
    ...screens.map(part),
    ...screens.map(whole),
    ...windows.map(({ id, name }) => ({ value: `window:${id}`, words: t("screenshot-window", { name }) })),
  ];
}

/** What the desk is asked for. A part of a screen is cut out of the whole. */
export function requestFor(
  what: string,
  sources: readonly CaptureSource[],
): { kind: CaptureKind; id: string; isPart: boolean } {
  if (sources[0]?.kind === "dialog") return { kind: "dialog", id: "", isPart: false };
  const colon = what.indexOf(":");
  const [kind, id] = [what.slice(0, colon), what.slice(colon + 1)];
  return { kind: kind === "window" ? "window" : "screen", id, isPart: kind === "region" };
}
