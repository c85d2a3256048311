import type { PageElement } from "./parse-page.ts";

/** How much text stands in an element and below it, in characters, and how much of it in links. */
export interface TextMeasure {
  readonly text: number;
  readonly links: number;
}

const NEVER_TEXT = new Set(
  "script style noscript template svg math button select textarea input iframe object embed canvas audio video head figcaption nav footer aside dialog menu label option datalist map area".split(
    " ",
  ),
);
const ROLES =
  /^(navigation|complementary|contentinfo|dialog|alert|alertdialog|menu|menubar|search|banner|toolbar|tablist|tooltip)$/i;
// Names that templates give to what stands beside an article. Whole words of a class or id: `ad` is not in `headline`.
const BESIDE = wordsPattern(
  "nav navbar navigation menu submenu breadcrumb breadcrumbs crumbs sidebar rail footer foot related recommended recommendation recommendations recirc recirculation share sharing sharebar sharetools social-share social-links social-icons social-buttons social-bar social-tools sociallinks follow-us cookie cookies consent gdpr newsletter signup subscribe subscription promo promos promotion advert advertisement advertising ad ads adslot dfp sponsor sponsored sponsors popup modal overlay paywall caption captions wp-caption-text photo-credit image-credit credit credits copyright tags taglist tag-list topics keywords toolbar tools widget widgets trending most-read mostread most-popular popular more-stories more-from more-on more-news also-read readmore read-more read-next readnext next-article up-next outbrain taboola pagination pager skip skip-link sr-only visually-hidden visuallyhidden screen-reader-text timestamp datetime publish-date pubdate post-date posted-on entry-meta article-meta post-meta meta-info metadata byline bylines author author-bio author-box author-info about-author authorbox bio kicker eyebrow teaser teasers card-list playlist gallery-nav slideshow-nav video-player hidden noprint no-print print-only legal disclaimer login rating ratings poll quiz",
);
const BODY =
  /(?:^|[\s_-])(?:article|story|post|entry|news)[_-]{0,2}(?:body|content|text|copy)(?:[_-]{1,2}(?:body|content|text|copy|main|inner|wrapper|container))?(?=$|\s)/i;
const COMMENTS = wordsPattern(
  "comment comments commentlist disqus respond replies reader-comments livefyre fb-comments",
);
const HIDDEN = /display\s*:\s*none|visibility\s*:\s*hidden/i;
const ROOTS = new Set(["html", "body", "main", "#root"]);

/**
 * Whether an element and all below it is no part of an article: navigation, asides, footers, forms, captions, hidden
 * and related things, told by name, role, and the words of class and id. What holds much of the page's text is never
 * left out for its class alone: templates call whole pages `with-sidebar`.
 */
export function isLeftOut(each: PageElement, measure: TextMeasure, pageText: number): boolean {
  if (NEVER_TEXT.has(each.name)) return true;
  if (ROOTS.has(each.name)) return false;
  if (each.attributes.size === 0) return false;
  if (isHidden(each)) return true;
  const role = each.attributes.get("role");
  if (role !== undefined && ROLES.test(role)) return true;
  const property = each.attributes.get("itemprop") ?? "";
  if (isNamedAsBody(each)) return false;
  if (/^(author|datePublished|dateModified|publisher|headline)$/i.test(property) && measure.text < 300) return true;
  const marks = marksOf(each);
  if (COMMENTS.test(marks) && measure.text < pageText * 0.8) return true;
  return BESIDE.test(marks) && measure.text < pageText * 0.4;
}

/** Whether a page names an element as the body of its article. */
export function isNamedAsBody(each: PageElement): boolean {
  return /articleBody/i.test(each.attributes.get("itemprop") ?? "") || BODY.test(marksOf(each));
}

/** Whether an element is kept from readers' eyes. */
export function isHidden(each: PageElement): boolean {
  if (each.attributes.has("hidden") || each.attributes.get("aria-hidden") === "true") return true;
  return HIDDEN.test(each.attributes.get("style") ?? "");
}

/** Measures every element once, from the leaves up. */
export function measurePage(root: PageElement): ReadonlyMap<PageElement, TextMeasure> {
  const measures = new Map<PageElement, TextMeasure>();
  const visit = (each: PageElement): TextMeasure => {
    let text = 0;
    let links = 0;
    if (!NEVER_TEXT.has(each.name) && !isHidden(each)) {
      for (const child of each.children) {
        if (typeof child === "string") text += child.trim().length;
        else {
          const below = visit(child);
          text += below.text;
          links += below.links;
        }
      }
    }
    const measure = { text, links: each.name === "a" ? text : links };
    measures.set(each, measure);
    return measure;
  };
  visit(root);
  return measures;
}

/** Class and id as words: `imageCaption` is `image-Caption`. */
function marksOf({ attributes }: PageElement): string {
  const marks = `${attributes.get("class") ?? ""} ${attributes.get("id") ?? ""}`;
  return marks.slice(0, 1000).replace(/([a-z])([A-Z])/g, "$1-$2");
}

function wordsPattern(words: string): RegExp {
  return new RegExp(`(?:^|[\\s_]|-{1,2})(?:${words.split(" ").join("|")})(?=$|[\\s_-])`, "i");
}
