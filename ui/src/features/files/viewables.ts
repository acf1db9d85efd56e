import type { Attachment, ChosenFile } from "../../api";
import { call } from "../../session/call";
import { people } from "../../session/people.svelte";
import { isPicture, type Viewable } from "../pictures/picture";
import type { TicketFiles } from "../pictures/siblings";
import { transfers } from "./transfers.svelte";

function ofAttachment(ticket: number, file: Attachment): Viewable {
  const { id, name, size, digest, from } = file;
  return {
    key: `attachment:${id}`,
    name,
    size,
    from: people.nameOf(from),
    load: (form) => call("attachment_picture", { ticket, id, size, digest, form }),
    share: () => transfers.share(file),
    // The same transfer may be for a file that is being saved.
    stop: () => {
      if (!transfers.saving(id)) void transfers.stop(id);
    },
    save: () => transfers.fetch(file),
  };
}

/** The pictures among the files of a ticket, in their order. */
export function picturesOf({ ticket, attachments }: TicketFiles): Viewable[] {
  return attachments
    .filter(({ mediaType }) => isPicture(mediaType))
    .map((file) => ofAttachment(ticket, file));
}

/** The pictures among the files of a draft. */
export function chosenPictures(files: readonly ChosenFile[]): Viewable[] {
  return files
    .filter(({ mediaType }) => isPicture(mediaType))
    .map(({ id, name, size }) => ({
      key: `file:${id}`,
      name,
      size,
      load: (form) => call("file_picture", { id, form }),
    }));
}
