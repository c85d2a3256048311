import { changesFirst, type SentenceDiff } from "../../lineage/diff-revisions.ts";
import type { Report } from "../../report/report.ts";
import type { Span } from "../../text/span.ts";
import type { Revision } from "../../work/list-revisions.ts";
import { plainLine, wrapToWidth } from "../display-width.ts";
import type { Terminal } from "../terminal.ts";

type View = Pick<Terminal, "width" | "paint">;

const FOLDED = ["same", "trivial", "moved"] as const;
// Around words that changed: on a screen without colours too.
const MARKS = ["⟦", "⟧"] as const;

/** Two states of a report: the sentences whose figures changed first, then the others, then what is folded away. */
export function describeRevision({ earlier, later }: Revision, diffs: readonly SentenceDiff[], view: View): string {
  const { paint } = view;
  const changes = changesFirst(diffs).map((diff) => describeChange(diff, view));
  const folded = FOLDED.flatMap((kind) => {
    const count = diffs.filter((diff) => diff.kind === kind).length;
    return count === 0 ? [] : `${count} ${kind}`;
  });
  return [
    `${paint("strong", plainLine(later.title ?? earlier.title ?? "A report without a title"))}\n`,
    `${paint("bad", "−")} ${nameOf(earlier)}\n${paint("good", "+")} ${nameOf(later)}\n\n`,
    ...(changes.length === 0 ? ["No sentence changed.\n\n"] : changes),
    paint("dim", `${folded.join(", ")}${folded.length === 0 ? "" : " (folded; --all shows them)"}\n`),
  ].join("");
}

/** Every sentence of two states in the order of the text, unchanged ones too. */
export function describeWholeRevision(revision: Revision, diffs: readonly SentenceDiff[], view: View): string {
  const head = describeRevision(revision, [], view).split("\n").slice(0, 3).join("\n");
  return `${head}\n\n${diffs.map((diff) => describeChange(diff, view)).join("")}`;
}

function describeChange(diff: SentenceDiff, view: View): string {
  const { before, after, kind, figures } = diff;
  const { paint, width } = view;
  if (kind === "same" || kind === "moved") {
    const words = wrapToWidth(plainLine(after?.text ?? ""), width - 2);
    return `${words.map((line) => paint("dim", `  ${line}`)).join("\n")}${kind === "moved" ? paint("dim", "  (moved)") : ""}\n\n`;
  }
  const hasFigures = figures.before.length + figures.after.length > 0;
  const numbers = `${figures.before.join(", ") || "none"} → ${figures.after.join(", ") || "none"}`;
  const head = hasFigures
    ? paint("figure", `${kind === "figures" ? "figures" : kind}  ${numbers}`)
    : paint("dim", kind);
  const lines = [
    ...(before === null
      ? []
      : markLines(before, diff.changedBefore, width, kind).map(
          (line, at) => `${at === 0 ? paint("bad", "− ") : "  "}${line}`,
        )),
    ...(after === null
      ? []
      : markLines(after, diff.changedAfter, width, kind).map(
          (line, at) => `${at === 0 ? paint("good", "+ ") : "  "}${line}`,
        )),
  ];
  return `${head}\n${lines.join("\n")}\n\n`;
}

// The words that the other side has not stand in brackets; a sentence that is new as a whole needs none.
function markLines(
  sentence: Span & { readonly text: string },
  changed: readonly Span[],
  width: number,
  kind: SentenceDiff["kind"],
): readonly string[] {
  if (kind === "added" || kind === "removed") return wrapToWidth(plainLine(sentence.text), width - 2);
  let marked = "";
  let at = sentence.start;
  for (const span of changed) {
    marked += sentence.text.slice(at - sentence.start, span.start - sentence.start);
    marked += `${MARKS[0]}${sentence.text.slice(span.start - sentence.start, span.end - sentence.start)}${MARKS[1]}`;
    at = span.end;
  }
  marked += sentence.text.slice(at - sentence.start);
  return wrapToWidth(plainLine(marked), width - 2);
}

const nameOf = (report: Report): string =>
  plainLine(
    [
      report.file ?? report.url ?? report.id,
      report.outlet?.name ?? "",
      (report.modifiedAt ?? report.publishedAt ?? report.capturedAt ?? "").slice(0, 16).replace("T", " "),
    ]
      .filter((part) => part !== "")
      .join(" · "),
  );
