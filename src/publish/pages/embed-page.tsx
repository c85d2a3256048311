import type { Entry } from "../../ledger/ledger.ts";
import { linkFrom, pathOf } from "../links.ts";
import { renderPage } from "../page-frame.tsx";
import { plural, sayCounted, sayOrigins } from "../parts/say-counts.ts";
import { sayRange } from "../parts/say-figure.ts";
import type { SiteFrame, SiteStory } from "../site.ts";

/** One figure as a card for other sites' `<iframe>`: the range, how many stand behind it, and where it comes from. */
export function renderEmbedPage(story: SiteStory, entry: Entry, frame: SiteFrame): string {
  const name = sayCounted(entry);
  const names = entry.origins.names.slice(0, 4).join(", ");
  return renderPage(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; base-uri 'none'" />
        <title>{name} · hearsay</title>
        <link rel="stylesheet" href={linkFrom(frame.path, pathOf.style())} />
      </head>
      <body class="embed">
        <main class="card">
          <h1 class="figure__label">{name}</h1>
          <p class="figure__value number">{sayRange(entry.estimate.low, entry.estimate.high, entry.unit)}</p>
          <ul class="badges">
            <li class={entry.origins.max === 0 ? "badge badge--unknown" : "badge badge--origins"}>
              {sayOrigins(entry.origins)}
            </li>
            <li class="badge">
              {plural(Math.max(0, ...entry.statements.map((statement) => statement.outlets)), "outlet")}
            </li>
            <li class="badge">{entry.grade.replace("-", " ")}</li>
          </ul>
          <p class="small soft">
            {names === "" ? "No origin is named." : `Said by ${names}.`} Traced by hearsay from{" "}
            {plural(story.ledger.reports.length, "report")}:{" "}
            <a href={linkFrom(frame.path, pathOf.entry(entry.id))} target="_blank" rel="noopener">
              see who said it
            </a>
            .
          </p>
        </main>
      </body>
    </html>,
  );
}
