// tsc copies no data: the lexicons (words, places), the styles and the page's scripts go beside the code that reads them.
import { cpSync } from "node:fs";

const isData = (path) => !/\.(ts|tsx)$/.test(path);
for (const folder of ["lexicon", "publish", "web"]) {
  cpSync(`src/${folder}`, `dist/${folder}`, { recursive: true, filter: isData, force: true });
}
