import { cleanLine } from "./clean-line.ts";

/**
 * A byline without what stands around the names: “By”, dates, “Updated”, addresses, handles, outlet's own tags.
 * Null where nothing but that stood there.
 */
export function cleanByline(words: string | null): string | null {
  const line = cleanLine(words);
  if (line === null || /^(https?:|www\.|@)/i.test(line)) return null;
  const names = line
    .replace(/\S+@\S+\.\w+/g, " ")
    .replace(/https?:\S+|(?<![\w.])@\w+/g, " ")
    .replace(/^(?:(?:written|reported|posted|story|words|text)\s+)?by:?\s+/i, "")
    .replace(/\s*[|•·—–-]?\s*\b(?:last\s+)?(?:updated|published|posted|modified)\b.*$/i, "")
    .replace(/\s*[|•·,]\s*(?:\d{1,2}\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d.*$/i, "")
    .replace(/\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2},?\s+\d{4}.*$/i, "")
    .replace(/\s+\d{1,2}[/.]\d{1,2}[/.]\d{2,4}.*$/, "")
    .replace(/\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*$/i, "")
    .replace(/\s+/g, " ")
    .replace(/^[\s,|•·–—-]+|[\s,|•·–—-]+$/g, "");
  if (names.length < 2 || names.length > 300 || /^(\d+|by:?|admin|guest|editor)$/i.test(names)) return null;
  // A sentence is a summary that stands in the wrong field.
  return names.length > 60 && /[a-z]\.$/.test(names) ? null : names;
}
