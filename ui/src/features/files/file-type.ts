import { t } from "../../i18n";

/** What a file is, by its content, in one word. */
export function typeOf(mediaType: string): string {
  if (mediaType === "application/octet-stream") return t("file-type-unknown");
  if (mediaType === "text/plain") return t("file-type-text");
  const name = (mediaType.split("/")[1] ?? mediaType).replace(/^(x-|vnd\.)/, "");
  return name.toUpperCase();
}
