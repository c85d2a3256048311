import { readdirSync } from "node:fs";

/** Whether a path asks for a pattern: `*`, `?`, `[…]` or `{…}`. */
export function isGlob(path: string): boolean {
  return /[*?[{]/.test(path);
}

/**
 * The files a pattern stands for, sorted by name: `*` and `?` within a name, `**` for any folders, `[ab]`, `{a,b}`.
 * Names that begin with a dot match only a pattern that does. Folders that cannot be read are passed over.
 */
export function expandGlob(pattern: string): readonly string[] {
  const files = expandBraces(pattern).flatMap((plain) => {
    const segments = plain.split("/").filter((segment, index) => segment !== "" || index === 0);
    return segments[0] === "" ? matchFrom("/", segments.slice(1)) : matchFrom("", segments);
  });
  return [...new Set(files)].sort();
}

// More than this many readings of one pattern are a slip of the keyboard.
const MOST_READINGS = 1000;

/** `{a,b}/{c,d}` as the four patterns that it stands for. */
function expandBraces(pattern: string): readonly string[] {
  let readings: readonly string[] = [""];
  for (const part of pattern.split(/(\{[^{}]*,[^{}]*\})/)) {
    const choices = /^\{.*,.*\}$/.test(part) ? part.slice(1, -1).split(",") : [part];
    readings = readings.flatMap((reading) => choices.map((choice) => reading + choice)).slice(0, MOST_READINGS);
  }
  return readings;
}

function matchFrom(folder: string, segments: readonly string[]): readonly string[] {
  const [segment, ...rest] = segments;
  if (segment === undefined) return [];
  if (segment === "**") {
    const deeper = listFolder(folder).filter((entry) => entry.isFolder && !entry.name.startsWith("."));
    const here = rest.length === 0 ? matchFrom(folder, ["*"]) : matchFrom(folder, rest);
    return [...here, ...deeper.flatMap((entry) => matchFrom(`${folder}${entry.name}/`, segments))];
  }
  if (!isGlob(segment)) {
    if (rest.length > 0) return matchFrom(`${folder}${segment}/`, rest);
    return listFolder(folder).some((entry) => entry.name === segment) ? [`${folder}${segment}`] : [];
  }
  const matches = segmentPattern(segment);
  return listFolder(folder)
    .filter((entry) => matches.test(entry.name) && (segment.startsWith(".") || !entry.name.startsWith(".")))
    .flatMap((entry) => {
      if (rest.length > 0) return entry.isFolder ? matchFrom(`${folder}${entry.name}/`, rest) : [];
      return entry.isFolder ? [] : [`${folder}${entry.name}`];
    });
}

function listFolder(folder: string): readonly { readonly name: string; readonly isFolder: boolean }[] {
  try {
    return readdirSync(folder === "" ? "." : folder, { withFileTypes: true }).map((entry) => ({
      name: entry.name,
      isFolder: entry.isDirectory(),
    }));
  } catch {
    return [];
  }
}

function segmentPattern(segment: string): RegExp {
  const source = segment.replace(/\[!?[^\]]+\]|[*?]|[.+^$(){}|\\/[\]]/g, (part) => {
    if (part === "*") return "[^/]*";
    if (part === "?") return "[^/]";
    if (part.length > 1) return part.replace(/^\[!/, "[^").replaceAll("\\", "\\\\");
    return `\\${part}`;
  });
  try {
    return new RegExp(`^${source}$`, "u");
  } catch {
    // A set such as [z-a] is none: its characters are taken as they stand.
    return new RegExp(`^${segment.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`, "u");
  }
}
