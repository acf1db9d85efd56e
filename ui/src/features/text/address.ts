/** Where a link may lead: to a page or a mailbox. Everything else stays text. */
const SCHEMES: ReadonlySet<string> = new Set(["http:", "https:", "mailto:"]);

/** The longest address that is a link, in characters. */
const LONGEST = 2000;

/** A host, with its port: a name in ASCII, or a number. */
const HOST = /^[a-z0-9_[][a-z0-9._:[\]-]*$/;

/** An address as the system opens it. */
export interface Address {
  /** In ASCII: letters of other scripts in a host are punycode, so that no host looks like another. */
  href: string;
  /** Whom one reaches: the host, or the mailbox. */
  place: string;
}

/** Reads an address that somebody wrote. Null for what is none, or leads elsewhere than it seems to. */
export function addressOf(written: string): Address | null {
  if (written.length > LONGEST) return null;
  let url: URL;
  try {
    url = new URL(written);
  } catch {
    return null;
  }
  // What stands before an @ reads like a host and is none.
  if (!SCHEMES.has(url.protocol) || url.username !== "" || url.password !== "") return null;
  const href = url.href.replace(/[^!-~]|["<>\\^`{|}]/g, encodeURIComponent);
  if (url.protocol === "mailto:") {
    const place = url.pathname;
    return place.includes("@") && !place.startsWith("-") ? { href, place } : null;
  }
  return HOST.test(url.host) ? { href, place: url.host } : null;
}

/** An address in a sentence, without what belongs to the sentence: "(see https://example.org/a_(b))." */
export function withoutPunctuation(found: string): string {
  if (found.length > LONGEST) return found;
  const count = (sign: string) => found.split(sign).length - 1;
  let unopened = count(")") - count("(");
  let end = found.length;
  for (; end > 0; end -= 1) {
    const last = found.charAt(end - 1);
    if (last === ")" && unopened > 0) unopened -= 1;
    else if (!".,;:!?'\"*_~]}“”„‘’«»…".includes(last)) break;
  }
  return found.slice(0, end);
}
