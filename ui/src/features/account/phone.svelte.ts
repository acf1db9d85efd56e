import { type Answer, rpc } from "../../api";
import { language } from "../../i18n";
import { country, inOrder } from "../../i18n/format";

interface Country {
  region: string;
  name: string;
  callingCode: number;
}

/** The country that this person most likely calls from. */
export function likelyRegion(): string {
  const regions = navigator.languages.map(regionOf);
  return (
    regions.find((region) => region !== undefined) ??
    new Intl.Locale(language.locale).maximize().region ??
    "US"
  );
}

/** A desktop without a language reports "c" or similar, which Intl rejects. */
function regionOf(preferred: string): string | undefined {
  try {
    return new Intl.Locale(preferred).region;
  } catch {
    return undefined;
  }
}

/** All countries by their names in the language of the texts. Read once. */
class Phone {
  #known = $state.raw<Answer<"phone_countries">>([]);
  readonly countries: readonly Country[] = $derived(
    this.#known
      .map(({ region, callingCode }) => ({ region, callingCode, name: country(region) }))
      .sort((a, b) => inOrder(a.name, b.name)),
  );
  #asked = false;

  async load(): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    try {
      this.#known = await rpc("phone_countries", null);
    } catch {
      // The likely region stays the only choice; the next form asks again.
      this.#asked = false;
    }
  }
}

/** A number formatted for its country; unchanged if it cannot be parsed. */
export async function readable(e164: string): Promise<string> {
  try {
    return (await rpc("phone_check", { region: "", number: e164 })).display;
  } catch {
    return e164;
  }
}

export const phone = new Phone();
