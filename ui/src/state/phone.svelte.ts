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
  const regions = navigator.languages.map(regionOf);
  return regions.find((region) => region !== undefined) ?? new Intl.Locale(locale).maximize().region ?? "US";
}

/** A desktop without a language says "c" or the like, which is none to Intl. */
function regionOf(language: string): string | undefined {
  try {
    return new Intl.Locale(language).region;
  } catch {
    return undefined;
  }
}

/** Among the countries that share a calling code, the one that a number most likely belongs to. */
const FIRST: Readonly<Record<number, string>> = {
  1: "US",
  7: "RU",
  39: "IT",
  44: "GB",
  47: "NO",
  61: "AU",
  212: "MA",
  262: "RE",
  358: "FI",
  590: "GP",
  599: "CW",
};

/** The countries of the world, by their names in the language of the texts. Read once. */
class Phone {
  countries = $state.raw<Country[]>([]);
  #asked = false;

  /** The country of an international number; the chosen one where it has the same calling code. */
  regionOf(e164: string, chosen: string): string {
    const fitting = this.countries.filter(({ callingCode }) => e164.startsWith(`+${callingCode}`));
    const code = Math.max(0, ...fitting.map(({ callingCode }) => callingCode));
    const regions = fitting.filter(({ callingCode }) => callingCode === code).map(({ region }) => region);
    if (regions.includes(chosen)) return chosen;
    return FIRST[code] ?? regions[0] ?? chosen;
  }

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

/** A number with the spaces of its country; as it is when it cannot be read. */
export async function readable(e164: string): Promise<string> {
  try {
    return (await rpc("phone_check", { region: "", number: e164 })).display;
  } catch {
    return e164;
  }
}

export const phone = new Phone();
