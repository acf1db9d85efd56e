import { drafts } from "./drafts.svelte";
import { fieldOf } from "./draft-key";

/** Which of the drafts of one field is open: the one that was asked for last. To be made while its component is. */
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
