import type { CountInterval, Entry, Statement } from "../../ledger/ledger.ts";
import { nameCounted } from "../../ledger/name-counted.ts";
import type { Report } from "../../report/report.ts";

/** “1 origin”, “2–3 origins”, “no named origin”: how many stand behind a figure, as an interval where the texts leave it open. */
export function sayOrigins(origins: CountInterval): string {
  if (origins.max === 0) return "no named origin";
  if (origins.min === origins.max) return plural(origins.max, "origin");
  return `${origins.min}–${origins.max} origins`;
}

/** “1 outlet”, “4 outlets”. */
export function plural(count: number, noun: string): string {
  return `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
}

/** “4 outlets · 5 reports” of a statement. */
export function sayCarriers(statement: Statement): string {
  return `${plural(statement.outlets, "outlet")} · ${plural(statement.reports, "report")}`;
}

/** What a report is called: its title, else the first words of its text. */
export function nameReport(report: Report): string {
  if (report.title !== null && report.title.trim() !== "") return report.title;
  const line =
    report.text
      .trim()
      .split(/\r?\n/)
      .find((one) => /\p{L}{2}/u.test(one) && !one.startsWith("![")) ?? "";
  return line === ""
    ? (report.file ?? report.id)
    : line.length <= TITLE_CHARACTERS
      ? line
      : `${line.slice(0, line.lastIndexOf(" ", TITLE_CHARACTERS))} …`;
}

const TITLE_CHARACTERS = 90;

const ACCOUNTING: Readonly<Record<string, string>> = {
  cumulative: "total so far",
  stock: "at one moment",
  incident: "one event",
  new: "newly counted",
  revision: "revised",
};

/** “Russian troops killed”: what an entry counts, in a few words. */
export function sayCounted(entry: Entry): string {
  return capitalise(nameCounted(entry));
}

/** “in Ukraine, total so far”: what tells an entry from its neighbours; null where nothing does. */
export function sayScope(entry: Entry): string | null {
  const parts = [
    entry.place === null ? null : `in ${entry.place}`,
    entry.accounting === null ? null : (ACCOUNTING[entry.accounting] ?? entry.accounting),
    entry.unit === "people" || entry.unit === "percent" ? null : `counted in ${entry.unit}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(", ");
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
