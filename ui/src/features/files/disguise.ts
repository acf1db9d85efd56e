import { t } from "../../i18n";
import { typeOf } from "./file-type";

/** Endings that systems run, whatever the content is. */
const RUN = new Set(
  "apk app appimage bat bin cmd com command cpl deb desktop dll dmg exe hta jar js jse lnk msi msp pif ps1 rpm run scr sh so url vb vbe vbs wsf".split(
    " ",
  ),
);

/** What is run, by its content. */
const PROGRAMS = new Set([
  "application/java",
  "application/vnd.android.package-archive",
  "application/vnd.debian.binary-package",
  "application/vnd.microsoft.portable-executable",
  "application/x-executable",
  "application/x-mach-binary",
  "application/x-rpm",
  "text/x-shellscript",
]);

const ZIPPED = ["application/zip", "application/vnd.openxmlformats-officedocument."];
const OLE = ["application/x-ole-storage", "application/msword", "application/vnd.ms-"];
const OPEN = ["application/zip", "application/vnd.oasis.opendocument."];

/** How the media types of these endings begin. */
const CONTENTS: Readonly<Record<string, readonly string[]>> = {
  bmp: ["image/bmp"],
  doc: OLE,
  docx: ZIPPED,
  gif: ["image/gif"],
  jpeg: ["image/jpeg"],
  jpg: ["image/jpeg"],
  odp: OPEN,
  ods: OPEN,
  odt: OPEN,
  pdf: ["application/pdf"],
  png: ["image/png"],
  ppt: OLE,
  pptx: ZIPPED,
  rtf: ["application/rtf", "text/rtf"],
  webp: ["image/webp"],
  xls: OLE,
  xlsx: ZIPPED,
  zip: ZIPPED,
};

/** Endings of texts: some programs write them with bytes that no text has. */
const TEXTS = new Set([
  "cfg",
  "conf",
  "csv",
  "htm",
  "html",
  "ini",
  "json",
  "log",
  "md",
  "svg",
  "txt",
  "xml",
  "yaml",
  "yml",
]);

/** Says that a file is not what its name makes one believe; null when it is. */
export function disguiseOf(mediaType: string, name: string): string | null {
  const [ending = "", before = ""] = name.toLowerCase().split(".").slice(1).reverse();
  const contradicts = () => t("file-disguised", { ending, type: typeOf(mediaType, "") });
  // Nobody has looked into it yet.
  if (mediaType === "") return null;
  if (RUN.has(ending)) {
    const hides = CONTENTS[before] !== undefined || TEXTS.has(before);
    return hides ? t("file-double-ending", { ending, before }) : null;
  }
  if (PROGRAMS.has(mediaType) && ending !== "") return contradicts();
  const expected = CONTENTS[ending];
  if (expected !== undefined)
    return expected.some((type) => mediaType.startsWith(type)) ? null : contradicts();
  if (!TEXTS.has(ending)) return null;
  const isText = mediaType.startsWith("text/") || mediaType === "application/octet-stream";
  return isText ? null : contradicts();
}
