/** Whether a dialog lies over the window. */
export function isModalOpen(): boolean {
  return document.querySelector("dialog[open]") !== null;
}

/**
 * Opens a dialog as a modal while it is mounted, and focuses the first element that this selector finds. Restores the focus
 * afterwards: the browser does not for a dialog that is removed from the page.
 */
export function modal(first: string): (dialog: HTMLDialogElement) => () => void {
  return (dialog) => {
    const before = document.activeElement;
    dialog.showModal();
    dialog.querySelector<HTMLElement>(first)?.focus();
    return () => {
      dialog.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  };
}
