import { hash } from "node:crypto";

const SEPARATOR = "\u001f";

/**
 * A stable id of what makes a thing one: the first 16 hexadecimal digits (64 bits) of the SHA-256 of the parts.
 * Never fed a clock, an order or a database number, so the same material has the same id everywhere.
 */
export function digestOf(...parts: readonly (string | number | null)[]): string {
  return hash("sha256", parts.map((part) => (part === null ? "\u0000" : String(part))).join(SEPARATOR), "hex").slice(
    0,
    16,
  );
}
