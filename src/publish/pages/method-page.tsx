import { ADMIRALTY_RULE, CREDIBILITY, RELIABILITY } from "../../ledger/admiralty.ts";
import { PROFILE_RULES } from "../../ledger/estimate-entry.ts";
import { GRADE_RULES } from "../../ledger/grade-entry.ts";
import { readLexiconFile } from "../../lexicon/read-lexicon-file.ts";
import { PageFrame, renderPage } from "../page-frame.tsx";
import type { SiteFrame } from "../site.ts";

/** How the program counts, in the words that the pages use. */
export function renderMethodPage(frame: SiteFrame): string {
  return renderPage(
    <PageFrame
      frame={frame}
      head={{ title: "Method", description: "How hearsay traces figures and counts origins.", feed: null }}
    >
      <h1>How this is counted</h1>
      <div class="prose">
        <p>
          A <strong>claim</strong> is one figure at one place in one report. A <strong>statement</strong> is one
          utterance: the same source, day and value, however many reports carry it. An <strong>entry</strong> is one
          thing counted.
        </p>
        <p>
          An <strong>origin</strong> is whoever a chain of attribution ends at. Outlets that print a figure are not
          origins of it. Where one origin names another as its basis, or two unnamed officials may be one, the count is
          an interval: the lower end counts only those that nothing shows or suggests to draw on each other.
        </p>
        <p>
          Nothing is averaged, nothing is made up where a text is silent, and a figure is never confirmed by its
          likeness to another. “Could not tell” is shown as such, never as 0.
        </p>
      </div>
      <section class="section" aria-labelledby="grades">
        <h2 id="grades">Grades</h2>
        <dl class="definitions">
          {Object.entries(GRADE_RULES).map(([grade, rule]) => (
            <>
              <dt>{grade.replace("-", " ")}</dt>
              <dd>{rule}</dd>
            </>
          ))}
        </dl>
      </section>
      <section class="section" aria-labelledby="admiralty">
        <h2 id="admiralty">The Admiralty pair</h2>
        <p>{ADMIRALTY_RULE}</p>
        <dl class="definitions">
          {[...Object.entries(RELIABILITY), ...Object.entries(CREDIBILITY)].map(([sign, meaning]) => (
            <>
              <dt>{sign}</dt>
              <dd>{meaning}</dd>
            </>
          ))}
        </dl>
      </section>
      <section class="section" aria-labelledby="profiles">
        <h2 id="profiles">Ranges</h2>
        <dl class="definitions">
          {Object.entries(PROFILE_RULES).map(([name, rule]) => (
            <>
              <dt>{name}</dt>
              <dd>{rule}</dd>
            </>
          ))}
        </dl>
      </section>
      <section class="section" aria-labelledby="measures">
        <h2 id="measures">What each measure counts</h2>
        <dl class="definitions">
          {readLexiconFile("definitions").map(([measure, definition]) => (
            <>
              <dt>{measure}</dt>
              <dd>{definition}</dd>
            </>
          ))}
        </dl>
      </section>
    </PageFrame>,
  );
}
