/** Whether the overview of shortcuts is open. */
class Help {
  open = $state(false);
}

export const help = new Help();
