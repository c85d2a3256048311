/** A day of the Gregorian calendar: `YYYY-MM-DD`. */
export type Day = string;

const MONTH_DAYS: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The day of a year, month (1–12) and day of the month; null where the calendar has no such day. */
export function dayOf(year: number, month: number, date: number): Day | null {
  if (!Number.isInteger(year) || year < 1 || year > 9999 || month < 1 || month > 12) return null;
  if (date < 1 || date > daysInMonth(year, month)) return null;
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

/** The day that an instant or a day begins with; null where it is neither. */
export function dayOfInstant(instant: string | null): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(instant ?? "");
  return match === null ? null : dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

/** 1–12. */
export function monthOf(day: Day): number {
  return Number(day.slice(5, 7));
}

export function dateOf(day: Day): number {
  return Number(day.slice(8, 10));
}

export function daysInMonth(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

/** Days since 1 March of year 0: differences of two are days apart (Hinnant, days_from_civil). */
export function ordinalOf(day: Day): number {
  const month = monthOf(day);
  const year = month <= 2 ? yearOf(day) - 1 : yearOf(day);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dateOf(day) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra;
}

/** The day of an ordinal; the inverse of {@link ordinalOf}. */
export function dayOfOrdinal(ordinal: number): Day {
  const era = Math.floor(ordinal / 146097);
  const dayOfEra = ordinal - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted + (shifted < 10 ? 3 : -9);
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return dayOf(year, month, date) ?? "0001-01-01";
}

export function addDays(day: Day, days: number): Day {
  return dayOfOrdinal(ordinalOf(day) + days);
}

/** The same date so many months on; the month's last where it is shorter. */
export function addMonths(day: Day, months: number): Day {
  const count = yearOf(day) * 12 + monthOf(day) - 1 + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12 + 1;
  return dayOf(year, month, Math.min(dateOf(day), daysInMonth(year, month))) ?? day;
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(day: Day): number {
  // ordinal 0, 1 March of year 0, was a Wednesday
  return ((((ordinalOf(day) + 2) % 7) + 7) % 7) + 1;
}
