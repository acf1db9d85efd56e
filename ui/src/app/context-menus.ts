import Copy from "@lucide/svelte/icons/copy";
import { ACTION_NAMES } from "../features/ticket/actions";
import { isModalOpen } from "../components/modal";
import { copyItems, ticketLinkMenu } from "../features/ticket/ticket-menu";
import { personLinkMenu } from "../features/people/person-menu";
import { t } from "../i18n";
import { shortcutText } from "../i18n/shortcuts";
import { isOffered, run } from "../keyboard/bindings";
import { table } from "../keyboard/table";
import { copy } from "../window/clipboard";
import { contextMenu, type MenuItem } from "../window/context-menu.svelte";
import { parse } from "../window/router.svelte";

const FIELD = "textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=button])";

/** Selected text, if the pointer is on it. */
function selectedAt(element: Element): string {
  const selection = window.getSelection();
  if (selection === null || !selection.containsNode(element, true)) return "";
  return selection.toString().trim();
}

/** What an open ticket offers now, beside its texts. */
function openTicketMenu(id: number): MenuItem[] {
  const actions = ACTION_NAMES.filter(isOffered).map((name): MenuItem => {
    const { icon } = table[name];
    return { words: shortcutText(name), icon, shortcut: name, handler: () => run(name) };
  });
  return [...actions, ...copyItems(id)];
}

function itemsAt(element: Element): MenuItem[] {
  const text = selectedAt(element);
  if (text !== "") return [{ words: t("app-copy"), icon: Copy, handler: () => copy(text) }];
  const href = element.closest('a[href^="#/"]')?.getAttribute("href");
  const route = href == null ? null : parse(href);
  if (route?.target?.kind === "ticket") return ticketLinkMenu(route.section, route.target.id);
  if (route?.target?.kind === "person") return personLinkMenu(route.section, route.target.id);
  const ticket = Number(element.closest("[data-ticket]")?.getAttribute("data-ticket") ?? 0);
  return ticket > 0 ? openTicketMenu(ticket) : [];
}

/** Shows our menu instead of the web view's, which stays in fields: paste and spelling suggestions are in it. */
export function showContextMenu(event: MouseEvent): void {
  if (event.defaultPrevented || !(event.target instanceof Element)) return;
  if (event.target.closest(FIELD) !== null) return;
  if (isModalOpen()) {
    // Our menu would lie outside of the dialog, where nothing can be pressed. The web view's own one copies selected text.
    if (selectedAt(event.target) === "") event.preventDefault();
    return;
  }
  contextMenu.open(event, itemsAt(event.target));
}
