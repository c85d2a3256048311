import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { renderCliDoc, renderSettingsDoc } from "../scripts/render-docs.ts";
import { COMMANDS } from "../src/cli/command-list.ts";
import { SETTINGS } from "../src/config/settings.ts";
import { runHearsay } from "./support/run-hearsay.ts";

const HOME = resolve(import.meta.dirname, "..");
const readDoc = (name: string): string => readFileSync(join(HOME, name), "utf8");

test("docs/cli.md is the help of every command (npm run docs makes it)", async () => {
  expect(readDoc("docs/cli.md")).toBe(await renderCliDoc());
});

test("docs/settings.md is the table of settings (npm run docs makes it)", () => {
  expect(readDoc("docs/settings.md")).toBe(renderSettingsDoc());
});

test.for(Object.values(SETTINGS).map((setting) => setting.env))("%s is documented", (name) => {
  expect(readDoc("docs/settings.md")).toContain(`\`${name}\``);
});

test("every variable that the program reads is documented", () => {
  const known = readDoc("docs/settings.md");
  const files = [
    "src/cli/run-cli.ts",
    "src/cli/say-fault.ts",
    "src/cli/paint.ts",
    "src/cli/terminal.ts",
    "src/cli/commands/review.ts",
  ];
  const read = files.flatMap((file) => [...readDoc(file).matchAll(/environment\.([A-Z_]+)|isSet\("([A-Z_]+)"\)/g)]);
  const names = new Set(
    read.map((match) => match[1] ?? match[2] ?? "").filter((name) => !["USER", "TERM"].includes(name)),
  );
  expect(names.size).toBeGreaterThan(3);
  for (const name of names) expect(known).toContain(`\`${name}\``);
});

test.for([
  "README.md",
  "docs/architecture.md",
  "docs/cli.md",
  "docs/formats.md",
  "docs/glossary.md",
  "docs/method.md",
  "docs/settings.md",
  "docs/tutorial.md",
])("%s: every link leads somewhere", (name) => {
  const links = [...readDoc(name).matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map((match) => match[1] ?? "");
  for (const link of links.filter((each) => !/^[a-z]+:/.test(each)))
    expect(existsSync(resolve(HOME, name, "..", link)), `${name}: ${link}`).toBe(true);
});

test("every command that a page shows exists, with its options", async () => {
  const known = new Map<string, string>();
  for (const { name } of COMMANDS) known.set(name, (await runHearsay([name, "--help"])).out);
  for (const name of ["README.md", "docs/tutorial.md", "docs/method.md", "docs/formats.md"])
    for (const [, command = "", rest = ""] of readDoc(name).matchAll(/(?:npx |`|\n)hearsay ([a-z]+)([^\n`]*)/g)) {
      expect(known.has(command), `${name}: hearsay ${command}`).toBe(true);
      if (command === "review") continue;
      for (const [option] of rest.replace(/#.*/, "").matchAll(/--[a-z-]+/g))
        expect(known.get(command), `${name}: hearsay ${command} ${option}`).toContain(option);
    }
});

// The records that the sample makes, by the section of docs/formats.md that describes them.
const SECTIONS: readonly (readonly [section: string, words: readonly string[], inner: readonly string[]])[] = [
  ["Report", ["read"], []],
  ["Claim", ["claims"], []],
  ["Attribution", ["attributions"], []],
  ["Edge", ["lineage"], []],
  ["Ledger", ["ledger"], ["Entry", "Statement", "Finding"]],
];
let formats = "";
beforeAll(() => {
  formats = readDoc("docs/formats.md");
});

test.for(SECTIONS)("docs/formats.md has every field of a %s", async ([section, words, inner]) => {
  const { records, code, talk } = await runHearsay([...words, join(HOME, "samples"), "--json"]);
  expect(code, talk).toBe(0);
  expect(records.length).toBeGreaterThan(0);
  const described = [section, ...inner].map(sectionOf).join("\n");
  const fields = new Set(records.flatMap((record) => [...fieldsOf(record)]));
  const missing = [...fields].filter((field) => !described.includes(`"${field}"`)).sort();
  expect(missing).toEqual([]);
});

test.for([
  ["Report", "src/report/report.ts", ["Outlet", "Report"]],
  ["Claim", "src/claim/claim.ts", ["Figure", "Population", "Period", "Source", "Confidence", "Reason", "Claim"]],
  ["Attribution", "src/claim/attribution.ts", ["AttributionSource", "Attribution"]],
  ["Edge", "src/lineage/edge.ts", ["Passage", "Edge"]],
  ["Story", "src/story/story.ts", ["Story"]],
  ["Ledger", "src/ledger/ledger.ts", ["LedgerReport", "Assessment", "Ledger"]],
  ["Entry", "src/ledger/ledger.ts", ["CountInterval", "Estimate", "EvolutionStep", "Entry"]],
  ["Statement", "src/ledger/ledger.ts", ["Statement"]],
  ["Finding", "src/ledger/ledger.ts", ["Finding"]],
  ["Source", "src/ledger/list-sources.ts", ["OtherWord", "SourceFigure", "SourceRecord"]],
  ["Trace", "src/ledger/trace-figure.ts", ["TracedClaim", "TracedStatement", "TracedFigure"]],
  ["Act", "src/ledger/review-act.ts", ["ClaimAnchor", "ReviewAct"]],
] as const)("docs/formats.md, %s: every field that %s declares", ([section, file, interfaces]) => {
  const source = readDoc(file);
  const described = sectionOf(section);
  for (const name of interfaces) {
    const body = new RegExp(`export interface ${name}\\b[^{]*\\{([\\s\\S]*?)\\n\\}`).exec(source)?.[1];
    expect(body, `${file} declares no ${name}`).toBeDefined();
    for (const [, field] of (body ?? "").matchAll(/^ {2}readonly (\w+)\??:/gm))
      expect(described, `${name}.${field}`).toContain(`"${field}"`);
  }
});

/** A section of the page: from its heading to the next one of any level. */
function sectionOf(name: string): string {
  const start = formats.search(new RegExp(`^#{2,3} ${name}$`, "m"));
  expect(start, `docs/formats.md has no section ${name}`).toBeGreaterThanOrEqual(0);
  const rest = formats.slice(start + 3);
  const end = rest.search(/^#{2,3} /m);
  return end < 0 ? rest : rest.slice(0, end);
}

function fieldsOf(value: unknown): ReadonlySet<string> {
  const fields = new Set<string>();
  const visit = (inner: unknown): void => {
    if (Array.isArray(inner)) inner.forEach(visit);
    else if (typeof inner === "object" && inner !== null)
      for (const [key, deeper] of Object.entries(inner)) {
        fields.add(key);
        visit(deeper);
      }
  };
  visit(value);
  return fields;
}
