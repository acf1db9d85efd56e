import { toWireError } from "../../api";
import { cleanText } from "../../components/clean-text";
import { t } from "../../i18n";
import { errorText } from "../../i18n/errors";
import { call } from "../../session/call";
import { toasts } from "../../window/toasts.svelte";
import { drafts } from "../drafts/drafts.svelte";

/** The field of the drafts of the small window. */
export const FIELD = "create#anywhere";

/** The draft is empty, so that an offer may fill it. */
async function isEmpty(draftKey: string): Promise<boolean> {
  return drafts.read(draftKey) === "" && (await call("file_list", { draftKey })).length === 0;
}

/**
 * Turns what the command line offered into drafts: the first fills this one if it is empty, the others get drafts of their own.
 * Returns the draft of the last offer, or null if there was none.
 */
export async function takeOffers(current: string): Promise<string | null> {
  let taken: string | null = null;
  try {
    for (;;) {
      // The other window has drafts too.
      await drafts.flush();
      await drafts.follow();
      const open: string = taken ?? current;
      const draftKey: string = (await isEmpty(open)) ? open : drafts.freeKey(FIELD);
      const offer = await call("offer_take", { draftKey });
      if (offer === null) return taken;
      taken = draftKey;
      const title = cleanText(offer.title, "line").text;
      const description = cleanText(offer.description, "paragraphs").text;
      if (`${title}${description}` !== "")
        drafts.write(draftKey, JSON.stringify({ title, description, priority: "normal", category: "" }));
      for (const { name, code } of offer.refused)
        toasts.warn(t("anywhere-refused", { name, reason: errorText({ code, limit: null }) }));
    }
  } catch (thrown) {
    toasts.warn(errorText(toWireError(thrown)));
    return taken;
  }
}
