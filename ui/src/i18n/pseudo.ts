import { type Catalogue, en } from "./en";

/** One sign for each small letter. */
type Letters = Readonly<Record<string, string>>;

const ACCENTED: Letters = {
  ...{
    a: "å",
    b: "ƀ",
    c: "ç",
    d: "ð",
    e: "é",
    f: "ƒ",
    g: "ĝ",
    h: "ĥ",
    i: "î",
    j: "ĵ",
    k: "ķ",
    l: "ļ",
    m: "ɱ",
  },
  ...{
    n: "ñ",
    o: "ö",
    p: "þ",
    q: "ǫ",
    r: "ŕ",
    s: "š",
    t: "ţ",
    u: "û",
    v: "ṽ",
    w: "ŵ",
    x: "ẋ",
    y: "ý",
    z: "ž",
  },
};

const ARABIC: Letters = {
  ...{
    a: "ا",
    b: "ب",
    c: "ج",
    d: "د",
    e: "ع",
    f: "ف",
    g: "غ",
    h: "ه",
    i: "ي",
    j: "ج",
    k: "ك",
    l: "ل",
    m: "م",
  },
  ...{
    n: "ن",
    o: "و",
    p: "پ",
    q: "ق",
    r: "ر",
    s: "س",
    t: "ت",
    u: "ؤ",
    v: "ڤ",
    w: "ش",
    x: "خ",
    y: "ى",
    z: "ز",
  },
};

/** They stand round what a text was given: names and numbers stay as they are. From the area for private use, so that no name has them. */
const OPEN = "\uE000";
const CLOSE = "\uE001";
const GIVEN = new RegExp(`${OPEN}(.*?)${CLOSE}`, "su");

/** In other letters, and longer: vowels stand twice. */
function disguised(text: string, letters: Letters): string {
  return Array.from(text, (letter) => {
    const small = letter.toLowerCase();
    const other = letters[small];
    if (other === undefined) return letter;
    const sign = small === letter ? other : other.toUpperCase();
    return "aeiouy".includes(small) ? sign + other : sign;
  }).join("");
}

/** Between brackets, which show where a text was cut off or put together from pieces. */
function words(text: string, letters: Letters): string {
  // Every other piece is what the text was given.
  const pieces = text
    .split(GIVEN)
    .map((piece, index) => (index % 2 === 0 ? disguised(piece, letters) : piece));
  return `[${pieces.join("")}]`;
}

function pseudo(value: unknown, letters: Letters): unknown {
  if (typeof value === "string") return words(value, letters);
  if (typeof value === "function") {
    return (...given: unknown[]): unknown => {
      const marked = given.map((one) => (typeof one === "string" ? OPEN + one + CLOSE : one));
      return pseudo(Reflect.apply(value, undefined, marked), letters);
    };
  }
  if (Array.isArray(value)) return value.map((entry) => pseudo(entry, letters));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, pseudo(entry, letters)]));
  }
  return value;
}

/** English with accents, and longer. Whatever does not have them in a window is not in the catalogue. */
export const accented = pseudo(en, ACCENTED) as Catalogue;

/** English in Arabic letters, which run from right to left. */
export const mirrored = pseudo(en, ARABIC) as Catalogue;
