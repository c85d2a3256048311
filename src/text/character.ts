/**
 * What a code unit is to the reader of news. Tables instead of regular expressions: one array look-up a character.
 */
export const CharacterClass = {
  space: 0,
  letter: 1,
  digit: 2,
  /** ' and ’ : inside a word an apostrophe, else a quote mark. */
  apostrophe: 3,
  /** - ‐ ‑ – — − */
  dash: 4,
  period: 5,
  comma: 6,
  quote: 7,
  newline: 8,
  /** Zero-width characters, soft hyphens, combining marks, variation selectors: part of whatever they stand in. */
  ignored: 9,
  symbol: 10,
} as const;

const TABLE_SIZE = 0x10000;
const classes = new Uint8Array(TABLE_SIZE).fill(CharacterClass.symbol);
const folds = new Uint16Array(TABLE_SIZE);

// Letters of the scripts that are folded one by one; what lies beyond (CJK, Hangul …) is a letter that folds to itself.
const FOLDED_RANGES: readonly (readonly [number, number])[] = [
  [0x00, 0x600],
  [0x1e00, 0x2000],
  [0x2100, 0x2150],
  [0xff00, 0xff60],
];

const setAll = (characters: string, value: number): void => {
  for (const character of characters) classes[character.charCodeAt(0)] = value;
};

for (let code = 0; code < TABLE_SIZE; code++) folds[code] = code;
for (const [from, to] of FOLDED_RANGES) {
  for (let code = from; code < to; code++) {
    const character = String.fromCharCode(code);
    if (/\p{L}/u.test(character)) classes[code] = CharacterClass.letter;
    else if (/\p{Nd}/u.test(character)) classes[code] = CharacterClass.digit;
    else if (/\p{M}/u.test(character)) classes[code] = CharacterClass.ignored;
    const base = character.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    if (base.length === 1) folds[code] = base.charCodeAt(0);
    else if (character.toLowerCase().length === 1) folds[code] = character.toLowerCase().charCodeAt(0);
  }
}
// Scripts beyond the folded ranges: letters as they stand.
for (let code = 0x600; code < 0x1e00; code++) classes[code] = CharacterClass.letter;
for (let code = 0x2c00; code < 0xd800; code++) classes[code] = CharacterClass.letter;
for (let code = 0xf900; code < 0xfe00; code++) classes[code] = CharacterClass.letter;
setAll(
  " \t\u000b\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
  CharacterClass.space,
);
setAll("\n\r\u0085\u2028\u2029", CharacterClass.newline);
setAll("'\u2018\u2019\u02bc\u2032", CharacterClass.apostrophe);
setAll('"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a', CharacterClass.quote);
setAll("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212", CharacterClass.dash);
setAll(".\u2024", CharacterClass.period);
setAll(",\uff0c", CharacterClass.comma);
setAll("\u200b\u200c\u200d\u200e\u200f\u00ad\u2060\ufeff\ufe0f\u0000", CharacterClass.ignored);
for (let code = 0x202a; code <= 0x202e; code++) classes[code] = CharacterClass.ignored;
for (let code = 0x2066; code <= 0x2069; code++) classes[code] = CharacterClass.ignored;
// “ª º µ” are letters to Unicode and signs to the press.
setAll("ªº", CharacterClass.symbol);
// All dashes are one dash, all quote marks one mark: outlets differ in them and mean the same.
for (let code = 0; code < TABLE_SIZE; code++) {
  if (classes[code] === CharacterClass.dash) folds[code] = 0x2d;
  else if (classes[code] === CharacterClass.apostrophe) folds[code] = 0x27;
  else if (classes[code] === CharacterClass.quote) folds[code] = 0x22;
}

/** Class of a UTF-16 code unit: one of {@link CharacterClass}. Halves of surrogate pairs are symbols. */
export const classOf: Readonly<Uint8Array> = classes;

/** A code unit without case and accent: É → e, Ж → ж, ’ → '. One unit in, one unit out, so offsets stay true. */
export const foldOf: Readonly<Uint16Array> = folds;

/** Layout of {@link unitOf}: the fold in the low 16 bits, then the class, then whether it is a capital letter. */
export const Unit = {
  foldMask: 0xffff,
  classMask: 0xf0000,
  classShift: 16,
  capital: 0x100000,
  capitalShift: 20,
} as const;

const units = new Int32Array(TABLE_SIZE);
for (let code = 0; code < TABLE_SIZE; code++) {
  units[code] = (folds[code] ?? code) | ((classes[code] ?? 0) << Unit.classShift);
}
for (const [from, to] of FOLDED_RANGES) {
  for (let code = from; code < to; code++) {
    const character = String.fromCharCode(code);
    if (classes[code] === CharacterClass.letter && character !== character.toLowerCase())
      units[code] = (units[code] ?? 0) | Unit.capital;
  }
}

/** Class, fold and case of a code unit in one number, for loops that ask for all of them: see {@link Unit}. */
export const unitOf: Readonly<Int32Array> = units;

/** A string without case and accents, letter by letter; ignored characters are left out. */
export function foldText(text: string): string {
  if (isPlain(text)) return text.toLowerCase();
  let folded = "";
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (classes[code] !== CharacterClass.ignored) folded += String.fromCharCode(folds[code] ?? code);
  }
  return folded;
}

// ASCII but NUL: there folding is lower case and nothing is left out.
function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 0x80 || code === 0) return false;
  }
  return true;
}
