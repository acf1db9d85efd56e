// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { disguiseOf } from "./disguise";

const PROGRAM = "application/vnd.microsoft.portable-executable";
const UNKNOWN = "application/octet-stream";

it.each([
  ["image/png", "photo.png"],
  ["image/jpeg", "photo.JPG"],
  ["application/zip", "report.docx"],
  ["application/x-ole-storage", "report.doc"],
  [PROGRAM, "setup.exe"],
  [PROGRAM, "driver.dll"],
  ["text/x-shellscript", "install.sh"],
  ["application/x-executable", "ticket-desk"],
  ["text/plain", "printer.log"],
  ["text/xml", "settings.json"],
  [UNKNOWN, "printer.log"],
  [UNKNOWN, "backup.tar.gz"],
  ["application/gzip", "backup.tar.gz"],
  ["text/plain", "no ending"],
  ["text/x-shellscript", "deploy.py"],
  ["text/x-shellscript", "cleanup.awk"],
  ["text/x-shellscript", "install.txt"],
  ["application/java", "Main.class"],
  [PROGRAM, "driver.sys"],
  ["application/x-executable", "libc.so.6"],
  ["application/x-mach-binary", "libcrypto.3.dylib"],
  ["application/x-ole-storage", "with a password.docx"],
  ["application/x-ole-storage", "with a password.xlsx"],
  ["text/plain", "a.constructor"],
  ["text/plain", "x.__proto__"],
  ["text/plain", "a.constructor.exe"],
  ["text/plain", ".png"],
  ["", "photo.png"],
])("%s is what %s says", (mediaType, name) => {
  expect(disguiseOf(mediaType, name)).toBe(
    name === ".png" ? "Named .png, but it contains something else: Text" : null,
  );
});

it.each([
  [PROGRAM, "photo.png", "Named .png, but it contains something else: EXE"],
  [PROGRAM, "notes.txt", "Named .txt, but it contains something else: EXE"],
  [PROGRAM, "song.mp3", "Named .mp3, but it contains something else: EXE"],
  ["text/x-shellscript", "report.pdf", "Named .pdf, but it contains something else: SHELLSCRIPT"],
  ["text/html", "invoice.pdf", "Named .pdf, but it contains something else: HTML"],
  [UNKNOWN, "photo.png", "Named .png, but it contains something else: Unknown type"],
  ["image/png", "notes.txt", "Named .txt, but it contains something else: PNG"],
  [PROGRAM, "invoice.pdf.exe", "Ends with .exe: a program, although .pdf stands before it"],
  ["text/x-shellscript", "report.pdf.py", "Ends with .py: a program, although .pdf stands before it"],
  ["text/plain", "Invoice.PDF.BAT", "Ends with .bat: a program, although .pdf stands before it"],
])("%s in %s is told", (mediaType, name, words) => {
  expect(disguiseOf(mediaType, name)).toBe(words);
});
