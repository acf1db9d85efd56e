import type { DirectoryEntry } from "../api";
import { readable, withExtension } from "./phone-text";

/** Somebody's number with its extension, as it is until it is formatted; empty for none. Called while a component is set up. */
export function readablePhone(
  of: () => Pick<DirectoryEntry, "phone" | "phoneExtension"> | undefined,
): () => string {
  let words = $state("");

  $effect(() => {
    const { phone = null, phoneExtension = null } = of() ?? {};
    words = phone === null ? "" : withExtension(phone, phoneExtension);
    if (phone === null) return;
    let late = false;
    void readable(phone, phoneExtension).then((display) => {
      if (!late) words = display;
    });
    return () => {
      late = true;
    };
  });
  return () => words;
}
