function png(image: HTMLImageElement): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  canvas.getContext("2d")?.drawImage(image, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error("no picture")) : resolve(blob)), "image/png");
  });
}

/** Copies a picture to the clipboard. WebKit wants to be asked within the key press: the pixels may follow. */
export function copyPicture(image: HTMLImageElement): Promise<void> {
  return navigator.clipboard.write([new ClipboardItem({ "image/png": png(image) })]);
}
