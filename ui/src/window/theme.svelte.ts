export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const KEY = "ticket-desk.theme";

function remembered(): Theme {
  const value = localStorage.getItem(KEY);
  return THEMES.find((theme) => theme === value) ?? "auto";
}

/** Light or dark: the person's choice on this computer, or the system's. */
class ThemeChoice {
  #theme = $state<Theme>(remembered());

  constructor() {
    this.#show();
  }

  get current(): Theme {
    return this.#theme;
  }

  choose(theme: Theme): void {
    this.#theme = theme;
    localStorage.setItem(KEY, theme);
    this.#show();
  }

  #show(): void {
    document.documentElement.dataset.theme = this.#theme;
  }
}

export const theme = new ThemeChoice();
