// The pages of docs/ that follow from the program: npm run docs. A test compares them with what stands there.
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { renderCliDoc, renderSettingsDoc } from "./render-docs.ts";

const DOCS = resolve(import.meta.dirname, "../docs");

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(DOCS, "cli.md"), await renderCliDoc());
  writeFileSync(join(DOCS, "settings.md"), renderSettingsDoc());
}
