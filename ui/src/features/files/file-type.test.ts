// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { typeOf } from "./file-type";

const OFFICE = "application/vnd.openxmlformats-officedocument";

it.each([
  { mediaType: "image/png", name: "a.txt", word: "PNG" },
  { mediaType: "text/plain", name: "a.log", word: "Text" },
  { mediaType: `${OFFICE}.wordprocessingml.document`, name: "a", word: "DOCX" },
  { mediaType: "application/vnd.ms-excel", name: "a.xls", word: "XLS" },
  { mediaType: "application/vnd.microsoft.portable-executable", name: "photo.jpg", word: "EXE" },
  { mediaType: "application/x-7z-compressed", name: "logs.7z", word: "7Z" },
  { mediaType: "application/x-7z-compressed", name: "logs", word: "7Z-COMPRESSED" },
  { mediaType: "application/octet-stream", name: "a.bin", word: "Unknown type" },
])("$mediaType in $name is called $word", ({ mediaType, name, word }) => {
  expect(typeOf(mediaType, name)).toBe(word);
});
