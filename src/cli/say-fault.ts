import { HearsayError } from "../error.ts";
import type { Notice } from "../notice.ts";
import type { Fault } from "../report/capture.ts";
import { plainLine } from "./display-width.ts";
import type { Paint } from "./paint.ts";

/** Material that could not be read, as a line. */
export function sayFault({ path, line, code, message }: Fault, paint: Paint): string {
  const place = line === null ? path : `${path}:${line}`;
  return `${paint("bad", "hearsay:")} ${plainLine(place)}: ${plainLine(message)} (${code})`;
}

/** What was passed over and is no fault, as a line. */
export function sayNotice({ code, text }: Notice, paint: Paint): string {
  return paint("dim", `hearsay: ${plainLine(text)} (${code})`);
}

/** What stopped the program: what and where, then what was expected and the call that mends it. */
export function sayError(
  error: unknown,
  paint: Paint,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  if (error instanceof HearsayError) {
    const first = `${paint("bad", "hearsay:")} ${plainLine(error.message)} (${error.code})`;
    return [first, ...error.detail.map((line) => `  ${plainLine(line)}`)].join("\n");
  }
  const message = error instanceof Error ? error.message : String(error);
  const trace = error instanceof Error && environment.HEARSAY_TRACE !== undefined ? `\n${error.stack ?? ""}` : "";
  return `${paint("bad", "hearsay:")} ${plainLine(message)} (internal)\n  This is a fault of the program. HEARSAY_TRACE=1 shows where it happened.${trace}`;
}
