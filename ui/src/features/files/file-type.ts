import { t } from "../../i18n";

/** Types whose names nobody reads. */
const SHORT: Readonly<Record<string, string>> = {
  "application/msword": "DOC",
  "application/vnd.ms-excel": "XLS",
  "application/vnd.ms-powerpoint": "PPT",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": "PPTX",
  "application/vnd.oasis.opendocument.text": "ODT",
  "application/vnd.oasis.opendocument.spreadsheet": "ODS",
  "application/vnd.oasis.opendocument.presentation": "ODP",
  "application/vnd.microsoft.portable-executable": "EXE",
  "application/vnd.android.package-archive": "APK",
  "application/vnd.debian.binary-package": "DEB",
  "application/x-google-chrome-extension": "CRX",
  "application/x-apple-diskimage": "DMG",
};

/** The longest name of a type that is shown; others are told by the ending of the file's name. */
const LONGEST = 12;

/** What a file is, by its content, in one word. */
export function typeOf(mediaType: string, name: string): string {
  if (mediaType === "application/octet-stream") return t("file-type-unknown");
  if (mediaType === "text/plain") return t("file-type-text");
  const type = (mediaType.split("/")[1] ?? mediaType).replace(/^(x-|vnd\.)/, "");
  const ending = type.length > LONGEST ? /\.([\da-z]{1,5})$/i.exec(name)?.[1] : undefined;
  return SHORT[mediaType] ?? (ending ?? type).toUpperCase();
}
