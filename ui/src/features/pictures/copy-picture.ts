import { t } from "../../i18n";
import { toasts } from "../../window/toasts.svelte";

function png(image: HTMLImageElement): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  canvas.getContext("2d")?.drawImage(image, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error("no picture")) : resolve(blob)), "image/png");
  });
}

/** Copies a picture to the clipboard and says so. */
export async function copyPicture(image: HTMLImageElement): Promise<void> {
  try {
    // WebKit wants the clipboard to be asked within the key press: the picture may follow.
    await navigator.clipboard.write([new ClipboardItem({ "image/png": png(image) })]);
    toasts.say(t("picture-copied"));
  } catch {
    toasts.warn(t("picture-not-copied"));
  }
}
