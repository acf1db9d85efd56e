/**
 * Opens a dialog as a modal while it is on the page, with the focus on the first element that this selector finds. The focus goes
 * back to where it was: the browser forgets that for a dialog that leaves the page.
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
