import { linkFrom, pathOf } from "../links.ts";
import type { SiteStory } from "../site.ts";

const SHOWN = 20;

/** Figures for another war, disaster or time: told for scale, counted in nothing. */
export function ComparisonSection({ story, from }: { story: SiteStory; from: string }) {
  const claims = story.ledger.comparisons.map((id) => story.claims.get(id)).filter((claim) => claim !== undefined);
  if (claims.length === 0) return null;
  return (
    <section class="section" aria-labelledby="scale">
      <h2 id="scale">Told for scale</h2>
      <p class="section__lead">Figures for other events, places or times. They enter no figure of this story.</p>
      <ul>
        {claims.slice(0, SHOWN).map((claim) => (
          <li>
            “{claim.evidence}”{" "}
            <a class="small" href={linkFrom(from, `${pathOf.report(claim.report)}#claim-${claim.id}`)}>
              {story.reports.get(claim.report)?.outlet?.name ?? "the report"}
              <span class="visually-hidden"> on: {claim.evidence}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
