/** The link that opens a ticket in this application, on any workstation that may see it. */
export function linkTo(ticket: number): string {
  return `ticket-desk://ticket/${ticket}`;
}
