/** What a page's JSON-LD says of the article, in its own words; null where it is silent. */
export interface LinkedArticle {
  readonly headline: string | null;
  readonly published: string | null;
  readonly modified: string | null;
  readonly publisher: string | null;
  readonly authors: readonly string[];
  readonly language: string | null;
  readonly url: string | null;
  /** The text itself, where the page gives it twice: a referee for what was found in the page. */
  readonly body: string | null;
}

type Node = Readonly<Record<string, unknown>>;

const MOST_NODES = 2000;
const DEEPEST = 8;

/**
 * Reads JSON-LD blocks (single nodes, arrays, `@graph`) and gives the first that is an article; null where none is.
 * Blocks that are no JSON are passed over: templates break them often.
 */
export function readLinkedJson(blocks: readonly string[]): LinkedArticle | null {
  const nodes = blocks.flatMap((block) => flatten(parse(block)));
  const byId = new Map(
    nodes.flatMap((node) => (typeof node["@id"] === "string" ? [[node["@id"], node] as const] : [])),
  );
  const articles = nodes.filter((node) => typesOf(node).some((type) => /(Article|BlogPosting|Report)$/.test(type)));
  const article = articles.find((node) => stringOf(node.articleBody) !== null) ?? articles[0];
  if (article === undefined) return null;
  const resolve = (value: unknown): unknown => {
    const id = isNode(value) ? value["@id"] : undefined;
    return isNode(value) && value.name === undefined && typeof id === "string" ? (byId.get(id) ?? value) : value;
  };
  return {
    headline: stringOf(article.headline) ?? stringOf(article.name),
    published: stringOf(article.datePublished) ?? stringOf(article.dateCreated),
    modified: stringOf(article.dateModified),
    publisher: namesOf(article.publisher ?? article.sourceOrganization, resolve)[0] ?? null,
    authors: namesOf(article.author ?? article.creator, resolve),
    language: stringOf(article.inLanguage),
    url: addressOf(article),
    body: bodyOf(article),
  };
}

function parse(block: string): unknown {
  const json = block
    .replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/, "")
    .replace(/(?:-->|\/\/\s*\]\]>|\]\]>)\s*$/, "")
    .trim()
    .replace(/;$/, "");
  try {
    return JSON.parse(json);
  } catch {
    try {
      // Line ends within strings are the usual fault.
      return JSON.parse(json.replace(/\p{Cc}+/gu, " "));
    } catch {
      return null;
    }
  }
}

function flatten(value: unknown): readonly Node[] {
  const nodes: Node[] = [];
  const visit = (each: unknown, depth: number): void => {
    if (depth > DEEPEST || nodes.length >= MOST_NODES) return;
    if (Array.isArray(each)) for (const member of each) visit(member, depth + 1);
    else if (isNode(each)) {
      nodes.push(each);
      for (const key of ["@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item"])
        if (each[key] !== undefined) visit(each[key], depth + 1);
    }
  };
  visit(value, 0);
  return nodes;
}

function namesOf(value: unknown, resolve: (value: unknown) => unknown): readonly string[] {
  const members = Array.isArray(value) ? value.slice(0, 20) : [value];
  return members.flatMap((member) => {
    const resolved = resolve(member);
    const name = isNode(resolved) ? stringOf(resolved.name) : stringOf(resolved);
    return name === null ? [] : [name];
  });
}

function addressOf(article: Node): string | null {
  const main = article.mainEntityOfPage;
  return (
    stringOf(article.url) ?? stringOf(main) ?? (isNode(main) ? (stringOf(main["@id"]) ?? stringOf(main.url)) : null)
  );
}

function bodyOf(article: Node): string | null {
  const body = stringOf(article.articleBody);
  if (body !== null) return body;
  const updates = article.liveBlogUpdate;
  if (!Array.isArray(updates)) return null;
  return (
    updates
      .slice(0, 500)
      .flatMap((update) => (isNode(update) ? [stringOf(update.headline), stringOf(update.articleBody)] : []))
      .filter((words) => words !== null)
      .join("\n\n") || null
  );
}

function typesOf(node: Node): readonly string[] {
  const type = node["@type"];
  return (Array.isArray(type) ? type : [type]).filter((each): each is string => typeof each === "string");
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function stringOf(value: unknown): string | null {
  if (Array.isArray(value)) return stringOf(value[0]);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}
