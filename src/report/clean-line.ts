const LONGEST = 1000;

/**
 * One line of metadata as plain text: white space, line ends, control and direction-changing characters become single
 * blanks. Null where nothing is left. A line over 1,000 characters is cut: no title or name is that long.
 */
export function cleanLine(words: string | null | undefined): string | null {
  if (words === null || words === undefined) return null;
  const line = words
    .slice(0, LONGEST * 4)
    .replace(/[\s\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+/gu, " ")
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .trim()
    .slice(0, LONGEST);
  return line === "" ? null : line;
}

/** An address as stated, if it is one of the web; null for `javascript:`, `data:`, relative and broken ones. */
export function cleanUrl(address: string | null | undefined): string | null {
  if (address === null || address === undefined) return null;
  const trimmed = address.trim();
  if (trimmed.length > 4000 || !/^https?:\/\//i.test(trimmed) || /[\s\p{Cc}\\]/u.test(trimmed)) return null;
  return URL.canParse(trimmed) ? trimmed : null;
}

/** The host an address names, without `www.`; null where there is no address. */
export function domainOf(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  return new URL(url).hostname.replace(/^www\./, "") || null;
}
