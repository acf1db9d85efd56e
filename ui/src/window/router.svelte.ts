export const SECTIONS = [
  "pool",
  "work",
  "log",
  "mine",
  "inbox",
  "people",
  "search",
  "create",
  "drafts",
  "profile",
  "security",
  "settings",
] as const;
export type Section = (typeof SECTIONS)[number];

/** The sections of the settings. */
export const PARTS = ["appearance", "notifications", "start", "connection", "data", "about"] as const;
export type SettingsPart = (typeof PARTS)[number];

export type Target = { kind: "ticket" | "person"; id: number };

export interface Route {
  section: Section;
  target: Target | null;
  /** The section of the settings. */
  part: SettingsPart | null;
  /** Which rows the list shows, as the address writes it; empty for all. */
  query: string;
}

/** Formats a location in the application as a link. */
export function hrefOf(section: Section, target: Target | null = null, query = ""): string {
  const parts: (string | number)[] = [section];
  if (target !== null) parts.push(target.kind, target.id);
  return `#/${parts.join("/")}${query === "" ? "" : `?${query}`}`;
}

/** Formats a section of the settings as a link. */
export function hrefOfPart(part: SettingsPart): string {
  return `#/settings/${part}`;
}

function idOf(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}

/** Parses a link; an unknown one leads nowhere. */
export function parse(hash: string): Route | null {
  const [path = "", ...query] = hash.replace(/^#\/?/, "").split("?");
  const [name, kind, id] = path.split("/");
  const section = SECTIONS.find((known) => known === name);
  if (section === undefined) return null;
  const number = idOf(id);
  const target = (kind === "ticket" || kind === "person") && number !== null ? { kind, id: number } : null;
  const part = section === "settings" ? (PARTS.find((known) => known === kind) ?? null) : null;
  return {
    section,
    target: target as Target | null,
    part,
    query: query.join("?"),
  };
}

/** The current location, kept in the hash so that back, forward and reload work. */
class Router {
  route = $state.raw<Route | null>(parse(window.location.hash));
  /** Where "back" leads: the section's list, or from a page without a list the previous section. */
  #before: string | null = null;

  constructor() {
    window.addEventListener("hashchange", () => this.#read());
  }

  go(section: Section, target: Target | null = null): void {
    this.#push(hrefOf(section, target, this.#queryOf(section, target)));
  }

  /** Like `go`, but replaces the current history entry: for moving through a list. */
  swap(section: Section, target: Target | null = null): void {
    history.replaceState(null, "", hrefOf(section, target, this.#queryOf(section, target)));
    this.#read();
  }

  /** Shows other rows of a section's list; what is open beside it stays open. */
  filter(section: Section, query: string): void {
    const target = this.route?.section === section ? this.route.target : null;
    this.#push(hrefOf(section, target, query));
  }

  /** Like `filter`, but replaces the current history entry: for each letter of a search. */
  refine(section: Section, query: string): void {
    const target = this.route?.section === section ? this.route.target : null;
    history.replaceState(null, "", hrefOf(section, target, query));
    this.#read();
  }

  /**
   * Follows a link of the application at once. The browser would do so a moment later, and the old screen would handle a key
   * pressed in between.
   */
  follow(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a[href^="#/"]') : null;
    const href = link?.getAttribute("href");
    if (href == null) return;
    event.preventDefault();
    if (href !== window.location.hash) history.pushState(null, "", href);
    this.#read();
  }

  /** Opens a section of the settings. Moving between sections adds nothing to the history. */
  settings(part: SettingsPart): void {
    if (this.route?.section !== "settings") {
      this.go("settings");
    }
    history.replaceState(null, "", hrefOfPart(part));
    this.#read();
  }

  /** Goes from the details to their list, or from a page to the previous section. Returns whether it went anywhere. */
  back(): boolean {
    if (this.route === null) return false;
    if (this.route.target !== null) {
      this.#push(hrefOf(this.route.section, null, this.route.query));
      return true;
    }
    if (this.#before === null || parse(this.#before)?.section === this.route.section) return false;
    history.back();
    return true;
  }

  #push(href: string): void {
    this.#before = window.location.hash;
    history.pushState(null, "", href);
    this.#read();
  }

  /** Opening something from a list leaves the list as it is. */
  #queryOf(section: Section, target: Target | null): string {
    return target !== null && this.route?.section === section ? this.route.query : "";
  }

  #read(): void {
    this.route = parse(window.location.hash);
  }
}

export const router = new Router();
