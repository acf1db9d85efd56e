import { type Answer, type PhoneChecked, rpc } from "../../api";
import { withExtension } from "../../data/phone-text";
import { kebab, language, t } from "../../i18n";
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

type Understood = Extract<PhoneChecked, { state: "understood" }>;
type Refused = Extract<PhoneChecked, { state: "refused" }>;

/** How the number will be saved, and whose it is where that is another country than the chosen one. */
export function phoneHint({ display, extension, region }: Understood, chosen: string): string {
  const number = withExtension(display, extension);
  return region === null || region === chosen
    ? t("account-saved-as", { number })
    : t("account-saved-as-abroad", { number, country: country(region) });
}

/** What is wrong with a number, with the country that it should be of and an example. */
export function phoneProblem({ problem, region, example }: Refused): string {
  return t(`account-phone-${kebab(problem)}`, {
    country: region === null ? "none" : country(region),
    example: example ?? "none",
  });
}

export const phone = new Phone();
