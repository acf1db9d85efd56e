import ArrowRight from "@lucide/svelte/icons/arrow-right";
import { t } from "../../i18n";
import type { MenuItem } from "../../window/context-menu.svelte";
import { router, type Section } from "../../window/router.svelte";
import { focusDetail } from "../list-detail/detail-focus";

/** The context menu of a link to a person. */
export function personLinkMenu(section: Section, id: number): MenuItem[] {
  const open = async () => {
    router.go(section, { kind: "person", id });
    await focusDetail();
  };
  return [{ words: t("shortcut-open"), icon: ArrowRight, handler: open }];
}
