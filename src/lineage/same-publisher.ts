import { findOutletByName, foldOutletName } from "../report/find-outlet.ts";
import type { Outlet, Report } from "../report/report.ts";

/** Whether one outlet published both; null where one of them is not known. */
export function isOneOutlet(a: Report, b: Report): boolean | null {
  if (a.outlet === null || b.outlet === null) return null;
  return outletKey(a.outlet) === outletKey(b.outlet);
}

/** Whether both stand under one address, as a page and its later version do; null where one of them is not known. */
export function isOneUrl(a: Report, b: Report): boolean | null {
  const [keyA, keyB] = [urlKey(a.url), urlKey(b.url)];
  return keyA === null || keyB === null ? null : keyA === keyB;
}

const keys = new Map<string, string>();
const KEYS_KEPT = 20_000;

/** What makes two outlets one: the listed name, else the name as stated. */
export function outletKey(outlet: Outlet): string {
  const known = keys.get(outlet.name);
  if (known !== undefined) return known;
  const key = findOutletByName(outlet.name)?.name ?? foldOutletName(outlet.name);
  if (keys.size >= KEYS_KEPT) keys.clear();
  keys.set(outlet.name, key);
  return key;
}

/** An address without what changes between visits: scheme, `www.`, fragment, tracking, a trailing slash. Null for none. */
export function urlKey(url: string | null): string | null {
  const match = /^[a-z]+:\/\/(?:www\d?\.|m\.|amp\.)?([^/?#]+)([^?#]*)(\?[^#]*)?/i.exec(url ?? "");
  if (match === null) return null;
  const query = (match[3] ?? "")
    .slice(1)
    .split("&")
    .filter(
      (part) => part !== "" && !/^(?:utm_|fbclid|gclid|ref=|cmp|ito=|ns_|at_|smid|share|output=amp|amp)/i.test(part),
    )
    .sort()
    .join("&");
  const path = (match[2] ?? "").replace(/\/(?:(?:amp|index\.html?)\/?)?$/i, "");
  // A front page holds everything in turn and is nobody's page.
  if (path === "" && query === "") return null;
  return `${(match[1] ?? "").toLowerCase()}${path}${query === "" ? "" : `?${query}`}`;
}
