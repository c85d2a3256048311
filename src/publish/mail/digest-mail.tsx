import { linkFrom, pathOf } from "../links.ts";
import { orderEntries } from "../parts/entry-order.ts";
import { plural, sayCounted, sayOrigins } from "../parts/say-counts.ts";
import { sayRange } from "../parts/say-figure.ts";
import type { Development, SiteStory } from "../site.ts";

/** A mail before it is addressed: a line, plain words, and the same as a page. */
export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const CHANGES_SHOWN = 25;
const FIGURES_SHOWN = 6;

/** What changed in a story since the reader was last told, its figures as they stand, and the way out. */
export function renderDigestMail(
  story: SiteStory,
  changes: readonly Development[],
  origin: string,
  unsubscribe: string,
): Mail {
  const { title, id } = story.ledger.story;
  const address = (path: string): string => new URL(linkFrom("", path), origin).href;
  const entries = orderEntries(story.ledger).slice(0, FIGURES_SHOWN);
  const figures = entries.map((entry) => ({
    text: `${sayCounted(entry)}: ${sayRange(entry.estimate.low, entry.estimate.high, entry.unit)} (${sayOrigins(entry.origins)})`,
    link: address(pathOf.entry(entry.id)),
  }));
  const shown = changes.slice(0, CHANGES_SHOWN);
  const page = address(pathOf.story(id));
  const text = [
    oneLine(title),
    page,
    "",
    `${plural(changes.length, "change")}:`,
    ...shown.map((change) => `- ${oneLine(change.text)}`),
    "",
    "As it stands:",
    ...figures.map((figure) => `- ${oneLine(figure.text)}\n  ${figure.link}`),
    "",
    `Stop these mails: ${unsubscribe}`,
    "",
  ].join("\n");
  const html = String(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
      </head>
      <body>
        <h1>
          <a href={page}>{title}</a>
        </h1>
        <h2>{plural(changes.length, "change")}</h2>
        <ul>
          {shown.map((change) => (
            <li>{change.path === null ? change.text : <a href={address(change.path)}>{change.text}</a>}</li>
          ))}
        </ul>
        <h2>As it stands</h2>
        <ul>
          {figures.map((figure) => (
            <li>
              <a href={figure.link}>{figure.text}</a>
            </li>
          ))}
        </ul>
        <p>
          <a href={unsubscribe}>Stop these mails</a>
        </p>
      </body>
    </html>,
  );
  return { subject: `${oneLine(title)}: ${plural(changes.length, "change")}`, text, html: `<!doctype html>\n${html}` };
}

/** The first mail: only who follows its link is ever written to again (double opt-in). */
export function renderConfirmMail(title: string, confirm: string): Mail {
  const text = [
    "Someone, we hope you, asked for mail about this story:",
    "",
    oneLine(title),
    "",
    `Confirm it here: ${confirm}`,
    "",
    "If it was not you, do nothing: no other mail will come.",
    "",
  ].join("\n");
  const html = String(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>Confirm</title>
      </head>
      <body>
        <p>Someone, we hope you, asked for mail about this story:</p>
        <p>
          <strong>{title}</strong>
        </p>
        <p>
          <a href={confirm}>Confirm it</a>
        </p>
        <p>If it was not you, do nothing: no other mail will come.</p>
      </body>
    </html>,
  );
  return { subject: "Confirm your digest", text, html: `<!doctype html>\n${html}` };
}

// A line break in a title must not become a line of the mail's head.
function oneLine(text: string): string {
  return text.replace(/[\r\n\t\u2028\u2029]+/g, " ").trim();
}
