const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * A stated moment as ISO 8601, with the offset it was stated with; `YYYY-MM-DD` where only the day, or an hour without
 * its offset, is told (an hour of nobody knows which zone is no instant). Null for what is no date.
 * Reads ISO forms, those of mail and feeds (`Tue, 12 Mar 2024 10:42:00 GMT`), and written days (`March 12, 2024`).
 */
export function readInstant(words: string | null | undefined): string | null {
  if (words === null || words === undefined) return null;
  const trimmed = words.trim().slice(0, 200);
  return readIso(trimmed) ?? readWritten(trimmed);
}

function readIso(words: string): string | null {
  const match =
    /^(\d{4})-?(\d{2})-?(\d{2})(?:[T\s]+(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?(?!\d)/i.exec(
      words,
    );
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, , zone] = match;
  const date = dayOf(year, month, day);
  if (date === null || hour === undefined || zone === undefined) return date;
  return withTime(date, hour, minute, second, zone);
}

function readWritten(words: string): string | null {
  const name = "(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?";
  const dayFirst = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+${name},?\\s+(\\d{4})\\b`, "i").exec(words);
  const monthFirst = new RegExp(`\\b${name}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b`, "i").exec(words);
  const [day, month, year] = dayFirst?.slice(1) ?? [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  if (day === undefined || month === undefined) return null;
  const date = dayOf(year, String(MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1), day);
  if (date === null) return null;
  const time = /\b(\d{2}):(\d{2})(?::(\d{2}))?\s*(Z\b|GMT|UTC|[+-]\d{2}:?\d{2})(?![\d:])/i.exec(words);
  return time === null ? date : withTime(date, time[1], time[2], time[3], time[4]);
}

function dayOf(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const date = new Date(Date.UTC(y, m - 1, d));
  const isReal = date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
  if (!isReal || y < 1600 || y > 2200) return null;
  return `${y}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
}

function withTime(
  date: string,
  hour: string | undefined,
  minute: string | undefined,
  second: string | undefined,
  zone: string | undefined,
): string {
  const [h, m, s] = [hour ?? "00", minute ?? "00", second ?? "00"];
  if (Number(h) > 23 || Number(m) > 59 || Number(s) > 59 || zone === undefined) return date;
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3).replace(":", "") || "00"}` : "Z";
  return `${date}T${h}:${m}:${s}${offset}`;
}
