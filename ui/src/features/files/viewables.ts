import type { Attachment, ChosenFile } from "../../api";
import { call } from "../../session/call";
import { people } from "../../session/people.svelte";
import type { TicketFiles } from "../viewer/siblings";
import { type Content, kindOf, type Viewable } from "../viewer/viewable";
import { transfers } from "./transfers.svelte";

/** How a file of a ticket is seen; null when it can only be saved. */
function contentOf(ticket: number, { id, size, digest, mediaType }: Attachment): Content | null {
  const file = { ticket, id, size, digest };
  switch (kindOf(mediaType)) {
    case "picture":
      return { kind: "picture", load: (form) => call("attachment_picture", { ...file, form }) };
    case "text":
      return { kind: "text", load: () => call("attachment_text", file) };
    case null:
      return null;
  }
}

/** The files of a ticket that can be looked at, in their order. */
export function viewablesOf({ ticket, attachments }: TicketFiles): Viewable[] {
  return attachments.flatMap((file) => {
    const { id, name, size, from } = file;
    const content = contentOf(ticket, file);
    if (content === null) return [];
    const viewable: Viewable = {
      ...content,
      key: `attachment:${id}`,
      name,
      size,
      from: people.nameOf(from),
      share: () => transfers.share(file),
      // The same transfer may be for a file that is being saved.
      stop: () => {
        if (!transfers.saving(id)) void transfers.stop(id);
      },
      save: () => transfers.fetch(file),
    };
    return [viewable];
  });
}

/** The files of a draft that can be looked at. */
export function chosenViewables(files: readonly ChosenFile[]): Viewable[] {
  return files.flatMap(({ id, name, size, mediaType }): Viewable[] => {
    const file = { key: `file:${id}`, name, size };
    switch (kindOf(mediaType)) {
      case "picture":
        return [{ ...file, kind: "picture", load: (form) => call("file_picture", { id, form }) }];
      case "text":
        return [{ ...file, kind: "text", load: () => call("file_text", { id }) }];
      case null:
        return [];
    }
  });
}
