import { rpc } from "../api";
import { t } from "../i18n";

/** A formatted number with its extension. */
export function withExtension(number: string, extension: string | null): string {
  return extension === null || extension === ""
    ? number
    : t("account-phone-with-extension", { number, extension });
}

/** A number formatted for its country; unchanged if it cannot be parsed. */
export async function readable(e164: string, extension: string | null): Promise<string> {
  const checked = await rpc("phone_check", { region: "", number: e164 }).catch(() => null);
  return withExtension(checked?.state === "understood" ? checked.display : e164, extension);
}
