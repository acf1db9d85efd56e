/** One character for each letter from a to z. */
type Letters = Readonly<Record<string, string>>;

const lettersOf = (signs: string): Letters =>
  Object.fromEntries(Array.from(signs, (sign, index) => [String.fromCharCode(97 + index), sign]));

const ACCENTED = lettersOf("åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž");
const ARABIC = lettersOf("ابجدعفغهيجكلمنوپقرستؤڤشخىز");

/** Replaces letters and doubles vowels. */
function disguised(text: string, letters: Letters): string {
  return Array.from(text, (letter) => {
    const small = letter.toLowerCase();
    const other = letters[small];
    if (other === undefined) return letter;
    const sign = small === letter ? other : other.toUpperCase();
    return "aeiouy".includes(small) ? sign + other : sign;
  }).join("");
}

/** English with accents, and longer. A text without accents did not come from the catalogue. */
export const accented = (text: string): string => disguised(text, ACCENTED);

/** English in Arabic letters, which run from right to left. */
export const mirrored = (text: string): string => disguised(text, ARABIC);
