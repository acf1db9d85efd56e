import { drafts } from "./drafts.svelte";
import { fieldOf } from "./draft-key";

/** Which draft of a field is open: the one requested last. Create it during component initialisation. */
export class CurrentDraft {
  current = $state("");

  constructor(field: string) {
    this.current = drafts.keyFor(field);
    $effect.pre(() => {
      const { wanted } = drafts;
      if (wanted !== null && fieldOf(wanted) === field) this.current = wanted;
    });
  }
}
