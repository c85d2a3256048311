import { Tokenizer } from "htmlparser2";

/** An element of a page: only what reading needs of it. */
export interface PageElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (PageElement | string)[];
  readonly parent: PageElement | null;
}

/** A page in one piece: its tree, without what is never text. */
export interface Page {
  readonly root: PageElement;
  /** `<meta>`: lower-case name, property or itemprop, and content, in page order. */
  readonly metas: readonly (readonly [name: string, content: string])[];
  /** The JSON of `<script type="application/ld+json">`, unparsed. */
  readonly linkedJson: readonly string[];
}

// Deeper than any honest page; what is below is taken as if it stood here, so that no later step can be made to recurse.
const DEEPEST = 250;
const MOST_ATTRIBUTES = 40;
const VOID = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));
const KEPT_ATTRIBUTES = new Set(
  "class id role hidden aria-hidden style datetime itemprop itemtype rel href content property name lang type http-equiv data-testid data-component".split(
    " ",
  ),
);
// An opening tag ends these, if they are open: `<p>` before a block, one cell or item before the next.
const BLOCKS =
  "address article aside blockquote center details dialog dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table ul";
const ENDS: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...BLOCKS.split(" ").map((name) => [name, ["p"]] as const),
  ["li", ["li", "p"]],
  ["dt", ["dt", "dd", "p"]],
  ["dd", ["dt", "dd", "p"]],
  ["tr", ["tr", "td", "th", "p"]],
  ["td", ["td", "th", "p"]],
  ["th", ["td", "th", "p"]],
  ["tbody", ["tr", "td", "th", "thead", "tbody", "p"]],
  ["tfoot", ["tr", "td", "th", "tbody", "p"]],
  ["option", ["option"]],
]);
// What an implied end does not reach across.
const BARRIERS = new Set(
  "table ul ol dl div article section aside main blockquote figure form html body button details".split(" "),
);

/**
 * Parses HTML in one pass over htmlparser2's tokens. No script is run and nothing is fetched. Time is linear in the
 * length: depth, attributes and the search for a tag to close are bounded.
 */
export function parsePage(html: string): Page {
  const root = element("#root", new Map(), null);
  const metas: [string, string][] = [];
  const linkedJson: string[] = [];
  const open: PageElement[] = [root];
  // Open tags below the deepest level, which have no element of their own.
  let below = 0;
  let name = "";
  let attributes = new Map<string, string>();
  let attribute = "";
  let value = "";

  const top = (): PageElement => open[open.length - 1] ?? root;
  const addText = (words: string): void => {
    const { children } = top();
    const last = children[children.length - 1];
    if (typeof last === "string") children[children.length - 1] = last + words;
    else children.push(words);
  };
  const endImplied = (names: readonly string[]): void => {
    for (let at = open.length - 1; at > 0; at -= 1) {
      const each = open[at]?.name ?? "";
      if (names.includes(each)) open.length = at;
      else if (BARRIERS.has(each)) return;
    }
  };
  const openTag = (): void => {
    if (name === "meta") addMeta(metas, attributes);
    const ends = ENDS.get(name);
    if (ends !== undefined && below === 0) endImplied(ends);
    const parent = top();
    if (open.length > DEEPEST && !VOID.has(name)) {
      below += 1;
      return;
    }
    const child = element(name, attributes, parent);
    parent.children.push(child);
    if (!VOID.has(name)) open.push(child);
  };
  const closeTag = (closing: string): void => {
    if (below > 0) {
      below -= 1;
      return;
    }
    for (let at = open.length - 1; at > 0; at -= 1) {
      if (open[at]?.name !== closing) continue;
      const closed = open[at];
      open.length = at;
      if (closed !== undefined && isLinkedJson(closed)) linkedJson.push(closed.children.join(""));
      return;
    }
    if (closing === "p" || closing === "br") top().children.push(element("br", new Map(), top()));
  };

  const tokenizer = new Tokenizer(
    {},
    {
      onopentagname: (start, end) => {
        name = html.slice(start, end).toLowerCase();
        attributes = new Map();
      },
      onattribname: (start, end) => {
        attribute = html.slice(start, end).toLowerCase();
        value = "";
      },
      onattribdata: (start, end) => {
        value += html.slice(start, end);
      },
      onattribentity: (codepoint) => {
        value += String.fromCodePoint(codepoint);
      },
      onattribend: () => {
        if (KEPT_ATTRIBUTES.has(attribute) && attributes.size < MOST_ATTRIBUTES && !attributes.has(attribute))
          attributes.set(attribute, value);
      },
      onopentagend: openTag,
      onselfclosingtag: openTag,
      onclosetag: (start, end) => closeTag(html.slice(start, end).toLowerCase()),
      ontext: (start, end) => addText(html.slice(start, end)),
      ontextentity: (codepoint) => addText(String.fromCodePoint(codepoint)),
      oncdata: () => {},
      oncomment: () => {},
      ondeclaration: () => {},
      onprocessinginstruction: () => {},
      onend: () => {},
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return { root, metas, linkedJson };
}

/** Every element below one, in page order. */
export function listElements(from: PageElement): readonly PageElement[] {
  const all: PageElement[] = [];
  const visit = (each: PageElement): void => {
    for (const child of each.children) {
      if (typeof child === "string") continue;
      all.push(child);
      visit(child);
    }
  };
  visit(from);
  return all;
}

/** The text of an element and all below it, white space collapsed. */
export function textOf(from: PageElement): string {
  const pieces: string[] = [];
  const collect = (each: PageElement): void => {
    for (const child of each.children) {
      if (typeof child === "string") pieces.push(child);
      else if (child.name === "br") pieces.push(" ");
      else if (child.name !== "script" && child.name !== "style") collect(child);
    }
  };
  collect(from);
  return pieces
    .join("")
    .replace(/[ \t\r\n\f]+/g, " ")
    .trim();
}

function element(name: string, attributes: ReadonlyMap<string, string>, parent: PageElement | null): PageElement {
  return { name, attributes, children: [], parent };
}

function addMeta(metas: [string, string][], attributes: ReadonlyMap<string, string>): void {
  const content = attributes.get("content");
  if (content === undefined) return;
  for (const key of ["property", "name", "itemprop", "http-equiv"]) {
    const name = attributes.get(key);
    if (name !== undefined) metas.push([name.trim().toLowerCase(), content]);
  }
}

function isLinkedJson(closed: PageElement): boolean {
  return closed.name === "script" && /ld\+json/i.test(closed.attributes.get("type") ?? "");
}
