import { rpc } from "../api";
import { locale } from "../text";
import { country } from "../text/format";

interface Country {
  region: string;
  name: string;
  callingCode: number;
}

/** The country that this person most likely telephones from. */
export function likelyRegion(): string {
  const regions = navigator.languages.map((language) => new Intl.Locale(language).region);
  return regions.find((region) => region !== undefined) ?? new Intl.Locale(locale).maximize().region ?? "US";
}

/** The countries of the world, by their names in the language of the texts. Read once. */
class Phone {
  countries = $state.raw<Country[]>([]);
  #asked = false;

  async load(): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    try {
      const countries = await rpc("phone_countries", null);
      this.countries = countries
        .map(({ region, callingCode }) => ({ region, callingCode, name: country(region) }))
        .sort((a, b) => a.name.localeCompare(b.name, locale));
    } catch {
      // The likely region stays the only choice; the next form asks again.
      this.#asked = false;
    }
  }
}

export const phone = new Phone();
