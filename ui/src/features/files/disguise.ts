import { t } from "../../i18n";
import { typeOf } from "./file-type";

/** Endings of programs and their parts, and of what systems run, whatever the content is. */
const RUN = new Set(
  "apk app appimage ax bash bat bin class cmd com command cpl deb desktop dll dmg drv dylib efi elf exe hta jar js jse ko ksh lnk msi msp mui o obj ocx pif pl ps1 py pyd pyw rb rpm run scr sh so sys url vb vbe vbs wsf xll zsh".split(
    " ",
  ),
);

/** What is run, by its content. A script is a text: it runs under an ending of its own alone. */
const PROGRAMS = new Set([
  "application/java",
  "application/vnd.android.package-archive",
  "application/vnd.debian.binary-package",
  "application/vnd.microsoft.portable-executable",
  "application/x-executable",
  "application/x-mach-binary",
  "application/x-rpm",
]);

const ZIPPED = ["application/zip", "application/vnd.openxmlformats-officedocument."];
const OLE = ["application/x-ole-storage", "application/msword", "application/vnd.ms-"];
// With a password, a new document is within an old one.
const OFFICE = [...ZIPPED, ...OLE];
const OPEN = ["application/zip", "application/vnd.oasis.opendocument."];

/** How the media types of these endings begin. */
const CONTENTS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    bmp: ["image/bmp"],
    doc: OLE,
    docx: OFFICE,
    gif: ["image/gif"],
    jpeg: ["image/jpeg"],
    jpg: ["image/jpeg"],
    odp: OPEN,
    ods: OPEN,
    odt: OPEN,
    pdf: ["application/pdf"],
    png: ["image/png"],
    ppt: OLE,
    pptx: OFFICE,
    rtf: ["application/rtf", "text/rtf"],
    webp: ["image/webp"],
    xls: OLE,
    xlsx: OFFICE,
    zip: ZIPPED,
  }),
);

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
    const hides = CONTENTS.has(before) || TEXTS.has(before);
    return hides ? t("file-double-ending", { ending, before }) : null;
  }
  // A number is a version: "libc.so.6".
  if (PROGRAMS.has(mediaType) && /\D/.test(ending)) return contradicts();
  const expected = CONTENTS.get(ending);
  if (expected !== undefined)
    return expected.some((type) => mediaType.startsWith(type)) ? null : contradicts();
  if (!TEXTS.has(ending)) return null;
  const isText = mediaType.startsWith("text/") || mediaType === "application/octet-stream";
  return isText ? null : contradicts();
}
